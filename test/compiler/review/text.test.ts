import { expect } from 'chai';
import fc from 'fast-check';
import { plainStyle } from '../../../src/compiler/problem/format.js';
import { reviewStages } from '../../../src/compiler/review/review.js';
import { reviewText } from '../../../src/compiler/review/text.js';
import { anyInputs, change, stage } from './made-up.js';

const today = '2026-11-28';

describe('reviewText', () => {
  it('has counts, changes with their causes, and the verdict as its last line', () => {
    const inputs = [
      stage(
        'dev',
        [
          change('variable-changed', {
            message: 'LEVEL of APIHandler changes',
            subject: { logicalId: 'APIHandler', type: 'AWS::Lambda::Function', name: 'LEVEL' },
            details: [{ path: ['Resources', 'APIHandler', 'Properties', 'Environment', 'Variables', 'LEVEL'], before: 'info' }],
            causes: [
              { package: 'axios', before: '1.6.0', after: '1.7.0' },
              { because: 'Orders' },
              { file: 'app.ts', line: 42, column: 1, isInBase: true },
              { file: 'app.ts', line: 42, column: 9, isInBase: true },
            ],
          }),
          change('resource-renamed', {
            kinds: ['destructive'],
            impact: 'delete',
            message: 'Drain is deleted, and OrderWorker is created',
            fix: 'keep it with "logical_ids": {"order_worker": "Drain"}',
          }),
        ],
        [{ logicalId: 'Loop', type: 'Fn::ForEach', message: 'what a loop makes is not known' }],
      ),
      stage('prod', []),
    ];
    expect(reviewText(reviewStages(inputs, { today, failOn: ['destructive'] }), plainStyle)).to.equal(`Stage dev: 2 changes, 1 destructive
  not compared Loop: what a loop makes is not known
  destructive Drain is deleted, and OrderWorker is created [resource-renamed]
    keep it with "logical_ids": {"order_worker": "Drain"}
  LEVEL of APIHandler changes [variable-changed]
    Properties.Environment.Variables.LEVEL: info → —
    from axios 1.6.0 → 1.7.0, the change of Orders, app.ts:42 in the base

Stage prod: no changes

1 change stops this
`);
  });

  const verdicts = [
    { changes: [], failOn: [], want: 'No changes' },
    { changes: [change('code-changed')], failOn: [], want: '1 change' },
    { changes: [change('code-changed'), change('route-added')], failOn: ['destructive' as const], want: '2 changes, none is stopped' },
    { changes: [change('route-public', { kinds: ['public-route'] })], failOn: ['public-route' as const], want: '1 change stops this' },
  ];
  for (const { changes, failOn, want } of verdicts) {
    it(`ends with "${want}"`, () => {
      expect(
        reviewText(reviewStages([stage('dev', changes)], { today, failOn }), plainStyle)
          .trimEnd()
          .split('\n')
          .at(-1),
      ).to.equal(want);
    });
  }

  it('sends nothing to the terminal that controls it', () => {
    fc.assert(
      fc.property(anyInputs, (any) => {
        // oxlint-disable-next-line no-control-regex -- control characters are what it looks for
        expect(reviewText(reviewStages(any, { today }), plainStyle)).to.not.match(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
      }),
      { numRuns: 100 },
    );
  });
});
