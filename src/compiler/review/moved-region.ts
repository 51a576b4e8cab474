import { deleteStackCommand } from '../cloudformation/delete-stack-command.js';
import { makeChange } from '../diff/make-change.js';
import type { Cause, ReviewChange } from '../diff/stage-diff.js';
import type { StageInput } from './review.js';

/** A region to which a stage was deployed or is, and was not or is not. */
export interface MovedRegion {
  readonly stage: string;
  readonly region: string;
  /** Where the region is or was listed. */
  readonly cause: Cause;
}

/** A region to which a stage is no longer deployed. */
export interface LeftRegion extends MovedRegion {
  /** The name of its stack there, unless it was deployed with another one. */
  readonly stackName: string;
}

/** What a review says of a region to which a stage was not deployed. The stage has had no settings there to compare with. */
export function addedRegion({ stage, region, cause }: MovedRegion): ReviewChange {
  return makeChange('region-added', {
    impact: 'none',
    subject: { logicalId: stage, type: 'Stage' },
    message: `The stage ${stage} is now deployed to ${region} too, as a stack of its own. It is compared with the stage as it was without settings of a region`,
    causes: [cause],
  });
}

/** What a review says of a region to which a stage is no longer deployed. No deployment and no pipeline touches its stack there from then on. */
export function removedRegion({ stage, region, cause, stackName }: LeftRegion): StageInput {
  const change = makeChange('region-removed', {
    impact: 'none',
    subject: { logicalId: stage, type: 'Stage' },
    message: `The configuration no longer deploys the stage ${stage} to ${region}. Its stack there, if there is one, stays as it is`,
    causes: [cause],
    fix: `to delete the stack too: ${deleteStackCommand(stackName, region)}`,
  });
  return { diff: { stage, changes: [change], unknown: [] }, regions: [region] };
}
