import { isMap } from '../cloudformation/branch.js';
import { ref } from '../cloudformation/intrinsic.js';
import type { Value } from '../cloudformation/template.js';
import { addedResource, type PlainResource } from './plain-resource.js';
import { pick, type Properties } from './properties.js';
import type { SamResource } from './sam-resource.js';

/** An entry in `Events`. */
export interface SamEvent {
  readonly type: string;
  readonly properties: Properties;
}

export function eventOf(entry: Value): SamEvent {
  const { Type: type, Properties: properties } = isMap(entry) ? entry : ({} as Properties);
  return { type: String(type), properties: isMap(properties) ? properties : {} };
}

/** The event source mapping that polls a queue, a stream or a broker for a function. */
export function eventSourceMapping(fn: SamResource, id: string, properties: Properties): PlainResource {
  const { Queue: queue, Broker: broker = queue, Cluster: cluster = broker, Stream: stream = cluster, ...others } = properties;
  return addedResource(fn, id, 'AWS::Lambda::EventSourceMapping', {
    ...others,
    ...(stream !== undefined && { EventSourceArn: stream }),
    FunctionName: ref(fn.logicalId),
  });
}

/** Lets the service of an event invoke a function. */
export function invokePermission(fn: SamResource, id: string): PlainResource {
  return addedResource(fn, id, 'AWS::Lambda::Permission', { Action: 'lambda:InvokeFunction', FunctionName: ref(fn.logicalId) });
}

/** The rule of a schedule or a pattern. */
export function eventRule(owner: SamResource, id: string, { properties }: SamEvent): PlainResource {
  const { Name: name, RuleName: ruleName = name, Schedule: schedule, Pattern: pattern } = properties;
  return addedResource(owner, id, 'AWS::Events::Rule', {
    ...pick(properties, ['Description', 'EventBusName', 'State']),
    ...(ruleName !== undefined && { Name: ruleName }),
    ...(schedule !== undefined && { ScheduleExpression: schedule }),
    ...(pattern !== undefined && { EventPattern: pattern }),
  });
}

/** The dead-letter queue of a rule or a schedule, if SAM generates one. */
export function deadLetterQueue(owner: SamResource, id: string, { properties }: SamEvent): PlainResource[] {
  const { DeadLetterConfig: config } = properties;
  if (!isMap(config) || config['Arn'] !== undefined) return [];
  const { QueueLogicalId: given } = config;
  return [addedResource(owner, typeof given === 'string' && given !== '' ? given : `${id}Queue`, 'AWS::SQS::Queue')];
}

/** The same, with the policy that lets EventBridge send to the queue. */
export function ruleDeadLetterQueue(owner: SamResource, id: string, event: SamEvent): PlainResource[] {
  return deadLetterQueue(owner, id, event).flatMap((queue) => [queue, addedResource(owner, `${id}QueuePolicy`, 'AWS::SQS::QueuePolicy')]);
}
