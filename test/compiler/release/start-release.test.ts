import { expect } from 'chai';
import type { ReleaseSettings } from '../../../src/compiler/config/release.js';
import type { Ledger } from '../../../src/compiler/release/ledger.js';
import type { SourceRelease } from '../../../src/compiler/release/source-release.js';
import { type StartOptions, startRelease } from '../../../src/compiler/release/start-release.js';
import { recordOf } from '../../../src/compiler/release/step.js';
import { context, digits, ledgerOf, releaseOf, sourceOf } from './sources.js';

const canary: ReleaseSettings = { strategy: 'canary', percent: 10, stageVariables: { log_level: 'debug' }, useStageCache: false };
const blueGreen: ReleaseSettings = { ...canary, strategy: 'blue-green' };
const rolling: ReleaseSettings = { ...canary, strategy: 'rolling' };

const changed = sourceOf({ APIHandler: 'a2', Cleanup: 'b1' });
const earlier = { ...releaseOf({ APIHandler: 'a3', Cleanup: 'b1' }), percent: 50, stageVariables: {} };

interface Case {
  readonly source?: SourceRelease;
  readonly ledger?: Ledger | undefined;
  readonly settings?: ReleaseSettings;
  readonly options?: StartOptions;
  /** The codes of the problems. */
  readonly problems?: readonly string[];
  /** What the ledger is then beside `live`; undefined if nothing starts. */
  readonly becomes?: Omit<Ledger, 'live'>;
  readonly notes?: readonly string[];
}

const started = { ...recordOf(changed), percent: 10, stageVariables: { log_level: 'debug' } };

const cases: readonly (readonly [title: string, given: Case])[] = [
  ['canary', { becomes: { candidate: started, held: [] } }],
  ['blue-green has no percentage', { settings: blueGreen, becomes: { candidate: { ...recordOf(changed), stageVariables: { log_level: 'debug' } }, held: [] } }],
  ['rolling has no stage variables', { settings: rolling, becomes: { candidate: { ...recordOf(changed), percent: 10 }, held: [] } }],
  [
    'options win over the configuration',
    {
      options: { percent: 0, stageVariables: { log_level: 'info', ui: 'new' } },
      becomes: { candidate: { ...started, percent: 0, stageVariables: { log_level: 'info', ui: 'new' } }, held: [] },
    },
  ],
  ['an earlier candidate is held', { ledger: ledgerOf({ candidate: earlier }), becomes: { candidate: started, held: [earlier.id] } }],
  [
    'what was held is no longer, and the same candidate does not hold itself',
    { ledger: ledgerOf({ candidate: { ...started, percent: 50 }, held: [digits('f')] }), becomes: { candidate: started, held: [digits('f')] } },
  ],
  ['a held source may be started again', { ledger: ledgerOf({ held: [changed.id] }), becomes: { candidate: started, held: [] } }],
  ['without a ledger', { ledger: undefined, problems: ['release-ledger-missing'] }],
  ['what is live', { source: sourceOf({ APIHandler: 'a1', Cleanup: 'b1' }), problems: ['release-step'] }],
  ['the candidate that there is', { ledger: ledgerOf({ candidate: started }), problems: ['release-step'] }],
  ['too many percent', { options: { percent: 101 }, problems: ['release-percent'] }],
  ['a percentage for blue-green', { settings: blueGreen, options: { percent: 5 }, problems: ['release-percent'] }],
  ['stage variables for rolling', { settings: rolling, options: { stageVariables: { a: 'b' } }, problems: ['release-stage-variable'] }],
  ['the stage variable of the release', { options: { stageVariables: { lambda_alias: 'x' } }, problems: ['release-stage-variable'] }],
  ...['__proto__', 'constructor', 'prototype'].map((name) => {
    const wanted: Partial<Case> = { options: { stageVariables: JSON.parse(`{"${name}": "x"}`) }, problems: ['release-stage-variable'] };
    return [`a stage variable that no ledger may have: ${name}`, wanted] as const;
  }),
  ['a stage variable with a space', { options: { stageVariables: { a: 'b c', 'd-e': 'f' } }, problems: ['release-stage-variable', 'release-stage-variable'] }],
  ["the handler of live's API is gone", { source: sourceOf({ Cleanup: 'b1' }), problems: ['release-function-needed'] }],
  ["an authorizer of live's API is gone", { ledger: ledgerOf({ live: releaseOf({ APIHandler: 'a1', Auth: 'c1' }) }), problems: ['release-function-needed'] }],
  [
    "an authorizer of live's API is a function of events",
    {
      ledger: ledgerOf({ live: releaseOf({ APIHandler: 'a1', Auth: 'c1' }) }),
      source: sourceOf({ APIHandler: 'a1', Auth: 'c2' }, { api: ['APIHandler'] }),
      problems: ['release-function-needed'],
    },
  ],
  [
    'an authorizer that no route uses any more is declared for one more release',
    {
      ledger: ledgerOf({ live: releaseOf({ APIHandler: 'a1', Auth: 'c1' }) }),
      source: { ...sourceOf({ APIHandler: 'a2' }), declared: ['APIHandler', 'Auth'], permitted: ['APIHandler', 'Auth'] },
      becomes: { candidate: { ...recordOf(sourceOf({ APIHandler: 'a2' })), percent: 10, stageVariables: { log_level: 'debug' } }, held: [] },
    },
  ],
  [
    'only the previous release needs a function',
    {
      ledger: ledgerOf({ previous: releaseOf({ APIHandler: 'a0', Auth: 'c1' }) }),
      problems: ['release-previous-dropped'],
      becomes: { candidate: started, held: [] },
    },
  ],
  [
    'the previous release has all that it needs',
    { ledger: ledgerOf({ previous: releaseOf({ APIHandler: 'a0' }) }), becomes: { candidate: started, previous: releaseOf({ APIHandler: 'a0' }), held: [] } },
  ],
  [
    'a function of events is gone',
    {
      source: sourceOf({ APIHandler: 'a2' }),
      problems: ['release-function-removed'],
      becomes: { candidate: { ...started, ...recordOf(sourceOf({ APIHandler: 'a2' })) }, held: [] },
    },
  ],
  [
    'events stay with live',
    {
      source: sourceOf({ APIHandler: 'a1', Cleanup: 'b2' }),
      becomes: { candidate: { ...started, ...recordOf(sourceOf({ APIHandler: 'a1', Cleanup: 'b2' })) }, held: [] },
      notes: ['Events go on to the live version of Cleanup until the release is promoted.'],
    },
  ],
  [
    'a new function of events',
    {
      source: sourceOf({ APIHandler: 'a1', Cleanup: 'b1', Report: 'f1' }),
      becomes: { candidate: { ...started, ...recordOf(sourceOf({ APIHandler: 'a1', Cleanup: 'b1', Report: 'f1' })) }, held: [] },
      notes: ['No events reach Report before the release is promoted, because the live release does not have it.'],
    },
  ],
  ['a new API', { ledger: ledgerOf({ live: releaseOf({ Cleanup: 'b1' }) }), problems: ['release-api-new'] }],
  [
    'no API at all',
    { ledger: ledgerOf({ live: releaseOf({ Cleanup: 'b1' }) }), source: sourceOf({ Cleanup: 'b2' }), settings: blueGreen, problems: ['release-api-new'] },
  ],
  [
    'rolling without an API',
    {
      ledger: ledgerOf({ live: releaseOf({ Cleanup: 'b1' }) }),
      source: sourceOf({ Cleanup: 'b2' }),
      settings: rolling,
      becomes: { candidate: { ...recordOf(sourceOf({ Cleanup: 'b2' })), percent: 10 }, held: [] },
    },
  ],
  [
    'rolling with another API',
    { source: sourceOf({ APIHandler: 'a2', Cleanup: 'b1' }, { document: digits('d2') }), settings: rolling, problems: ['release-api-differs'] },
  ],
  [
    'rolling with another role',
    {
      source: sourceOf({ APIHandler: 'a2', Cleanup: 'b1' }, { roles: { APIHandler: digits('e1'), Cleanup: digits('e') } }),
      settings: rolling,
      problems: ['release-role-differs'],
    },
  ],
  [
    'all at once',
    {
      ledger: ledgerOf({ live: releaseOf({ APIHandler: 'a1', Auth: 'c1' }) }),
      options: { percent: -1, stageVariables: { lambda_alias: 'x' } },
      problems: ['release-percent', 'release-stage-variable', 'release-function-needed'],
    },
  ],
];

describe('startRelease', () => {
  for (const [title, { source = changed, settings = canary, options = {}, problems = [], becomes, notes = [], ...given }] of cases) {
    it(title, () => {
      const ledger = 'ledger' in given ? given.ledger : ledgerOf();
      const step = startRelease(ledger, source, settings, options, context);
      expect(step.problems.map(({ code }) => code)).to.deep.equal(problems);
      expect(step.ledger).to.deep.equal(becomes === undefined ? undefined : { live: ledger!.live, ...becomes });
      expect(step.notes).to.deep.equal(notes);
    });
  }
});
