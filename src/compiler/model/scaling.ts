import { isScaled } from '../config/provisioned-concurrency.js';
import type { AppFunction } from './app-function.js';
import type { AppModel } from './app-model.js';
import type { ScalingResource } from './resource.js';

/** What changes the provisioned concurrency of the functions for which it is not one number. */
export function buildScalings({ functions }: AppModel): ScalingResource[] {
  return functions.flatMap((fn): ScalingResource[] => {
    const { settings, alias, logicalId: functionId } = fn;
    const { provisioned } = settings;
    if (provisioned === null || alias === null || !isScaled(provisioned)) return [];
    const [logicalId, policyId] = scalingIdsOf(fn);
    return [{ kind: 'scaling', logicalId, policyId, functionId, alias, provisioned }];
  });
}

/** The logical IDs of the target and of the policy. */
export function scalingIdsOf({ stem }: Pick<AppFunction, 'stem'>): [target: string, policy: string] {
  return [`${stem}ScalableTarget`, `${stem}ScalingPolicy`];
}
