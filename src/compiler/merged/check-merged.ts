import type { Problem } from '../problem/problem.js';
import { checkAliases } from './check-aliases.js';
import { checkCircles } from './check-circles.js';
import { checkEventSources } from './check-event-sources.js';
import { checkPolicies } from './check-policies.js';
import { checkQueues } from './check-queues.js';
import { checkReferences } from './check-references.js';
import { checkRules } from './check-rules.js';
import { checkWeightedAliases } from './check-weighted-aliases.js';
import type { MergedTemplate } from './merged-template.js';

/** Checks a template after everything is merged, for what CloudFormation or a service would refuse only when it is deployed. */
export function checkMerged(merged: MergedTemplate): Problem[] {
  return [
    ...checkReferences(merged),
    ...checkCircles(merged),
    ...checkEventSources(merged),
    ...checkQueues(merged),
    ...checkPolicies(merged),
    ...checkRules(merged),
    ...checkAliases(merged),
    ...checkWeightedAliases(merged),
  ];
}
