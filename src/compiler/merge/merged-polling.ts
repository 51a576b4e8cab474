import { entriesOf, isMap } from '../cloudformation/branch.js';
import { dottedText, textOf } from '../cloudformation/text-of.js';
import { referencesIn } from '../cloudformation/reference.js';
import type { Value } from '../cloudformation/template.js';
import type { UnpolledType } from '../cloudformation/unpolled-type.js';
import type { MergedDestination } from './merged-destinations.js';

/** A queue or stream that Lambda polls for a function with the rights of its role. */
export interface MergedPolling {
  readonly kind: 'sqs' | 'kinesis' | 'dynamodb';
  readonly arn: Value;
}

/** What Lambda polls for a function, as merge templates say, and where it reports batches that failed. */
export interface MergedSources {
  readonly polled: readonly MergedPolling[];
  readonly unpolled: readonly UnpolledSource[];
  readonly failures: readonly MergedDestination[];
}

/** An event source that Lambda polls with rights of the function's role, which does not get them. */
export interface UnpolledSource {
  /** The logical ID of the event source mapping, or the name of the event. */
  readonly name: string;
  /** SAM's type of such an event; undefined for a source that only the deployment knows. */
  readonly type: UnpolledType | undefined;
  /** Types of its `SourceAccessConfigurations`, such as `BASIC_AUTH`. */
  readonly access: readonly string[];
}

type Properties = ReadonlyMap<string, Value>;

const ofEvent: { readonly [type: string]: MergedPolling['kind'] } = { SQS: 'sqs', Kinesis: 'kinesis', DynamoDB: 'dynamodb' };

const unpolledEvents: readonly UnpolledType[] = ['MSK', 'MQ', 'DocumentDB', 'SelfManagedKafka'];

/** By the service in their ARN. */
const unpolledServices: { readonly [service: string]: UnpolledType } = { kafka: 'MSK', mq: 'MQ', rds: 'DocumentDB' };

const ofResource: { readonly [type: string]: string } = {
  'AWS::SQS::Queue': 'sqs',
  'AWS::Kinesis::Stream': 'kinesis',
  'AWS::Kinesis::StreamConsumer': 'kinesis',
  'AWS::DynamoDB::Table': 'dynamodb',
  'AWS::DynamoDB::GlobalTable': 'dynamodb',
  'AWS::MSK::Cluster': 'kafka',
  'AWS::MSK::ServerlessCluster': 'kafka',
  'AWS::AmazonMQ::Broker': 'mq',
  'AWS::DocDB::DBCluster': 'rds',
};

const destinationTypes: { readonly [service: string]: string } = { sqs: 'SQS', sns: 'SNS', s3: 'S3Bucket' };

/**
 * Event sources that merge templates give a function: in its own `Events`, or as resources that name it. SAM gives the rights to read them only to
 * roles that it makes itself.
 */
export function mergedSources(logicalId: string, properties: { readonly [name: string]: Value }, resources: Value | undefined): MergedSources {
  const all = entriesOf(resources);
  const found = [...eventsOf(properties['Events']), ...mappingsOf(logicalId, all)];
  return {
    polled: found.flatMap((source) => polledBy(source, all)),
    unpolled: found.flatMap((source) => unpolledBy(source, all)),
    failures: found.flatMap(({ given }) => failuresOf(given, all)),
  };
}

interface Source {
  readonly name: string;
  /** SAM's type of an event; undefined for an event source mapping. */
  readonly type: string | undefined;
  readonly given: Properties;
}

function eventsOf(events: Value | undefined): Source[] {
  return [...entriesOf(events)].flatMap(([name, event]) => {
    const { Type: type, Properties: given } = Object.fromEntries(entriesOf(event));
    return typeof type === 'string' ? [{ name, type, given: entriesOf(given) }] : [];
  });
}

function mappingsOf(logicalId: string, resources: Properties): Source[] {
  return [...resources].flatMap(([name, resource]) => {
    const written = entriesOf(resource);
    const given = entriesOf(written.get('Properties'));
    const isOwn = written.get('Type') === 'AWS::Lambda::EventSourceMapping' && referencesIn(given.get('FunctionName')).includes(logicalId);
    return isOwn ? [{ name, type: undefined, given }] : [];
  });
}

function polledBy({ type, given }: Source, resources: Properties): MergedPolling[] {
  const arn = given.get('Queue') ?? given.get('Stream') ?? given.get('EventSourceArn');
  if (arn === undefined) return [];
  const kind = type === undefined ? kindOf(arn, resources) : own(ofEvent, type);
  return kind === undefined ? [] : [{ kind, arn }];
}

function unpolledBy(source: Source, resources: Properties): UnpolledSource[] {
  const { name, given } = source;
  const type = unpolledType(source, resources);
  return type === null
    ? []
    : [{ name, type, access: [...entriesOf(given.get('SourceAccessConfigurations')).values()].map((one) => textOf(entriesOf(one).get('Type'))) }];
}

/** undefined for a source that only the deployment knows, null for one that is no such source */
function unpolledType({ type, given }: Source, resources: Properties): UnpolledType | undefined | null {
  if (type !== undefined) return unpolledEvents.find((one) => one === type) ?? null;
  if (given.has('SelfManagedEventSource')) return 'SelfManagedKafka';
  const arn = given.get('EventSourceArn');
  if (arn === undefined || kindOf(arn, resources) !== undefined) return null;
  return own(unpolledServices, serviceOf(arn, resources) ?? '');
}

function failuresOf(given: Properties, resources: Properties): MergedDestination[] {
  const failure = entriesOf(entriesOf(given.get('DestinationConfig')).get('OnFailure'));
  const arn = failure.get('Destination');
  if (arn === undefined) return [];
  const named = failure.get('Type');
  const type = typeof named === 'string' ? named : own(destinationTypes, serviceOf(arn, resources) ?? '');
  return type === undefined ? [] : [{ type, arn, isMade: false }];
}

function kindOf(arn: Value, resources: Properties): MergedPolling['kind'] | undefined {
  const service = serviceOf(arn, resources);
  return service === 'sqs' || service === 'kinesis' || service === 'dynamodb' ? service : undefined;
}

/** The service of an ARN, or of the resource that it is of; undefined for one that only the deployment knows. */
function serviceOf(arn: Value, resources: Properties): string | undefined {
  const text = typeof arn === 'string' ? arn : isMap(arn) && arn['Fn::Sub'] !== undefined ? textOf([arn['Fn::Sub']].flat<Value>()[0]) : '';
  const [, , service] = text.replace(/\$\{AWS::\w+\}/g, 'aws').split(':');
  if (text.startsWith('arn:')) return service;
  const [id] = isMap(arn) && arn['Fn::GetAtt'] !== undefined ? dottedText(arn['Fn::GetAtt']).split('.') : referencesIn(arn);
  const type = entriesOf(resources.get(id ?? '')).get('Type');
  return typeof type === 'string'
    ? (own(ofResource, type) ?? (type.startsWith('AWS::S3::') ? 's3' : type === 'AWS::SNS::Topic' ? 'sns' : undefined))
    : undefined;
}

function own<T>(table: { readonly [name: string]: T }, name: string): T | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}
