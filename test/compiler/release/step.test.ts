import { expect } from 'chai';
import { abortRelease } from '../../../src/compiler/release/abort-release.js';
import { initLedger } from '../../../src/compiler/release/init-ledger.js';
import type { Candidate, Ledger } from '../../../src/compiler/release/ledger.js';
import { promoteRelease } from '../../../src/compiler/release/promote-release.js';
import { rollbackRelease } from '../../../src/compiler/release/rollback-release.js';
import { stepRelease } from '../../../src/compiler/release/step-release.js';
import { recordOf, type Step } from '../../../src/compiler/release/step.js';
import { context, digits, ledgerOf, releaseOf, sourceOf } from './sources.js';

const next = releaseOf({ APIHandler: 'a2', Cleanup: 'b1' });
const canary: Candidate = { ...next, percent: 10, stageVariables: { log_level: 'debug' } };
const previous = releaseOf({ APIHandler: 'a0', Cleanup: 'b1' });
const { live } = ledgerOf();
const source = sourceOf({ APIHandler: 'a1', Cleanup: 'b1' });

/** What is expected: a ledger, or the code of the problem that refuses the step. */
const cases: readonly (readonly [title: string, step: Step, expected: Ledger | string])[] = [
  ['init makes a ledger of the source', initLedger(undefined, source, { force: false }, context), { live: recordOf(source), held: [] }],
  ['init keeps a ledger', initLedger(ledgerOf(), source, { force: false }, context), 'release-step'],
  [
    'init forgets a ledger by force',
    initLedger(ledgerOf({ candidate: canary, previous }), source, { force: true }, context),
    { live: recordOf(source), held: [] },
  ],
  [
    'step changes the share',
    stepRelease(ledgerOf({ candidate: canary, previous }), 50, context),
    ledgerOf({ candidate: { ...canary, percent: 50 }, previous }),
  ],
  ['a canary at 0 percent stays one', stepRelease(ledgerOf({ candidate: canary }), 0, context), ledgerOf({ candidate: { ...canary, percent: 0 } })],
  ['step to the same share', stepRelease(ledgerOf({ candidate: canary }), 10, context), ledgerOf({ candidate: canary })],
  ['rolling steps as well', stepRelease(ledgerOf({ candidate: { ...next, percent: 20 } }), 50, context), ledgerOf({ candidate: { ...next, percent: 50 } })],
  ['no step to more than all', stepRelease(ledgerOf({ candidate: canary }), 100.5, context), 'release-percent'],
  ['no step to no number', stepRelease(ledgerOf({ candidate: canary }), NaN, context), 'release-percent'],
  ['no step of blue-green', stepRelease(ledgerOf({ candidate: { ...next, stageVariables: {} } }), 50, context), 'release-step'],
  ['no step without a candidate', stepRelease(ledgerOf({ previous }), 50, context), 'release-step'],
  ['no step without a ledger', stepRelease(undefined, 50, context), 'release-ledger-missing'],
  ['promote', promoteRelease(ledgerOf({ candidate: canary, previous, held: [digits('c')] }), context), { live: next, previous: live, held: [] }],
  ['nothing to promote', promoteRelease(ledgerOf({ previous }), context), 'release-step'],
  ['promote without a ledger', promoteRelease(undefined, context), 'release-ledger-missing'],
  [
    'abort',
    abortRelease(ledgerOf({ candidate: canary, previous, held: [digits('0')] }), context),
    ledgerOf({ previous, held: [digits('0'), next.id].toSorted() }),
  ],
  ['nothing to abort', abortRelease(ledgerOf(), context), 'release-step'],
  ['abort without a ledger', abortRelease(undefined, context), 'release-ledger-missing'],
  ['rollback', rollbackRelease(ledgerOf({ previous, held: [digits('c')] }), context), { live: previous, previous: live, held: [digits('c')] }],
  ['no rollback during a release', rollbackRelease(ledgerOf({ candidate: canary, previous }), context), 'release-step'],
  ['no rollback to nothing', rollbackRelease(ledgerOf(), context), 'release-step'],
  ['rollback without a ledger', rollbackRelease(undefined, context), 'release-ledger-missing'],
];

/** The live release and the other one, each with an event function of its own. */
const [old, fresh] = [releaseOf({ APIHandler: 'a0', Cleanup: 'b1' }), releaseOf({ APIHandler: 'a1', Report: 'c1' })];

describe('what does not come back with a release', () => {
  const want = {
    code: 'release-function-absent',
    severity: 'warning',
    message: `${old.id} is live without Cleanup, which the source of ${fresh.id} does not declare`,
  };

  it('is told by rollback, and what has no events then', () => {
    const { problems, notes } = rollbackRelease({ live: fresh, previous: old, held: [] }, context);
    expect(problems.map(({ code, severity, message }) => ({ code, severity, message }))).to.deep.equal([want]);
    expect(problems[0]!.fix).to.equal(`deploy the source of ${old.id} if it must work`);
    expect(notes).to.deep.equal([`No events reach Report while ${old.id} is live, because that release does not have it.`]);
  });

  it('is told by abort', () => {
    const { problems } = abortRelease({ live: old, candidate: { ...fresh, percent: 10 }, held: [] }, context);
    expect(problems.map(({ code, severity, message }) => ({ code, severity, message }))).to.deep.equal([want]);
  });
});

describe('the steps of a release', () => {
  for (const [title, step, expected] of cases) {
    it(title, () => {
      if (typeof expected !== 'string') expect(step.problems).to.deep.equal([]);
      expect(step.ledger ?? step.problems.map(({ code }) => code).join()).to.deep.equal(expected);
    });
  }
});
