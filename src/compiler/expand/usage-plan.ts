import { entriesOf, isMap } from '../cloudformation/branch.js';
import { ref } from '../cloudformation/intrinsic.js';
import type { TemplateDocument, Value } from '../cloudformation/template.js';
import { addedResource, type PlainResource } from './plain-resource.js';
import { mostKept, type Properties } from './properties.js';
import { type SamResource, withResolved } from './sam-resource.js';

/** What `Auth.UsagePlan` adds to an API that has its own plan, with a key. */
export function ownUsagePlan(api: SamResource): PlainResource[] {
  return kindOf(api) === 'PER_API' ? planOf(api, api.logicalId) : [];
}

/** The plan that the APIs of a template share. It is created if one of them is, and kept if one of them is. */
export function sharedUsagePlan(resources: readonly SamResource[], template: TemplateDocument): PlainResource[] {
  const apis = resources
    .filter(({ type }) => type === 'AWS::Serverless::Api')
    .map((api) => withResolved(api, ['Auth'], template))
    .filter((api) => kindOf(api) === 'SHARED');
  if (apis.length === 0) return [];
  const hasCondition = apis.every(({ attributes }) => attributes['Condition'] !== undefined);
  const attributes: Properties = {
    ...mostKept(apis.map((api) => api.attributes)),
    ...(hasCondition && { Condition: 'SharedUsagePlanCondition' }),
  };
  return planOf({ ...apis[0]!, attributes }, 'Serverless');
}

function kindOf({ properties }: SamResource): Value | undefined {
  const plan = entriesOf(properties['Auth']).get('UsagePlan');
  return isMap(plan) ? plan['CreateUsagePlan'] : undefined;
}

function planOf(api: SamResource, start: string): PlainResource[] {
  return [
    addedResource(api, `${start}UsagePlan`, 'AWS::ApiGateway::UsagePlan'),
    addedResource(api, `${start}ApiKey`, 'AWS::ApiGateway::ApiKey', { Enabled: true }),
    addedResource(api, `${start}UsagePlanKey`, 'AWS::ApiGateway::UsagePlanKey', { KeyType: 'API_KEY', UsagePlanId: ref(`${start}UsagePlan`) }),
  ];
}
