import { makeChange } from '../diff/make-change.js';
import type { Cause } from '../diff/stage-diff.js';
import type { StageInput } from './review.js';

/**
 * What a review says of a stage that the configuration no longer lists. No deployment and no pipeline touches its stack from then on.
 *
 * @param cause where it was listed
 */
export function removedStage(stage: string, cause: Cause): StageInput {
  const change = makeChange('stage-removed', {
    impact: 'none',
    subject: { logicalId: stage, type: 'Stage' },
    message: `The configuration no longer lists the stage ${stage}. Its stack, if there is one, stays as it is`,
    causes: [cause],
    fix: `to delete the stack too: tschalice delete --stage ${stage}`,
  });
  return { diff: { stage, changes: [change], unknown: [] } };
}
