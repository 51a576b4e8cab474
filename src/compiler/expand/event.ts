import { entriesOf, isBranch, isMap } from '../cloudformation/branch.js';
import { getAtt, ref } from '../cloudformation/intrinsic.js';
import type { Value } from '../cloudformation/template.js';
import { textOf } from '../cloudformation/text-of.js';
import type { EventTarget } from './event-target.js';
import { addedResource, type PlainResource } from './plain-resource.js';
import { namesIn, omit, pick, present, type Properties } from './properties.js';
import type { SamResource } from './sam-resource.js';

/** An entry in `Events`. */
export interface SamEvent {
  readonly type: string;
  readonly properties: Properties;
}

export function eventOf(entry: Value): SamEvent {
  const { Type: type, Properties: properties } = isMap(entry) ? entry : ({} as Properties);
  return { type: textOf(type), properties: isMap(properties) ? properties : {} };
}

export interface KeyedEvent {
  readonly key: string;
  readonly event: SamEvent;
}

/** The events of a function or a state machine, in the order of the template. */
export function eventsIn({ properties }: SamResource): readonly KeyedEvent[] {
  const { Events: written } = properties;
  if (!isBranch(written)) return [];
  const known = events.get(written);
  if (known !== undefined) return known;
  const found = [...entriesOf(written)].flatMap(([key, entry]) => (isMap(entry) ? [{ key, event: eventOf(entry) }] : []));
  events.set(written, found);
  return found;
}

/** By what is written, since each expansion asks several times. */
const events = new WeakMap<object, readonly KeyedEvent[]>();

/** Properties of events that an event source mapping has elsewhere, or not at all. */
const notOfMapping: ReadonlySet<string> = namesIn(`
  Queue Broker Cluster Stream KafkaBootstrapServers ConsumerGroupId SchemaRegistryConfig DestinationConfig SecretsManagerKmsKeyId
  DynamicPolicyName DatabaseName CollectionName FullDocument
`);

/** The event source mapping that polls a queue, a stream or a broker for a function. */
export function eventSourceMapping(fn: EventTarget, id: string, { type, properties }: SamEvent): PlainResource {
  const { Queue: queue, Broker: broker = queue, Cluster: cluster = broker, Stream: stream = cluster } = properties;
  const { KafkaBootstrapServers: servers, DestinationConfig: destination } = properties;
  const consumer = pick(properties, ['ConsumerGroupId', 'SchemaRegistryConfig']);
  return addedResource(
    fn,
    id,
    'AWS::Lambda::EventSourceMapping',
    present({
      ...omit(properties, notOfMapping),
      EventSourceArn: stream,
      FunctionName: fn.target.name,
      SelfManagedEventSource: servers === undefined ? undefined : { Endpoints: { KafkaBootstrapServers: servers } },
      DestinationConfig: destination === undefined ? undefined : withoutType(destination),
      [type === 'MSK' ? 'AmazonManagedKafkaEventSourceConfig' : 'SelfManagedKafkaEventSourceConfig']: Object.keys(consumer).length === 0 ? undefined : consumer,
      DocumentDBEventSourceConfig: type === 'DocumentDB' ? pick(properties, ['DatabaseName', 'CollectionName', 'FullDocument']) : undefined,
    }),
  );
}

/** Only SAM needs the type of the destination: it tells which action the function's role is allowed. */
function withoutType(destination: Value): Value {
  const failure = isMap(destination) ? destination['OnFailure'] : undefined;
  return isMap(destination) && isMap(failure) ? { ...destination, OnFailure: omit(failure, new Set(['Type'])) } : destination;
}

/** Lets the service of an event invoke a function. */
export function invokePermission(fn: EventTarget, id: string, more: { readonly [name: string]: Value | undefined }): PlainResource {
  return addedResource(fn, id, 'AWS::Lambda::Permission', present({ Action: 'lambda:InvokeFunction', FunctionName: fn.target.name, ...more }));
}

/** The rule of a schedule or a pattern. */
export function eventRule(owner: EventTarget, id: string, { type, properties }: SamEvent, target: Properties): PlainResource {
  const { Enabled: enabled, State: state } = properties;
  return addedResource(
    owner,
    id,
    'AWS::Events::Rule',
    present({
      ...pick(properties, ['Description', 'EventBusName']),
      Name: type === 'Schedule' ? properties['Name'] : properties['RuleName'],
      ScheduleExpression: properties['Schedule'],
      EventPattern: properties['Pattern'],
      State: enabled === undefined ? state : enabled === false ? 'DISABLED' : 'ENABLED',
      Targets: [
        {
          Arn: owner.target.arn,
          ...target,
          ...pick(properties, ['Input', 'InputPath', 'RetryPolicy', 'InputTransformer']),
          ...deadLetterConfig(id, properties['DeadLetterConfig']),
        },
      ],
    }),
  );
}

/** The ID of a rule's target. EventBridge takes 64 characters. */
export function targetId(id: string, suffix: string, { properties }: SamEvent): Value {
  return entriesOf(properties['Target']).get('Id') ?? `${id.slice(0, 64 - suffix.length)}${suffix}`;
}

/** Where a rule or a schedule sends what it could not deliver. */
export function deadLetterConfig(id: string, config: Value | undefined): Properties {
  if (!isMap(config)) return {};
  return { DeadLetterConfig: { Arn: config['Arn'] ?? getAtt(queueId(id, config), 'Arn') } };
}

/** The dead-letter queue of a rule or a schedule, if SAM generates one. */
export function deadLetterQueue(owner: SamResource, id: string, { properties }: SamEvent): PlainResource[] {
  const { DeadLetterConfig: config } = properties;
  return isMap(config) && config['Arn'] === undefined ? [addedResource(owner, queueId(id, config), 'AWS::SQS::Queue')] : [];
}

function queueId(id: string, { QueueLogicalId: given }: Properties): string {
  return typeof given === 'string' && given !== '' ? given : `${id}Queue`;
}

/** The same, with the policy that lets EventBridge send to the queue. */
export function ruleDeadLetterQueue(owner: SamResource, id: string, event: SamEvent): PlainResource[] {
  return deadLetterQueue(owner, id, event).flatMap((queue) => {
    const principal = { Service: 'events.amazonaws.com' };
    return [
      queue,
      queuePolicy(owner, `${id}QueuePolicy`, {
        queueArn: getAtt(queue.logicalId, 'Arn'),
        queueUrl: ref(queue.logicalId),
        principal,
        source: getAtt(id, 'Arn'),
      }),
    ];
  });
}

interface Sender {
  readonly queueArn: Value;
  readonly queueUrl: Value;
  readonly principal: Value;
  /** The ARN of the rule or the topic that may send. */
  readonly source: Value;
}

/** Lets a rule or a topic send to a queue. */
export function queuePolicy(owner: SamResource, id: string, { queueArn, queueUrl, principal, source }: Sender): PlainResource {
  const statement = {
    Action: 'sqs:SendMessage',
    Effect: 'Allow',
    Principal: principal,
    Resource: queueArn,
    Condition: { ArnEquals: { 'aws:SourceArn': source } },
  };
  return addedResource(owner, id, 'AWS::SQS::QueuePolicy', { PolicyDocument: { Version: '2012-10-17', Statement: [statement] }, Queues: [queueUrl] });
}
