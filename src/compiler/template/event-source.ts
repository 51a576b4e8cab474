import { live, ref } from '../cloudformation/intrinsic.js';
import type { Value } from '../cloudformation/template.js';
import { arnOr, polledArn } from '../model/event-source.js';
import type { FunctionResource } from '../model/resource.js';
import { s3Pattern } from '../model/s3-pattern.js';

type EventSource = NonNullable<FunctionResource['eventSource']>;

/** An event of a function, from which SAM generates a rule, a subscription or an event source mapping. @param boundary of roles that SAM makes for it */
export function renderEvent(source: EventSource, boundary: string | null): Value {
  switch (source.kind) {
    case 'schedule':
      if (source.timezone !== null) return renderZonedSchedule(source, source.timezone, boundary);
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
      return { Type: 'SNS', Properties: { Topic: live(arnOr('sns', source.topic, '')), ...filterPolicy(source) } };
    case 'sqs':
      return {
        Type: 'SQS',
        Properties: {
          Queue: live(polledArn(source)),
          BatchSize: source.batchSize,
          MaximumBatchingWindowInSeconds: source.maximumBatchingWindowInSeconds,
          ...polledProperties(source),
          ...(source.maximumConcurrency && { ScalingConfig: { MaximumConcurrency: source.maximumConcurrency } }),
        },
      };
    case 'kinesis':
      return { Type: 'Kinesis', Properties: { Stream: live(polledArn(source)), ...streamProperties(source) } };
    case 'dynamodb':
      return { Type: 'DynamoDB', Properties: { Stream: live(polledArn(source)), ...streamProperties(source) } };
  }
}

function renderZonedSchedule(source: Extract<EventSource, { kind: 'schedule' }>, timezone: string, boundary: string | null): Value {
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
      // Of the role that SAM makes for the schedule.
      ...(boundary !== null && { PermissionsBoundary: live(boundary) }),
    },
  };
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
