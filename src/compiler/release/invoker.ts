import { entriesOf, isMap, valueAt } from '../cloudformation/branch.js';
import { type Found, foundAt } from '../cloudformation/found-at.js';
import { referencesIn } from '../cloudformation/reference.js';
import type { TemplateDocument, Value } from '../cloudformation/template.js';

/** Where resources of a type name a function that they invoke. */
export interface Invoker {
  /** Paths in the properties; `*` is every entry of a list or a map. */
  readonly places: readonly string[];
  /** What becomes of it while its function is not live. */
  readonly off: Off;
  /** The service that needs a permission; none where the API has one, or a role. */
  readonly principal?: string;
}

/**
 * - `entry`: the entry of the last list or map on the path is left out;
 * - `resource`: the resource is left out, unless another one refers to it;
 * - a property: the resource is switched off by it, and invokes the function itself, so that nothing refers to an alias that is not there;
 * - `none`: it cannot be off without breaking what it belongs to, so it invokes the function itself.
 */
export type Off = 'entry' | 'resource' | 'none' | { readonly property: string; readonly value: Value };

/**
 * What invokes functions by itself, by type. A type that is not here, such as a custom resource, a state machine, or the URL of a function, goes on
 * with the function itself: another target would replace it, or need other rights.
 */
const invokers: ReadonlyMap<string, Invoker> = new Map<string, Invoker>([
  ['AWS::ApiGatewayV2::Api', { places: ['Body'], off: 'none' }],
  ['AWS::ApiGatewayV2::Authorizer', { places: ['AuthorizerUri'], off: 'none' }],
  ['AWS::ApiGatewayV2::Integration', { places: ['IntegrationUri'], off: 'none' }],
  ['AWS::Cognito::UserPool', { places: ['LambdaConfig.*'], off: 'entry', principal: 'cognito-idp' }],
  ['AWS::Events::Rule', { places: ['Targets.*.Arn'], off: 'entry', principal: 'events' }],
  [
    'AWS::IoT::TopicRule',
    { places: ['TopicRulePayload.Actions.*.Lambda.FunctionArn'], off: { property: 'TopicRulePayload.RuleDisabled', value: true }, principal: 'iot' },
  ],
  ['AWS::Lambda::EventSourceMapping', { places: ['FunctionName'], off: { property: 'Enabled', value: false } }],
  ['AWS::Logs::SubscriptionFilter', { places: ['DestinationArn'], off: 'resource', principal: 'logs' }],
  ['AWS::S3::Bucket', { places: ['NotificationConfiguration.LambdaConfigurations.*'], off: 'entry', principal: 's3' }],
  ['AWS::SNS::Subscription', { places: ['Endpoint'], off: 'resource', principal: 'sns' }],
  ['AWS::Scheduler::Schedule', { places: ['Target.Arn'], off: { property: 'State', value: 'DISABLED' } }],
]);

/** Undefined for a type whose resources invoke no function, or one whose place is not known. */
export function invokerOf(type: Value | undefined): Invoker | undefined {
  return typeof type === 'string' ? invokers.get(type) : undefined;
}

/** The paths in a value that a place stands for. */
export function pathsOf(value: Value | undefined, place: string): Found['path'][] {
  return foundAt(value ?? null, place.split('.')).map(({ path }) => path);
}

/** The functions that API Gateway may invoke for an API, sorted. */
export function permittedFor(apiId: string, template: TemplateDocument, functions: readonly string[]): string[] {
  return namedIn(
    permissions(template)
      .filter((properties) => isFor(apiId, properties))
      .map(({ FunctionName: name }) => name),
    functions,
  );
}

/** The functions that something else than the REST API invokes, or may invoke, sorted. */
export function invokedByEvents(template: TemplateDocument, functions: readonly string[], apiId: string): string[] {
  const permitted = permissions(template)
    .filter((properties) => !isFor(apiId, properties))
    .map(({ FunctionName: name }) => name);
  const invoked = [...entriesOf(template['Resources']).values()].flatMap((resource) => {
    const properties = valueAt(resource, ['Properties']);
    const { places } = invokerOf(valueAt(resource, ['Type'])) ?? { places: [] };
    return places.flatMap((place) => foundAt(properties ?? null, place.split('.')).map(({ value }) => value));
  });
  return namedIn([...permitted, ...invoked], functions);
}

type Properties = { readonly [name: string]: Value };

function permissions(template: TemplateDocument): Properties[] {
  return [...entriesOf(template['Resources']).values()].flatMap((resource) => {
    const properties = valueAt(resource, ['Properties']);
    return valueAt(resource, ['Type']) === 'AWS::Lambda::Permission' && isMap(properties) ? [properties] : [];
  });
}

/** Whether a permission is for an API. One without a source is for all. */
export function isFor(apiId: string, { Principal: principal, SourceArn: source }: Properties): boolean {
  return principal === 'apigateway.amazonaws.com' && (source === undefined || referencesIn(source).includes(apiId));
}

function namedIn(values: readonly (Value | undefined)[], functions: readonly string[]): string[] {
  const named = new Set(values.flatMap(referencesIn));
  return functions.filter((id) => named.has(id)).toSorted();
}
