import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { expect } from 'chai';
import fc from 'fast-check';
import type { Ledger, Release } from '../../../src/compiler/release/ledger.js';
import { parseLedger } from '../../../src/compiler/release/parse-ledger.js';
import { renderLedger } from '../../../src/compiler/release/render-ledger.js';
import { digits, ledgerOf, releaseOf } from './sources.js';

const file = '.chalice/releases/prod.json';

/** The messages of the problems in a ledger that was changed, each with its path. */
async function problemsOf(change: (written: Written) => void): Promise<string[]> {
  const written: Written = JSON.parse(renderLedger(whole));
  change(written);
  const { ledger, problems } = await parseLedger(JSON.stringify(written), file);
  expect(ledger === undefined).to.equal(problems.length > 0);
  return problems.map(({ where, message }) => `${where.path?.join('.') ?? ''}: ${message}`);
}

// oxlint-disable-next-line typescript/no-explicit-any -- whatever a user writes
type Written = any;

const whole: Ledger = ledgerOf({
  candidate: { ...releaseOf({ APIHandler: 'a2', Cleanup: 'b1' }), percent: 10, stageVariables: { log_level: 'debug' } },
  previous: releaseOf({ APIHandler: 'a0', Cleanup: 'b1' }),
  held: [digits('c')],
});

const cases: readonly (readonly [title: string, change: (written: Written) => void, expected: readonly string[]])[] = [
  ['nothing wrong', () => undefined, []],
  ['a number in the place of a release', (written) => (written.live = 1), ['live: must be an object, not 1']],
  ['a missing release', (written) => delete written.live, [': there is no live']],
  [
    'all that is missing, in one problem',
    (written) => ['version', 'live', 'held'].forEach((key) => delete written[key]),
    [': there is no version, no live, no held'],
  ],
  ['a missing list of held releases', (written) => delete written.held, [': there is no held']],
  ['a version that does not exist yet', (written) => (written.version = 2), ['version: the version 2 is unknown; only 1 is supported']],
  ['a misspelt key', (written) => (written.canidate = written.candidate), ["canidate: there is no key 'canidate' here"]],
  ['a key of a candidate in live', (written) => (written.live.percent = 1), ["live.percent: there is no key 'percent' here"]],
  ['a missing field', (written) => delete written.live.roles, ['live: there is no roles']],
  ['an ID that is none', (written) => (written.live.id = 'latest'), ["live.id: must be 10 hex digits, not 'latest'"]],
  ['a hash in upper case', (written) => (written.live.functions.Cleanup = 'B100000000'), ["live.functions.Cleanup: must be 10 hex digits, not 'B100000000'"]],
  ['a list of functions', (written) => (written.previous.functions = []), ['previous.functions: must be an object, not a list']],
  ['a name that is no logical ID', (written) => (written.live.functions['my-fn'] = digits('1')), ["live.functions.my-fn: 'my-fn' is not a logical ID"]],
  ['too many percent', (written) => (written.candidate.percent = 101), ['candidate.percent: must be a number from 0 to 100, not 101']],
  ['too exact a percentage', (written) => (written.candidate.percent = 0.001), ['candidate.percent: must be a number from 0 to 100, not 0.001']],
  ['a percentage as text', (written) => (written.candidate.percent = '10'), ["candidate.percent: must be a number from 0 to 100, not '10'"]],
  [
    'a candidate of no strategy',
    (written) => {
      delete written.candidate.percent;
      delete written.candidate.stage_variables;
    },
    ['candidate: has neither percent (canary, rolling) nor stage_variables (canary, blue-green)'],
  ],
  [
    'a stage variable that the release sets',
    (written) => (written.candidate.stage_variables = { lambda_alias: 'live' }),
    ['candidate.stage_variables.lambda_alias: the release itself sets the stage variable lambda_alias'],
  ],
  [
    'a stage variable with a space, which is not shown',
    (written) => (written.candidate.stage_variables = { token: 'not this' }),
    ['candidate.stage_variables.token: the value of the stage variable token must be made of up to 512 letters, digits and -._~:/?#&=,'],
  ],
  ['a held release that is no text', (written) => (written.held = [1]), ['held.0: must be 10 hex digits, not 1']],
  ['a release that is held twice', (written) => (written.held = [digits('c'), digits('c')]), [`held.1: '${digits('c')}' stands there twice`]],
  ['a candidate that is live', (written) => (written.candidate.id = written.live.id), ['candidate.id: the candidate is the release that is live']],
  ['a previous release that is live', (written) => (written.previous.id = written.live.id), ['previous.id: the previous release is the one that is live']],
  ['a held release that is live', (written) => (written.held = [written.live.id]), [`held.0: '${whole.live.id}' is live, and cannot be held`]],
  [
    'a held release that is the candidate',
    (written) => (written.held = [written.candidate.id]),
    [`held.0: '${whole.candidate!.id}' is the candidate, and cannot be held`],
  ],
  ['an API of unknown functions', (written) => (written.live.api = ['Other']), ["live.api.0: 'Other' is not among the functions"]],
  ['a role of an unknown function', (written) => (written.live.roles.Other = digits('1')), ["live.roles.Other: 'Other' is not among the functions"]],
  ['a function without a role', (written) => delete written.live.roles.Cleanup, ["live.functions.Cleanup: 'Cleanup' is not among the roles"]],
  [
    'everything at once',
    (written) => {
      written.version = '1';
      written.live.id = null;
      written.held = {};
    },
    ["version: the version '1' is unknown; only 1 is supported", 'live.id: must be 10 hex digits, not null', 'held: must be a list of IDs, not an object'],
  ],
  ['one ID for two releases', (written) => (written.candidate.id = written.previous.id), ['candidate: has the ID of previous, but is not the same release']],
];

const isValid = new Ajv({ strict: false }).compile(JSON.parse(readFileSync('schemas/releases.schema.json', 'utf8')) as object);

describe('parseLedger', () => {
  for (const [title, change, expected] of cases) {
    it(title, async () => {
      expect(await problemsOf(change)).to.deep.equal(expected);
      // What editors are told is wrong, is wrong.
      const written: Written = JSON.parse(renderLedger(whole));
      change(written);
      if (!isValid(written)) expect(expected).not.to.deep.equal([]);
    });
  }

  const texts: readonly (readonly [text: string, code: string])[] = [
    ['', 'release-ledger-syntax'],
    [' \n', 'release-ledger-syntax'],
    ['version: 1\nlive: {}\n', 'release-ledger-syntax'],
    ['{"version": 1', 'release-ledger-syntax'],
    ['{"live": {}, "live": {}}', 'release-ledger-duplicate-key'],
    ['{"__proto__": {}}', 'release-ledger-unsafe-key'],
    ['[]', 'release-ledger-value'],
    ['null', 'release-ledger-value'],
    ['"live"', 'release-ledger-value'],
    ['1e999', 'release-ledger-value'],
  ];
  for (const [text, code] of texts) {
    it(`refuses ${text === '' ? 'an empty file' : text}`, async () => {
      const { ledger, problems } = await parseLedger(text, file);
      expect(ledger).to.equal(undefined);
      expect(problems.map((one) => one.code)).to.deep.equal([code]);
      expect(problems[0]!.where.file).to.equal(file);
      if (code !== 'release-ledger-duplicate-key') expect(problems[0]!.fix).to.equal('restore the file from git; the commands of `tschalice release` write it');
    });
  }

  it('knows a merge conflict, whatever else is wrong', async () => {
    const [first, ...rest] = renderLedger(whole).split('\n');
    for (const end of ['\n', '\r\n']) {
      const { ledger, problems } = await parseLedger([first, '<<<<<<< HEAD', ...rest, '=======', ...rest, '>>>>>>> other'].join(end), file);
      expect(ledger).to.equal(undefined);
      expect(problems.map(({ code, where, message }) => ({ code, where, message }))).to.deep.equal([
        { code: 'release-ledger-syntax', where: { file, line: 2, column: 1 }, message: 'the file has the marks of a merge conflict' },
      ]);
    }
  });

  it('tells the place in the file', async () => {
    const { problems } = await parseLedger(renderLedger(whole).replace('"percent": 10', '"percent": "all"'), file);
    expect(problems).to.have.length(1);
    expect(problems[0]!.where).to.include({ file, column: 16 });
  });

  it('reads what was rendered', async () => {
    const hash = fc.stringMatching(/^[0-9a-f]{10}$/);
    const release = fc
      .record({ id: hash, names: fc.uniqueArray(fc.stringMatching(/^[A-Za-z][A-Za-z0-9]{0,8}$/), { minLength: 1, maxLength: 4 }), hash })
      .map(({ id, names, hash: own }): Release => {
        const functions = Object.fromEntries(names.toSorted().map((name) => [name, own]));
        return { id, functions, api: names.slice(0, 1), roles: functions };
      });
    const variables = fc.dictionary(fc.stringMatching(/^[a-z]{1,5}$/), fc.stringMatching(/^[a-z]{1,5}$/), { noNullPrototype: true });
    const strategy = fc.oneof(
      fc.record({ percent: fc.nat(100) }),
      fc.record({ stageVariables: variables }),
      fc.record({ percent: fc.nat(100), stageVariables: variables }),
    );
    const ledgers = fc
      .record({ ids: fc.uniqueArray(release, { minLength: 5, maxLength: 5, selector: ({ id }) => id }), strategy, parts: fc.nat(3) })
      .map(({ ids: [live, candidate, previous, held, more], strategy: own, parts }): Ledger => {
        return {
          live: live!,
          ...((parts & 1) === 1 && { candidate: { ...candidate!, ...own } }),
          ...((parts & 2) === 2 && { previous: previous! }),
          held: [held!.id, more!.id].toSorted(),
        };
      });
    await fc.assert(
      fc.asyncProperty(ledgers, async (ledger) => {
        const parsed = await parseLedger(renderLedger(ledger), file);
        expect(parsed.problems).to.deep.equal([]);
        expect(parsed.ledger).to.deep.equal(ledger);
        expect(isValid(JSON.parse(renderLedger(ledger)))).to.equal(true);
      }),
      { numRuns: 200 },
    );
  });
});
