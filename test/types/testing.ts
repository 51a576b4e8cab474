/** The events that the makers give are what AWS's own types take. */
import type {
  APIGatewayProxyWebsocketEventV2,
  APIGatewayTokenAuthorizerEvent,
  DynamoDBStreamEvent,
  EventBridgeEvent,
  KinesisStreamEvent,
  S3Event,
  S3ObjectCreatedNotificationEvent,
  ScheduledEvent,
  SNSEvent,
  SQSEvent,
} from 'aws-lambda';
import type { Events } from '../../src/testing/index.js';

declare const events: Events;

export const sqs: SQSEvent = events.sqsEvent(['body'], 'jobs');
export const sns: SNSEvent = events.snsEvent('message', 'subject');
export const s3: S3Event = events.s3Event('bucket', 'key');
export const s3Bridge: S3ObjectCreatedNotificationEvent = events.s3EventBridgeEvent('bucket', 'key');
export const s3Copy: S3Event = events.s3Event('bucket', 'key', 'ObjectCreated:Copy');
export const s3RemovedSize: number | undefined = events.s3Event('bucket', 'key', 'ObjectRemoved:Delete').Records[0]?.s3.object.size;
// @ts-expect-error -- an object that is gone has no size
export const s3Removed: S3Event = events.s3Event('bucket', 'key', 'ObjectRemoved:Delete');
export const kinesis: KinesisStreamEvent = events.kinesisEvent(['data'], 'clicks');
export const dynamoDB: DynamoDBStreamEvent = events.dynamoDBEvent([{ keys: { id: { S: '1' } } }], 'table');
export const cloudWatch: EventBridgeEvent<string, unknown> = events.cloudWatchEvent('aws.ec2', 'EC2 Instance State-change Notification', { state: 'running' });
export const schedule: ScheduledEvent<unknown> = events.scheduleEvent();
export const zonedSchedule: ScheduledEvent<string> = events.schedulerEvent();
export const authorizer: APIGatewayTokenAuthorizerEvent = events.authorizerEvent('token');
export const message: APIGatewayProxyWebsocketEventV2 = events.websocketMessageEvent('{}');

// @ts-expect-error -- an SQS event is no SNS event
export const mixedUp: SNSEvent = events.sqsEvent(['body']);
