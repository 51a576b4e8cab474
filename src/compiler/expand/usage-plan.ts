import { entriesOf, isMap } from '../cloudformation/branch.js';
import { ref } from '../cloudformation/intrinsic.js';
import { addedResource, type PlainResource } from './plain-resource.js';
import type { SamResource } from './sam-resource.js';

/** What `Auth.UsagePlan` adds to an API: a plan with a key, its own or one that the APIs of the template share. */
export function usagePlan(api: SamResource): PlainResource[] {
  const plan = entriesOf(api.properties['Auth']).get('UsagePlan');
  const kind = isMap(plan) ? plan['CreateUsagePlan'] : undefined;
  if (kind !== 'PER_API' && kind !== 'SHARED') return [];
  const start = kind === 'SHARED' ? 'Serverless' : api.logicalId;
  return [
    addedResource(api, `${start}UsagePlan`, 'AWS::ApiGateway::UsagePlan'),
    addedResource(api, `${start}ApiKey`, 'AWS::ApiGateway::ApiKey', { Enabled: true }),
    addedResource(api, `${start}UsagePlanKey`, 'AWS::ApiGateway::UsagePlanKey', { KeyType: 'API_KEY', UsagePlanId: ref(`${start}UsagePlan`) }),
  ];
}
