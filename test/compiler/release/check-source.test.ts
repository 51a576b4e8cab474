import { expect } from 'chai';
import { checkSource } from '../../../src/compiler/release/check-source.js';
import type { ReleaseSettings } from '../../../src/compiler/config/release.js';
import type { Ledger } from '../../../src/compiler/release/ledger.js';
import type { SourceRelease } from '../../../src/compiler/release/source-release.js';
import { context, ledgerOf, releaseOf, sourceOf } from './sources.js';

const settings: ReleaseSettings = { strategy: 'canary', percent: 10, stageVariables: {}, useStageCache: false };
const live = sourceOf({ APIHandler: 'a1', Cleanup: 'b1' });
const next = sourceOf({ APIHandler: 'a2', Cleanup: 'b1' });
const unknown = sourceOf({ APIHandler: 'a9', Cleanup: 'b1' });
const candidate = { ...releaseOf({ APIHandler: 'a2', Cleanup: 'b1' }), percent: 10, stageVariables: {} };
const withAuth = releaseOf({ APIHandler: 'a1', Auth: 'c1' });

const cases: readonly (readonly [
  title: string,
  ledger: Ledger | undefined,
  source: SourceRelease,
  codes: readonly string[],
  settings?: ReleaseSettings | undefined,
])[] = [
  ['live', ledgerOf(), live, []],
  ['the candidate', ledgerOf({ candidate }), next, []],
  ['live while there is a candidate', ledgerOf({ candidate }), live, ['release-source']],
  ['previous', ledgerOf({ previous: releaseOf({ APIHandler: 'a2', Cleanup: 'b1' }) }), next, []],
  ['held', ledgerOf({ held: [next.id] }), next, []],
  ['a release of its own', ledgerOf(), unknown, ['release-source']],
  ['neither ledger nor releases', undefined, live, [], undefined],
  ['a ledger without releases', ledgerOf(), unknown, ['release-without-setting'], undefined],
  ['releases without a ledger', undefined, live, ['release-ledger-missing']],
  ['another strategy than that of the candidate', ledgerOf({ candidate }), next, ['release-strategy'], { ...settings, strategy: 'rolling' }],
  ['another strategy without a candidate', ledgerOf(), live, [], { ...settings, strategy: 'rolling' }],
  ["a function that live's API needs", ledgerOf({ live: withAuth, held: [next.id] }), next, ['release-function-needed']],
  ["a function that the previous release's API needs", ledgerOf({ previous: withAuth }), live, ['release-function-needed']],
  [
    'what is live again, but for a function that the source lacks',
    ledgerOf({ live: releaseOf({ APIHandler: 'a2', Cleanup: 'b1', Report: 'c1' }), held: [live.id] }),
    live,
    ['release-function-absent'],
  ],
  [
    'the same while there is a candidate, which start has told',
    ledgerOf({ live: releaseOf({ APIHandler: 'a2', Cleanup: 'b1', Report: 'c1' }), candidate }),
    next,
    [],
  ],
  [
    'a record of live that another is mixed into',
    ledgerOf({ live: { ...releaseOf({ APIHandler: 'a9', Cleanup: 'b1' }), id: live.id } }),
    live,
    ['release-ledger-value'],
  ],
  ['a candidate that lacks a function', ledgerOf({ candidate: { ...candidate, functions: { APIHandler: 'a2' } } }), next, ['release-ledger-value']],
  ['a function with code of its own', ledgerOf(), { ...live, outside: ['Other'] }, ['release-function-outside']],
  ['a URL of a function', ledgerOf(), { ...live, direct: [{ resource: 'CleanupUrl', functionId: 'Cleanup' }] }, ['release-not-through-alias']],
];

describe('checkSource', () => {
  for (const [title, ledger, source, codes, ...given] of cases) {
    it(title, () => {
      const own = given.length === 0 ? settings : given[0];
      expect(checkSource(ledger, source, own, context).map(({ code }) => code)).to.deep.equal(codes);
    });
  }
});
