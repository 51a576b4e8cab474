import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { expect } from 'chai';
import fc from 'fast-check';
import { reviewRules } from '../../../src/compiler/diff/review-rule.js';
import { changeKinds } from '../../../src/compiler/diff/stage-diff.js';
import { reviewJson } from '../../../src/compiler/review/json.js';
import { reviewStages } from '../../../src/compiler/review/review.js';
import { anyInputs, change, stage, waiver } from './made-up.js';

const today = '2026-11-28';
const schema = (name: string): object => JSON.parse(readFileSync(`schemas/${name}.schema.json`, 'utf8')) as object;
// Keys beside a $ref count in newer drafts; here they only describe.
const ajv = new Ajv({ strict: true, strictTypes: false, strictRequired: false }).addSchema(schema('result'));
const valid = ajv.compile(schema('review'));

describe('reviewJson', () => {
  it('has labels to set and to remove', () => {
    const inputs = [
      stage('dev', [change('route-public', { kinds: ['public-route'] })]),
      stage('prod', [change('resource-deleted', { kinds: ['destructive'] })]),
    ];
    const { labels, otherLabels, stopped, gates } = reviewJson(reviewStages(inputs, { today, failOn: ['broadening'] }));
    expect({ labels, otherLabels, stopped, gates }).to.deep.equal({
      labels: ['destructive', 'public-route'],
      otherLabels: ['broadening', 'breaking-api'],
      stopped: false,
      gates: ['broadening'],
    });
  });

  it('is as its schema says', () => {
    fc.assert(
      fc.property(anyInputs, (any) => {
        const unused = waiver({ code: 'route-added', logicalId: 'X', expires: '2026-01-01', where: { file: 'w', line: 1, column: 1 } });
        const json: unknown = JSON.parse(JSON.stringify(reviewJson(reviewStages(any, { today, failOn: changeKinds, waivers: [unused] }))));
        expect(valid(json), JSON.stringify(valid.errors)).to.equal(true);
      }),
      { numRuns: 50 },
    );
  });

  it('has rules as its schema says', () => {
    expect(Object.keys(reviewRules).filter((rule) => !/^[a-z]+(-[a-z]+)*$/.test(rule))).to.deep.equal([]);
  });
});
