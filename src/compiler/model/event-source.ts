import type { EventSourceDefinition } from '../../app/event-source-definition.js';
import { logicalId } from '../cloudformation/logical-id.js';

export const eventSuffixes: { readonly [Kind in EventSourceDefinition['kind']]: string } = {
  schedule: '-event',
  cloudwatch: '-event',
  s3: '-s3-event',
  sns: '-sns-subscription',
  sqs: '-sqs-event-source',
  kinesis: '-kinesis-event-source',
  dynamodb: '-dynamodb-event-source',
};

/** The key of an event source in its function's `Events`: `FooSnsSubscription`. SAM builds logical IDs from it. */
export function eventKey(functionName: string, { kind }: EventSourceDefinition): string {
  return logicalId(functionName + eventSuffixes[kind]);
}

/** Whether a string is an ARN of a service, in any partition or in `${AWS::Partition}`. */
export function isArnOf(service: string, text: string): boolean {
  return new RegExp(`^arn:(?:aws[a-z-]*|\\$\\{AWS::Partition\\}):${service}:`).test(text);
}

/** Whether a string is like `${Jobs.Arn}` or `${Orders.StreamArn}`: the ARN of a resource in a merge template. */
export function isArnReference(text: string): boolean {
  return /^\$\{[A-Za-z0-9]+\.(?:Arn|StreamArn)\}$/.test(text);
}
