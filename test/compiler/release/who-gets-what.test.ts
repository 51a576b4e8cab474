import { expect } from 'chai';
import type { Candidate, Ledger, Release } from '../../../src/compiler/release/ledger.js';
import { type Share, whoGetsWhat } from '../../../src/compiler/release/who-gets-what.js';

const release = (id: string, functions: readonly string[] = ['APIHandler', 'Job'], api: readonly string[] = ['APIHandler']): Release => ({
  id,
  functions: Object.fromEntries(functions.map((name) => [name, '0000000000'])),
  api,
  roles: {},
});
const live = release('live');
const candidate = (more: Pick<Candidate, 'percent' | 'stageVariables'>): Candidate => ({ ...release('next'), ...more });

/** `requests: live 90, next 10 (level)` */
const words = (ledger: Ledger): string[] =>
  whoGetsWhat(ledger).map(({ who, gets }) => `${who}: ${gets.map((share) => wordsOf(share)).join(', ') || 'nothing'}`);
const wordsOf = ({ release: id, percent, stageVariables }: Share): string =>
  [id, ...(percent === undefined ? [] : [percent]), ...(stageVariables === undefined ? [] : [`(${stageVariables.join(' ')})`])].join(' ');

describe('who gets what', () => {
  const rows: [what: string, ledger: Ledger, want: string[]][] = [
    ['is all of it what is live', { live, held: [] }, ['requests: live 100', 'events: live 100', 'rollback: nothing']],
    ['names what a rollback returns to', { live, previous: release('old'), held: [] }, ['requests: live 100', 'events: live 100', 'rollback: old']],
    [
      'divides the requests alone for a canary',
      { live, candidate: candidate({ percent: 0.29, stageVariables: { b: '1', a: '2' } }), previous: release('old'), held: [] },
      ['requests: live 99.71, next 0.29 (a b)', 'events: live 100', 'rollback: nothing'],
    ],
    [
      'has a URL for blue-green',
      { live, candidate: candidate({ stageVariables: {} }), held: [] },
      ['requests: live 100', 'events: live 100', 'test URL: next 100', 'rollback: nothing'],
    ],
    [
      'divides all of it for a rolling release',
      { live, candidate: candidate({ percent: 20 }), held: [] },
      ['requests: live 80, next 20', 'events: live 80, next 20', 'rollback: nothing'],
    ],
    ['has no requests without a REST API', { live: release('live', ['Job'], []), held: [] }, ['events: live 100', 'rollback: nothing']],
    ['has no events where all functions are of the API', { live: release('live', ['APIHandler']), held: [] }, ['requests: live 100', 'rollback: nothing']],
  ];
  for (const [what, ledger, want] of rows) it(what, () => expect(words(ledger)).to.deep.equal(want));
});
