import type { EventSourceDefinition } from '../../app/event-source-definition.js';
import { logicalId } from '../cloudformation/logical-id.js';

const suffixes: { readonly [Kind in EventSourceDefinition['kind']]: string } = {
  schedule: '-event',
  cloudwatch: '-event',
  s3: '-s3-event',
  sns: '-sns-subscription',
  sqs: '-sqs-event-source',
  kinesis: '-kinesis-event-source',
  dynamodb: '-dynamodb-event-source',
};

/** Whether EventBridge Scheduler runs the function, and not a rule of EventBridge, which knows only UTC. */
export function isByScheduler(source: EventSourceDefinition): boolean {
  return source.kind === 'schedule' && source.timezone !== null;
}

/** The end of an event source's name, as in `foo-sns-subscription`. */
export function eventSuffix(source: EventSourceDefinition): string {
  // CloudFormation cannot make a schedule of a rule under the same logical ID.
  return isByScheduler(source) ? '-schedule' : suffixes[source.kind];
}

/** The key of an event source in its function's `Events`: `FooSnsSubscription`. SAM builds logical IDs from it. @param stem of the function: `Foo` */
export function eventKey(stem: string, source: EventSourceDefinition): string {
  return stem + logicalId(eventSuffix(source));
}

/** Whether a string is an ARN of a service, in any partition or in `${AWS::Partition}`. */
export function isArnOf(service: string, text: string): boolean {
  return new RegExp(`^arn:(?:aws[a-z-]*|\\$\\{AWS::Partition\\}):${service}:`).test(text);
}

/** Whether a string is like `${Jobs.Arn}` or `${Orders.StreamArn}`: the ARN of a resource in a merge template. */
export function isArnReference(text: string): boolean {
  return /^\$\{[A-Za-z0-9]+\.(?:Arn|StreamArn|TopicArn)\}$/.test(text);
}

/** The kinds of event sources that Lambda polls with the rights of the function's role. */
export function polledKind(source: EventSourceDefinition | null): 'sqs' | 'kinesis' | 'dynamodb' | undefined {
  return source?.kind === 'sqs' || source?.kind === 'kinesis' || source?.kind === 'dynamodb' ? source.kind : undefined;
}

/** ARN of a polled event source, for `Fn::Sub`; a name stands for the stack's account and region. */
export function polledArn(source: EventSourceDefinition): string {
  switch (source.kind) {
    case 'sqs':
      return source.queueArn ?? arnOr('sqs', source.queue!, '');
    case 'kinesis':
      return arnOr('kinesis', source.stream, 'stream/');
    case 'dynamodb':
      return source.streamArn;
    default:
      throw new Error(`Lambda does not poll an event source of the kind ${source.kind}`);
  }
}

/** An ARN unchanged, or a name as its ARN in the stack's account and region, for `Fn::Sub`, so `${…}` works in both. */
export function arnOr(service: string, nameOrArn: string, resourceType: string): string {
  return isArnOf(service, nameOrArn) || isArnReference(nameOrArn)
    ? nameOrArn
    : `arn:\${AWS::Partition}:${service}:\${AWS::Region}:\${AWS::AccountId}:${resourceType}${nameOrArn}`;
}
