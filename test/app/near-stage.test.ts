import { expect } from 'chai';
import fc from 'fast-check';
import { nearStage } from '../../src/app/near-stage.js';

const name = fc.stringMatching(/^[A-Za-z0-9_-]{1,20}$/);
const longWord = fc.stringMatching(/^[a-z]{4,12}$/);

describe('nearStage', () => {
  const near: readonly [given: string, listed: string][] = [
    ['prd', 'prod'],
    ['prod', 'prd'],
    ['porduction', 'production'],
    ['produciton', 'production'],
    ['prodcution', 'production'],
    ['produtcion', 'production'],
    ['stagin', 'staging'],
    ['sttaging', 'staging'],
    ['Prod', 'prod'],
    ['PROD', 'prod'],
    ['QA', 'qa'],
    ['pre-prod', 'preprod'],
    ['pre_prod', 'pre-prod'],
    ['preProd', 'pre-prod'],
    ['eu-prdo', 'eu-prod'],
    ['eu-prod-1', 'eu-prd-1'],
    ['dve', 'dev'],
  ];
  for (const [given, listed] of near) it(`${given} is near ${listed}`, () => expect(nearStage(given, ['first', listed, 'other'])).to.equal(listed));

  const apart: readonly [given: string, listed: string][] = [
    ['customer7', 'prod'],
    ['customer7', 'customer8'],
    ['dev2', 'dev'],
    ['dev-2', 'dev'],
    ['dev2', 'dev1'],
    ['team-b', 'team-a'],
    ['teamB', 'teamA'],
    ['us-prod', 'eu-prod'],
    ['uk', 'us'],
    ['dev-alice', 'dev'],
    ['prod-canary', 'prod'],
    ['test', 'dev'],
    ['production', 'dev'],
    ['alice', 'alina'],
    ['-', '_a'],
  ];
  for (const [given, listed] of apart) it(`${given} is not near ${listed}`, () => expect(nearStage(given, [listed])).to.equal(undefined));

  it('prefers the name that differs only in case', () => expect(nearStage('PROD', ['prd', 'pro', 'prod'])).to.equal('prod'));

  it('is never asked about a stage that is listed', () => {
    fc.assert(fc.property(fc.uniqueArray(name, { minLength: 1 }), (listed) => nearStage(listed[0]!, listed) === undefined));
  });

  it('finds the listed stage whatever letter is missing, and whatever its case', () => {
    fc.assert(
      fc.property(longWord, fc.nat(), (word, at) => {
        const index = at % word.length;
        const without = word.slice(0, index) + word.slice(index + 1);
        expect(nearStage(without, [word])).to.equal(word);
        expect(nearStage(word.toUpperCase(), [word])).to.equal(word);
      }),
    );
  });

  it('is as near one way as the other', () => {
    fc.assert(fc.property(name, name, (a, b) => (nearStage(a, [b]) === undefined) === (nearStage(b, [a]) === undefined)));
  });
});
