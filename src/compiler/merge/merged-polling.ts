import { entriesOf, isMap } from '../cloudformation/branch.js';
import { dottedText, textOf } from '../cloudformation/text-of.js';
import { referencesIn } from '../cloudformation/reference.js';
import type { Value } from '../cloudformation/template.js';
import type { MergedDestination } from './merged-destinations.js';

/** A queue or stream that Lambda polls for a function with the rights of its role. */
export interface MergedPolling {
  readonly kind: 'sqs' | 'kinesis' | 'dynamodb';
  readonly arn: Value;
}

/** What Lambda polls for a function, as merge templates say, and where it reports batches that failed. */
export interface MergedSources {
  readonly polled: readonly MergedPolling[];
  readonly failures: readonly MergedDestination[];
}

type Properties = ReadonlyMap<string, Value>;

const ofEvent: { readonly [type: string]: MergedPolling['kind'] } = { SQS: 'sqs', Kinesis: 'kinesis', DynamoDB: 'dynamodb' };

const ofResource: { readonly [type: string]: MergedPolling['kind'] } = {
  'AWS::SQS::Queue': 'sqs',
  'AWS::Kinesis::Stream': 'kinesis',
  'AWS::Kinesis::StreamConsumer': 'kinesis',
  'AWS::DynamoDB::Table': 'dynamodb',
  'AWS::DynamoDB::GlobalTable': 'dynamodb',
};

const destinationTypes: { readonly [service: string]: string } = { sqs: 'SQS', sns: 'SNS', s3: 'S3Bucket' };

/**
 * Event sources that merge templates give a function: in its own `Events`, or as resources that name it. SAM gives the rights to read them only to
 * roles that it makes itself.
 */
export function mergedSources(logicalId: string, properties: { readonly [name: string]: Value }, resources: Value | undefined): MergedSources {
  const all = entriesOf(resources);
  const mappings = [...all.values()].map(entriesOf).filter((one) => one.get('Type') === 'AWS::Lambda::EventSourceMapping');
  const own = mappings.map((one) => entriesOf(one.get('Properties'))).filter((one) => referencesIn(one.get('FunctionName')).includes(logicalId));
  const events = [...entriesOf(properties['Events']).values()].map(entriesOf);
  const found = [
    ...events.map((event) => ({ type: event.get('Type'), properties: entriesOf(event.get('Properties')) })),
    ...own.map((one) => ({ type: undefined, properties: one })),
  ];
  return {
    polled: found.flatMap(({ type, properties: given }) => polledBy(type, given, all)),
    failures: found.flatMap(({ properties: given }) => failuresOf(given, all)),
  };
}

function polledBy(type: Value | undefined, given: Properties, resources: Properties): MergedPolling[] {
  const arn = given.get('Queue') ?? given.get('Stream') ?? given.get('EventSourceArn');
  if (arn === undefined) return [];
  const kind = typeof type === 'string' ? own(ofEvent, type) : kindOf(arn, resources);
  return kind === undefined ? [] : [{ kind, arn }];
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
