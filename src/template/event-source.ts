import { sub } from '../cloudformation/intrinsic.js';
import type { Value } from '../cloudformation/template.js';
import { eventKey, isArnOf } from '../model/event-source.js';
import type { FunctionResource } from '../model/resource.js';

type EventSource = NonNullable<FunctionResource['eventSource']>;

/** The `Events` of a function: SAM makes rules, subscriptions or event source mappings of them. */
export function renderEvents(functionName: string, source: EventSource): { readonly [key: string]: Value } {
  return { [eventKey(functionName, source)]: renderEvent(source) };
}

function renderEvent(source: EventSource): Value {
  switch (source.kind) {
    case 'schedule':
      return { Type: 'Schedule', Properties: { Schedule: source.expression, ...(source.description !== null && { Description: source.description }) } };
    case 'cloudwatch':
      return { Type: 'CloudWatchEvent', Properties: { Pattern: source.eventPattern as Value } };
    case 'sns':
      return { Type: 'SNS', Properties: { Topic: arnOr('sns', source.topic, '') } };
    case 'sqs':
      return {
        Type: 'SQS',
        Properties: {
          Queue: source.queueArn ?? arnOr('sqs', source.queue!, ''),
          BatchSize: source.batchSize,
          MaximumBatchingWindowInSeconds: source.maximumBatchingWindowInSeconds,
          ...(source.maximumConcurrency && { ScalingConfig: { MaximumConcurrency: source.maximumConcurrency } }),
        },
      };
    case 'kinesis':
      return { Type: 'Kinesis', Properties: { Stream: arnOr('kinesis', source.stream, 'stream/'), ...streamProperties(source) } };
    case 'dynamodb':
      return { Type: 'DynamoDB', Properties: { Stream: source.streamArn, ...streamProperties(source) } };
  }
}

/** An ARN as it is; a name as the ARN that it has in the stack's own account and region. The name stays live in `Fn::Sub`. */
function arnOr(service: string, nameOrArn: string, resourceType: string): Value {
  return isArnOf(service, nameOrArn) ? nameOrArn : sub(`arn:\${AWS::Partition}:${service}:\${AWS::Region}:\${AWS::AccountId}:${resourceType}${nameOrArn}`);
}

function streamProperties({ batchSize, startingPosition, maximumBatchingWindowInSeconds }: Extract<EventSource, { kind: 'kinesis' | 'dynamodb' }>): {
  [key: string]: Value;
} {
  return { BatchSize: batchSize, StartingPosition: startingPosition, MaximumBatchingWindowInSeconds: maximumBatchingWindowInSeconds };
}
