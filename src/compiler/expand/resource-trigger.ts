import { distinct } from '../cloudformation/distinct.js';
import { isMap } from '../cloudformation/branch.js';
import { ref } from '../cloudformation/intrinsic.js';
import type { TemplateDocument, Value } from '../cloudformation/template.js';
import { textOf } from '../cloudformation/text-of.js';
import { conditional } from './condition.js';
import { eventsIn } from './event.js';
import { type EventTarget, functionTarget } from './event-target.js';
import type { PlainResource } from './plain-resource.js';
import { present, type Properties } from './properties.js';
import { eventPermissionId } from './sam-logical-id.js';
import type { SamResource } from './sam-resource.js';

/** An event that SAM writes into the resource that it comes from: a bucket, or a user pool. */
interface Trigger {
  readonly fn: EventTarget;
  readonly key: string;
  readonly properties: Properties;
}

/** The resources with what SAM writes into buckets and user pools for the events of functions. */
export function withTriggers(resources: readonly PlainResource[], all: readonly SamResource[], template: TemplateDocument): readonly PlainResource[] {
  const triggers = triggersIn(all, template);
  if (triggers.size === 0) return resources;
  return resources.map((one) => {
    const own = triggers.get(one.logicalId);
    if (own === undefined) return one;
    if (one.type === 'AWS::S3::Bucket') return notifying(one, own);
    return one.type === 'AWS::Cognito::UserPool' ? triggering(one, own) : one;
  });
}

/** By the logical ID of the bucket or the user pool. */
function triggersIn(all: readonly SamResource[], template: TemplateDocument): ReadonlyMap<string, readonly Trigger[]> {
  const byId = new Map<string, Trigger[]>();
  for (const resource of all) {
    if (resource.type !== 'AWS::Serverless::Function') continue;
    for (const { key, event } of eventsIn(resource)) {
      const source = event.type === 'S3' ? event.properties['Bucket'] : event.type === 'Cognito' ? event.properties['UserPool'] : undefined;
      const id = isMap(source) ? source['Ref'] : undefined;
      if (typeof id !== 'string') continue;
      const found = byId.get(id) ?? [];
      found.push({ fn: functionTarget(resource, template), key, properties: event.properties });
      byId.set(id, found);
    }
  }
  return byId;
}

/** The bucket notifies the functions, and is created after the permissions: where those have a condition, tags refer to them, because `DependsOn` cannot. */
function notifying(bucket: PlainResource, triggers: readonly Trigger[]): PlainResource {
  const { NotificationConfiguration: given, Tags: tags } = bucket.properties;
  const { DependsOn: depends } = bucket.attributes;
  const notification = isMap(given) ? given : {};
  const configurations = [...listOf(notification['LambdaConfigurations']), ...triggers.flatMap(configurationsOf)];
  const [tagged, others] = [triggers.filter(({ fn }) => hasCondition(fn)), triggers.filter(({ fn }) => !hasCondition(fn))];
  const before = [...new Set([...listOf(depends), ...others.map(permissionOf)])];
  const added = tagged.map((trigger) => {
    const permission = permissionOf(trigger);
    return { Key: `sam:ConditionalDependsOn:${permission}`, Value: { 'Fn::If': [trigger.fn.attributes['Condition']!, ref(permission), 'no dependency'] } };
  });
  return {
    ...bucket,
    properties: {
      ...bucket.properties,
      NotificationConfiguration: { ...notification, LambdaConfigurations: distinct(configurations) },
      ...(added.length > 0 && { Tags: [...listOf(tags), ...added] }),
    },
    attributes: { ...bucket.attributes, ...(others.length > 0 && { DependsOn: before }) },
  };
}

function configurationsOf({ fn, properties }: Trigger): Value[] {
  const { Events: events, Filter: filter } = properties;
  return listOf(events).map((event) => conditional(fn.attributes['Condition'], present({ Function: fn.target.arn, Filter: filter, Event: event })));
}

function hasCondition({ attributes }: EventTarget): boolean {
  return attributes['Condition'] !== undefined;
}

function permissionOf({ fn, key }: Trigger): string {
  return eventPermissionId(fn.logicalId, key);
}

function triggering(pool: PlainResource, triggers: readonly Trigger[]): PlainResource {
  const { LambdaConfig: given } = pool.properties;
  const added = triggers.flatMap(({ fn, properties }) => listOf(properties['Trigger']).map((name) => [textOf(name), fn.target.arn] as const));
  return { ...pool, properties: { ...pool.properties, LambdaConfig: { ...Object.fromEntries(added), ...(isMap(given) ? given : {}) } } };
}

function listOf(value: Value | undefined): readonly Value[] {
  return value === undefined ? [] : Array.isArray(value) ? (value as readonly Value[]) : [value];
}
