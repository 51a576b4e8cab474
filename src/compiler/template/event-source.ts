import { live, ref, sub } from '../cloudformation/intrinsic.js';
import type { Value } from '../cloudformation/template.js';
import { eventKey, isArnOf, isArnReference } from '../model/event-source.js';
import type { FunctionResource } from '../model/resource.js';
import { s3Pattern } from '../model/s3-pattern.js';

type EventSource = NonNullable<FunctionResource['eventSource']>;

/** The `Events` of a function, from which SAM generates rules, subscriptions or event source mappings. */
export function renderEvents(functionName: string, source: EventSource): { readonly [key: string]: Value } {
  return { [eventKey(functionName, source)]: renderEvent(source) };
}

function renderEvent(source: EventSource): Value {
  switch (source.kind) {
    case 'schedule':
      if (source.timezone !== null) return renderZonedSchedule(source, source.timezone);
      return {
        Type: 'Schedule',
        Properties: {
          Schedule: source.expression,
          ...(source.description !== null && { Description: source.description }),
          ...(source.input !== null && { Input: source.input }),
          ...(source.enabled !== null && { Enabled: source.enabled }),
        },
      };
    case 'cloudwatch':
      return {
        Type: 'CloudWatchEvent',
        Properties: { Pattern: source.eventPattern as Value, ...(source.eventBus !== null && { EventBusName: live(source.eventBus) }) },
      };
    case 's3':
      return renderS3(source);
    case 'sns':
      return { Type: 'SNS', Properties: { Topic: arnOr('sns', source.topic, ''), ...filterPolicy(source) } };
    case 'sqs':
      return {
        Type: 'SQS',
        Properties: {
          Queue: source.queueArn === null ? arnOr('sqs', source.queue!, '') : live(source.queueArn),
          BatchSize: source.batchSize,
          MaximumBatchingWindowInSeconds: source.maximumBatchingWindowInSeconds,
          ...polledProperties(source),
          ...(source.maximumConcurrency && { ScalingConfig: { MaximumConcurrency: source.maximumConcurrency } }),
        },
      };
    case 'kinesis':
      return { Type: 'Kinesis', Properties: { Stream: arnOr('kinesis', source.stream, 'stream/'), ...streamProperties(source) } };
    case 'dynamodb':
      return { Type: 'DynamoDB', Properties: { Stream: live(source.streamArn), ...streamProperties(source) } };
  }
}

function renderZonedSchedule(source: Extract<EventSource, { kind: 'schedule' }>, timezone: string): Value {
  return {
    Type: 'ScheduleV2',
    Properties: {
      ScheduleExpression: source.expression,
      ScheduleExpressionTimezone: timezone,
      // Otherwise SAM names it by the logical ID, which two stages in one region would share.
      OmitName: true,
      ...(source.description !== null && { Description: source.description }),
      ...(source.input !== null && { Input: source.input }),
      ...(source.enabled !== null && { State: source.enabled ? 'ENABLED' : 'DISABLED' }),
    },
  };
}

/** An ARN unchanged, or a name as its ARN in the stack's account and region; in `Fn::Sub` if needed, so `${…}` works in both. */
function arnOr(service: string, nameOrArn: string, resourceType: string): Value {
  return isArnOf(service, nameOrArn) || isArnReference(nameOrArn)
    ? live(nameOrArn)
    : sub(`arn:\${AWS::Partition}:${service}:\${AWS::Region}:\${AWS::AccountId}:${resourceType}${nameOrArn}`);
}

type StreamSource = Extract<EventSource, { kind: 'kinesis' | 'dynamodb' }>;

function streamProperties(source: StreamSource): { [key: string]: Value } {
  const { batchSize, startingPosition, maximumBatchingWindowInSeconds, bisectOnError, maximumRetryAttempts, parallelizationFactor, onFailure } = source;
  return {
    BatchSize: batchSize,
    StartingPosition: startingPosition,
    MaximumBatchingWindowInSeconds: maximumBatchingWindowInSeconds,
    ...polledProperties(source),
    ...(bisectOnError && { BisectBatchOnFunctionError: true }),
    ...(maximumRetryAttempts !== null && { MaximumRetryAttempts: maximumRetryAttempts }),
    ...(parallelizationFactor !== null && { ParallelizationFactor: parallelizationFactor }),
    // SAM needs its own key Type only for roles that it generates.
    ...(onFailure !== null && { DestinationConfig: { OnFailure: { Destination: live(onFailure) } } }),
  };
}

function polledProperties({ filterPatterns, reportBatchItemFailures }: StreamSource | Extract<EventSource, { kind: 'sqs' }>): { [key: string]: Value } {
  return {
    ...(filterPatterns.length > 0 && { FilterCriteria: { Filters: filterPatterns.map((pattern) => ({ Pattern: JSON.stringify(pattern) })) } }),
    ...(reportBatchItemFailures && { FunctionResponseTypes: ['ReportBatchItemFailures'] }),
  };
}

function filterPolicy({ filterPolicy: policy, filterPolicyScope: scope }: Extract<EventSource, { kind: 'sns' }>): { [key: string]: Value } {
  return { ...(policy !== null && { FilterPolicy: policy as Value }), ...(scope !== null && { FilterPolicyScope: scope }) };
}

/** CloudFormation can set notifications only for buckets in the stack; events of others reach the function through EventBridge. */
function renderS3(source: Extract<EventSource, { kind: 's3' }>): Value {
  const { bucket, events, prefix, suffix } = source;
  if (typeof bucket === 'string') return { Type: 'EventBridgeRule', Properties: { Pattern: s3Pattern({ ...source, bucket }) } };
  const rules = Object.entries({ prefix, suffix }).flatMap(([Name, text]) => (text === null ? [] : [{ Name, Value: encodedKey(text) }]));
  return { Type: 'S3', Properties: { Bucket: ref(bucket.ref), Events: [...events], ...(rules.length > 0 && { Filter: { S3Key: { Rules: rules } } }) } };
}

/** S3 compares filters with the encoded key. */
function encodedKey(text: string): string {
  return encodeURIComponent(text).replaceAll('%2F', '/').replaceAll('%20', '+');
}
