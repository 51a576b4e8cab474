import { ref, sub } from '../cloudformation/intrinsic.js';
import type { Fragment, TemplateResource } from '../cloudformation/template.js';
import type { UsagePlanResource } from '../model/resource.js';

/** Plain resources, since SAM's own plan of an API has one key. */
export function renderUsagePlan({ logicalId, plan, keyIds }: UsagePlanResource): Fragment {
  const { quota, throttling } = plan;
  const Properties = {
    UsagePlanName: ref('AWS::StackName'),
    // The ID of the stage that SAM generates, so that the plan depends on it.
    ApiStages: [{ ApiId: ref('RestAPI'), Stage: ref('RestAPI.Stage') }],
    ...(quota !== null && { Quota: { Limit: quota.limit, Period: quota.period, ...(quota.offset > 0 && { Offset: quota.offset }) } }),
    ...(throttling !== null && {
      Throttle: {
        ...(throttling.rateLimit !== null && { RateLimit: throttling.rateLimit }),
        ...(throttling.burstLimit !== null && { BurstLimit: throttling.burstLimit }),
      },
    }),
  };
  const keys = keyIds.flatMap(({ name, logicalId: id }): [string, TemplateResource][] => [
    // Without a value: API Gateway generates one, and the template holds no secret.
    [id, { Type: 'AWS::ApiGateway::ApiKey', Properties: { Name: sub(`\${AWS::StackName}-${name}`), Enabled: true } }],
    [`${id}InPlan`, { Type: 'AWS::ApiGateway::UsagePlanKey', Properties: { KeyId: ref(id), KeyType: 'API_KEY', UsagePlanId: ref(logicalId) } }],
  ]);
  return {
    resources: { [logicalId]: { Type: 'AWS::ApiGateway::UsagePlan', Properties }, ...Object.fromEntries(keys) },
    outputs: Object.fromEntries(keyIds.map(({ logicalId: id }) => [id.replace('RestAPIKey', 'ApiKeyId'), { Value: ref(id) }])),
  };
}
