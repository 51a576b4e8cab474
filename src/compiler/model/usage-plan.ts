import { logicalId } from '../cloudformation/logical-id.js';
import type { UsagePlan } from '../config/api-settings.js';
import type { UsagePlanResource } from './resource.js';

export const usagePlanId = 'RestAPIUsagePlan';

export function buildUsagePlan(plan: UsagePlan): UsagePlanResource {
  return { kind: 'usage-plan', logicalId: usagePlanId, plan, keyIds: plan.keys.map((name) => ({ name, logicalId: apiKeyId(name) })) };
}

/** The logical ID of an API key: `RestAPIKeyPartner`. */
export function apiKeyId(name: string): string {
  return `RestAPIKey${logicalId(name)}`;
}

/** All logical IDs of a plan. */
export function usagePlanIds({ keys }: UsagePlan): string[] {
  return [usagePlanId, ...keys.flatMap((name) => [apiKeyId(name), `${apiKeyId(name)}InPlan`])];
}
