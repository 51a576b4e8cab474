import { entriesOf, isMap } from '../cloudformation/branch.js';
import type { TemplateDocument, Value } from '../cloudformation/template.js';
import { eventOf } from './event.js';
import { mergeGlobals } from './globals.js';
import { mostKept, type Properties } from './properties.js';
import type { SamResource } from './sam-resource.js';

export const implicitRestApi = 'ServerlessRestApi';
export const implicitHttpApi = 'ServerlessHttpApi';

/** The APIs that SAM adds for events that do not name one. */
export function implicitApis(resources: readonly SamResource[], template: TemplateDocument): SamResource[] {
  return [
    ...implicitApi(resources, template, {
      event: 'Api',
      apiKey: 'RestApiId',
      logicalId: implicitRestApi,
      type: 'AWS::Serverless::Api',
      own: { StageName: 'Prod' },
    }),
    ...implicitApi(resources, template, { event: 'HttpApi', apiKey: 'ApiId', logicalId: implicitHttpApi, type: 'AWS::Serverless::HttpApi', own: {} }),
  ];
}

interface Implicit {
  readonly event: string;
  /** The property with which an event names an API. */
  readonly apiKey: string;
  readonly logicalId: string;
  readonly type: string;
  readonly own: Properties;
}

function implicitApi(resources: readonly SamResource[], template: TemplateDocument, { event, apiKey, logicalId, type, own }: Implicit): SamResource[] {
  const users = resources.filter(({ type: ownerType, properties }) => {
    const hasEvents = ownerType === 'AWS::Serverless::Function' || ownerType === 'AWS::Serverless::StateMachine';
    const events = hasEvents ? [...entriesOf(properties['Events']).values()].map(eventOf) : [];
    return events.some((one) => one.type === event && isImplicit(one.properties[apiKey], logicalId));
  });
  if (users.length === 0) return [];
  const conditions = users.map(({ attributes }) => attributes['Condition']);
  const condition = conditions.includes(undefined) ? undefined : new Set(conditions).size === 1 ? conditions[0] : `${logicalId}Condition`;
  return [
    {
      logicalId,
      type,
      properties: mergeGlobals(type, own, template['Globals'], undefined),
      attributes: { ...mostKept(users.map(({ attributes }) => attributes)), ...(condition !== undefined && { Condition: condition }) },
    },
  ];
}

function isImplicit(apiId: Value | undefined, logicalId: string): boolean {
  return apiId === undefined || apiId === logicalId || (isMap(apiId) && apiId['Ref'] === logicalId);
}

/** The properties of the API that an event names; undefined if it is not in this template. */
export function linkedApi(apiId: Value, template: TemplateDocument): Properties | undefined {
  const id = isMap(apiId) ? apiId['Ref'] : apiId;
  if (id === implicitRestApi) return { StageName: 'Prod' };
  const api = typeof id === 'string' ? entriesOf(template['Resources']).get(id) : undefined;
  if (!isMap(api)) return undefined;
  return isMap(api['Properties']) ? api['Properties'] : {};
}
