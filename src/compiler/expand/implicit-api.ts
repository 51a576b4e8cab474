import { entriesOf, isMap, valueAt } from '../cloudformation/branch.js';
import { textOf } from '../cloudformation/text-of.js';
import type { TemplateDocument, Value } from '../cloudformation/template.js';
import { combined } from './condition.js';
import { eventsIn } from './event.js';
import { mergeGlobals } from './globals.js';
import { mostKept, type Properties } from './properties.js';
import type { SamResource } from './sam-resource.js';

export const implicitRestApi = 'ServerlessRestApi';
export const implicitHttpApi = 'ServerlessHttpApi';

/** The APIs that SAM adds for events that do not name one. */
export function implicitApis(resources: readonly SamResource[], template: TemplateDocument): SamResource[] {
  return implicits.flatMap((implicit) => implicitApi(resources, template, implicit));
}

interface Implicit {
  readonly event: string;
  /** The property with which an event names an API. */
  readonly apiKey: string;
  readonly logicalId: string;
  readonly type: string;
  readonly own: Properties;
}

const implicits: readonly Implicit[] = [
  { event: 'Api', apiKey: 'RestApiId', logicalId: implicitRestApi, type: 'AWS::Serverless::Api', own: { StageName: 'Prod' } },
  { event: 'HttpApi', apiKey: 'ApiId', logicalId: implicitHttpApi, type: 'AWS::Serverless::HttpApi', own: {} },
];

function implicitApi(resources: readonly SamResource[], template: TemplateDocument, implicit: Implicit): SamResource[] {
  const { logicalId, type, own } = implicit;
  const users = usersOf(resources, implicit);
  if (users.length === 0) return [];
  const conditions = conditionsOf(users);
  const condition = conditions.includes(undefined) ? undefined : conditions.length === 1 ? conditions[0] : `${logicalId}Condition`;
  return [
    {
      logicalId,
      type,
      properties: mergeGlobals(type, { ...own, ...propagatedTags(users, implicit) }, template['Globals'], undefined),
      attributes: { ...mostKept(users.map(({ attributes }) => attributes)), ...(condition !== undefined && { Condition: condition }) },
    },
  ];
}

/** The tags of all that have `PropagateTags`. */
function propagatedTags(users: readonly SamResource[], { event, apiKey }: Implicit): Properties {
  const tagged = users.filter((user) => {
    const isNameless = eventsIn(user).some((one) => one.event.type === event && one.event.properties[apiKey] === undefined);
    return isNameless && user.properties['PropagateTags'] === true && user.properties['Tags'] !== undefined;
  });
  const tags = tagged.flatMap((user) => [...entriesOf(user.properties['Tags'])]);
  return tagged.length === 0 ? {} : { Tags: Object.fromEntries(tags), PropagateTags: true };
}

/** The functions and state machines with events that do not name an API. */
function usersOf(resources: readonly SamResource[], { event, apiKey, logicalId }: Implicit): SamResource[] {
  return resources.filter((resource) => {
    const hasEvents = resource.type === 'AWS::Serverless::Function' || resource.type === 'AWS::Serverless::StateMachine';
    return hasEvents && eventsIn(resource).some(({ event: one }) => one.type === event && isImplicit(one.properties[apiKey], logicalId));
  });
}

/** The conditions under which one of several functions needs an implicit API. */
export function implicitConditions(resources: readonly SamResource[]): Properties {
  return Object.fromEntries(
    implicits.flatMap((implicit) => {
      const name = `${implicit.logicalId}Condition`;
      const conditions = conditionsOf(usersOf(resources, implicit));
      return conditions.includes(undefined) || conditions.length < 2 ? [] : Object.entries(combined(conditions.map(textOf).toSorted(), name));
    }),
  );
}

function conditionsOf(users: readonly SamResource[]): (Value | undefined)[] {
  return [...new Set(users.map(({ attributes }) => attributes['Condition']))];
}

function isImplicit(apiId: Value | undefined, logicalId: string): boolean {
  return apiId === undefined || apiId === logicalId || (isMap(apiId) && apiId['Ref'] === logicalId);
}

/** The properties of the API that an event names; undefined if it is not in this template. */
export function linkedApi(apiId: Value, template: TemplateDocument): Properties | undefined {
  const id = isMap(apiId) ? apiId['Ref'] : apiId;
  if (id === implicitRestApi) return { StageName: 'Prod' };
  const api = typeof id === 'string' ? valueAt(template, ['Resources', id]) : undefined;
  if (!isMap(api)) return undefined;
  return isMap(api['Properties']) ? api['Properties'] : {};
}
