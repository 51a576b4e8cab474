import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { expect } from 'chai';
import fc from 'fast-check';
import { changeKinds } from '../../../src/compiler/diff/stage-diff.js';
import { reviewStages } from '../../../src/compiler/review/review.js';
import { reviewSarif } from '../../../src/compiler/review/sarif.js';
import { anyInputs, change, stage, waiver } from './made-up.js';

interface Result {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: string;
  readonly locations: readonly [{ readonly physicalLocation: { readonly artifactLocation: { readonly uri: string }; readonly region?: object } }];
  readonly suppressions?: readonly { readonly justification: string }[];
}

/** The published schema, of draft 4, whose words for numbers it does not use. */
const {
  $schema: _,
  id: __,
  ...published
} = JSON.parse(readFileSync(new URL(import.meta.resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json')), 'utf8')) as {
  [key: string]: unknown;
};
const valid = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(published);

const today = '2026-11-28';
const accepted = waiver({ code: 'route-public', logicalId: 'RestAPI', reason: 'It is a health check.', expires: '2027-01-01' });
const inputs = [
  stage('dev', [
    change('resource-replaced', {
      kinds: ['destructive'],
      causes: [{ because: 'Key' }, { file: 'src/a b/my#app.ts', line: 42, column: 3 }, { file: 'x.yml', line: 1 }],
    }),
    change('action-added', { kinds: ['broadening'] }),
    change('route-public', { kinds: ['public-route'], subject: { logicalId: 'RestAPI', type: 'AWS::ApiGateway::RestApi' } }),
    change('route-added'),
  ]),
];

const gone = [stage('dev', [change('route-removed', { causes: [{ file: 'app.ts', line: 42, isInBase: true }] })])];

function resultsOf(given = inputs): readonly Result[] {
  const log = reviewSarif(reviewStages(given, { today, failOn: ['destructive', 'public-route'], waivers: [accepted] }), { version: '1.2.3' });
  expect(valid(log), JSON.stringify(valid.errors)).to.equal(true);
  return (log as { runs: [{ results: Result[] }] }).runs[0].results;
}

describe('reviewSarif', () => {
  it('names no line of the base, which is another one now', () => {
    expect(resultsOf(gone)[0]!.locations[0].physicalLocation).to.deep.equal({ artifactLocation: { uri: 'app.ts' } });
  });

  it('has a level for what is stopped, what could be, and all else', () => {
    expect(resultsOf().map(({ ruleId, level, suppressions = [] }) => [ruleId, level, suppressions.length])).to.deep.equal([
      ['resource-replaced', 'error', 0],
      ['action-added', 'warning', 0],
      ['route-public', 'warning', 1],
      ['route-added', 'note', 0],
    ]);
  });

  it('has a place for each result: that of its cause, or a file', () => {
    expect(resultsOf().map(({ locations: [{ physicalLocation }] }) => physicalLocation)).to.deep.equal([
      { artifactLocation: { uri: 'src/a%20b/my%23app.ts' }, region: { startLine: 42, startColumn: 3 } },
      ...Array.from({ length: 3 }, () => ({ artifactLocation: { uri: 'app.ts' } })),
    ]);
  });

  it('tells of what could not be compared, and of waivers that have expired', () => {
    const given = [stage('dev', [], [{ logicalId: 'Loop', type: 'Fn::ForEach', message: 'what a loop makes is not known' }])];
    const expired = { ...accepted, expires: '2026-01-01', where: { file: '.chalice/waivers.yaml', line: 3, column: 1 } };
    const log = reviewSarif(reviewStages(given, { today, waivers: [expired] }), { version: '1.2.3' });
    expect(valid(log), JSON.stringify(valid.errors)).to.equal(true);
    const [{ invocations }] = log['runs'] as [{ invocations: [{ toolExecutionNotifications: { level: string; message: { text: string } }[] }] }];
    expect(invocations[0].toolExecutionNotifications.map(({ level, message }) => `${level} ${message.text.split(';')[0]}`)).to.deep.equal([
      'warning Stage dev, Loop: what a loop makes is not known',
      'error the waiver for route-public expired on 2026-01-01',
    ]);
  });

  it('is as the published schema says, whatever the names are', () => {
    fc.assert(
      fc.property(anyInputs, (any) => {
        const log = reviewSarif(reviewStages(any, { today, failOn: changeKinds }), { version: '1.2.3' });
        expect(valid(JSON.parse(JSON.stringify(log))), JSON.stringify(valid.errors)).to.equal(true);
      }),
      { numRuns: 50 },
    );
  });
});
