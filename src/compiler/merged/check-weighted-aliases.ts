import { entriesOf, valueAt } from '../cloudformation/branch.js';
import type { Value } from '../cloudformation/template.js';
import { resolved } from '../expand/parameter.js';
import type { Problem } from '../problem/problem.js';
import type { MergedTemplate } from './merged-template.js';

/**
 * Lambda refuses provisioned concurrency for an alias that gives a second version a share of the traffic. CodeDeploy may shift the traffic of an alias that
 * has it: Lambda only refuses another number meanwhile.
 */
export function checkWeightedAliases({ template, placeOf }: MergedTemplate): Problem[] {
  return [...entriesOf(template['Resources'])].flatMap(([id, resource]): Problem[] => {
    if (valueAt(resource, ['Type']) !== 'AWS::Lambda::Alias') return [];
    const amount = (value: Value | undefined): number => Number(resolved(value, template));
    const weights = valueAt(resource, ['Properties', 'RoutingConfig', 'AdditionalVersionWeights']);
    const isSplit = Array.isArray(weights) && (weights as readonly Value[]).some((one) => amount(valueAt(one, ['FunctionWeight'])) > 0);
    const path = ['Properties', 'ProvisionedConcurrencyConfig', 'ProvisionedConcurrentExecutions'];
    if (!isSplit || !(amount(valueAt(resource, path)) > 0)) return [];
    const message = `Lambda refuses provisioned concurrency for ${id}, because its RoutingConfig splits the traffic between two versions`;
    const fix = 'remove one of the two, or give each version an alias of its own';
    return [{ code: 'alias-weighted', severity: 'error', where: placeOf(['Resources', id, ...path.slice(0, 2)]), message, fix }];
  });
}
