import { entriesOf, isMap } from '../cloudformation/branch.js';
import { ref } from '../cloudformation/intrinsic.js';
import type { TemplateDocument, Value } from '../cloudformation/template.js';
import { addedAfter, addedResource, type PlainResource } from './plain-resource.js';
import { mostKept, pick, type Properties } from './properties.js';
import { stageId } from './sam-logical-id.js';
import { type SamResource, withResolved } from './sam-resource.js';

const sharedConditionId = 'SharedUsagePlanCondition';

/** What `Auth.UsagePlan` adds to an API that has its own plan, with a key. */
export function ownUsagePlan(api: SamResource, stage: string): PlainResource[] {
  return planOf(api)?.['CreateUsagePlan'] === 'PER_API' ? plan(api, api.logicalId, [{ api, stage }]) : [];
}

/** The plan that the APIs of a template share. It is created if one of them is, and kept if one of them is. */
export function sharedUsagePlan(resources: readonly SamResource[], template: TemplateDocument): PlainResource[] {
  const apis = sharingApis(resources, template);
  if (apis.length === 0) return [];
  const hasCondition = apis.every(({ attributes }) => attributes['Condition'] !== undefined);
  const attributes: Properties = {
    ...mostKept(apis.map((api) => api.attributes)),
    ...(hasCondition && { Condition: sharedConditionId }),
  };
  const stages = apis.map((api) => ({ api, stage: stageId(api.logicalId, api.properties['StageName']) }));
  return plan({ ...apis[0]!, properties: apis.at(-1)!.properties, attributes }, 'Serverless', stages);
}

/** The condition of the shared plan. */
export function usagePlanConditions(resources: readonly SamResource[], template: TemplateDocument): Properties {
  const conditions = [...new Set(sharingApis(resources, template).map(({ attributes }) => attributes['Condition']))];
  if (conditions.length === 0 || conditions.includes(undefined)) return {};
  return { [sharedConditionId]: conditions.length === 1 ? conditions[0]! : { 'Fn::Or': conditions.map((Condition) => ({ Condition: Condition! })) } };
}

function sharingApis(resources: readonly SamResource[], template: TemplateDocument): SamResource[] {
  return resources
    .filter(({ type }) => type === 'AWS::Serverless::Api')
    .map((api) => withResolved(api, ['Auth'], template))
    .filter((api) => planOf(api)?.['CreateUsagePlan'] === 'SHARED');
}

function planOf({ properties }: SamResource): { readonly [key: string]: Value } | undefined {
  const given = entriesOf(properties['Auth']).get('UsagePlan');
  return isMap(given) ? given : undefined;
}

interface ApiStage {
  readonly api: SamResource;
  /** The logical ID. */
  readonly stage: string;
}

function plan(api: SamResource, start: string, stages: readonly ApiStage[]): PlainResource[] {
  const [planId, keyId] = [`${start}UsagePlan`, `${start}ApiKey`];
  const made = addedResource(api, planId, 'AWS::ApiGateway::UsagePlan', {
    ApiStages: stages.map(({ api: { logicalId }, stage }) => ({ ApiId: ref(logicalId), Stage: ref(stage) })),
    ...pick(planOf(api) ?? {}, ['UsagePlanName', 'Description', 'Quota', 'Tags', 'Throttle']),
  });
  const StageKeys = stages.map(({ api: { logicalId }, stage }) => ({ RestApiId: ref(logicalId), StageName: ref(stage) }));
  return [
    { ...made, attributes: { ...made.attributes, DependsOn: stages.map((one) => one.api.logicalId) } },
    addedAfter(planId, addedResource(api, keyId, 'AWS::ApiGateway::ApiKey', { Enabled: true, StageKeys })),
    addedAfter(
      keyId,
      addedResource(api, `${start}UsagePlanKey`, 'AWS::ApiGateway::UsagePlanKey', { KeyId: ref(keyId), KeyType: 'API_KEY', UsagePlanId: ref(planId) }),
    ),
  ];
}
