import type {
  DynamoDBStreamEvent,
  EventBridgeEvent,
  Item,
  KinesisStreamEvent,
  S3BridgedDetail,
  S3BucketEvent,
  S3CreatedName,
  S3EventName,
  S3ObjectDetail,
  S3OtherEvent,
  SnsAttributes,
  SnsTopicEvent,
  SqsQueueEvent,
} from './event-shape.js';
import type { AuthorizerEvent } from './gateway-event.js';
import type { WebsocketConnection, WebsocketConnectEvent, WebsocketDisconnectEvent, WebsocketMessageEvent } from './websocket-event.js';

/** A change to a table: without an old image it is an insertion, without a new one a removal. */
export interface TableChange {
  /** The item's key: `{ id: { S: 'a' } }`. */
  readonly keys: Item;
  /** The item after the change. */
  readonly newImage?: Item | undefined;
  /** The item before the change. */
  readonly oldImage?: Item | undefined;
}

/** A maker for each event source. It returns an event as AWS sends it, for `client.lambda.invoke`. IDs and times are the same every time. */
export interface Events {
  /** Messages of one queue, for `onSqsMessage`. The name of a FIFO queue ends in `.fifo`. */
  sqsEvent(bodies: readonly string[], queueName?: string): SqsQueueEvent;
  /** One message, for `onSnsMessage`. SNS always sends one at a time. */
  snsEvent(message: string, subject?: string, messageAttributes?: SnsAttributes, topicName?: string): SnsTopicEvent;
  /**
   * A notification from S3, for `onS3Event` with a bucket in a merge template (`{ ref: 'Uploads' }`).
   *
   * @param key the object's key, not encoded; S3 encodes it in its events, and the handler gets it decoded
   * @param eventName default `ObjectCreated:Put`; with or without `s3:`
   */
  s3Event(bucket: string, key: string, eventName?: S3CreatedName): S3BucketEvent;
  /**
   * The same for any other event, with the fields that S3 sends for it.
   *
   * @param eventName for `ObjectRemoved:*` and its like, the first of them
   * @throws TypeError for a name that S3 does not have
   */
  s3Event(bucket: string, key: string, eventName: S3EventName | (string & {})): S3OtherEvent;
  /** An EventBridge event about a new object, for `onS3Event` with a bucket's name. The key is not encoded. Default `ObjectCreated:Put`. */
  s3EventBridgeEvent(bucket: string, key: string, eventName?: S3CreatedName): EventBridgeEvent<'Object Created', S3ObjectDetail> & { source: 'aws.s3' };
  /**
   * The same for any other event, by its name in notifications.
   *
   * @throws TypeError for a name that S3 does not have, or an event that it does not send to EventBridge
   */
  s3EventBridgeEvent(bucket: string, key: string, eventName: S3EventName | (string & {})): EventBridgeEvent<string, S3BridgedDetail> & { source: 'aws.s3' };
  /** Records of one shard of a stream, for `onKinesisRecord`. The maker encodes the bodies as base64. */
  kinesisEvent(bodies: readonly (string | Uint8Array)[], streamName?: string): KinesisStreamEvent;
  /** Changes of one table, for `onDynamoDBRecord`. */
  dynamoDBEvent(changes: readonly TableChange[], tableName?: string): DynamoDBStreamEvent;
  /** An EventBridge event, for `onCloudWatchEvent`. `resources` are ARNs; default none. */
  cloudWatchEvent<DetailType extends string, Detail extends object>(
    source: string,
    detailType: DetailType,
    detail: Detail,
    resources?: readonly string[],
  ): EventBridgeEvent<DetailType, Detail>;
  /** The event of a `schedule` without `input` and `timezone`. A schedule with `input` gets that input instead. */
  scheduleEvent(ruleName?: string): EventBridgeEvent<'Scheduled Event', object>;
  /** The event of a `schedule` with a `timezone` and without `input`, which EventBridge Scheduler sends. */
  schedulerEvent(scheduleName?: string): EventBridgeEvent<'Scheduled Event', string> & { source: 'aws.scheduler' };
  /** A client opens a connection, for the function `websocket_connect`. `query` is the query string, `name=ann`. */
  websocketConnectEvent(connection?: WebsocketConnection & { readonly query?: string | undefined }): WebsocketConnectEvent;
  /** A client sends a message, for the function `websocket_message`. */
  websocketMessageEvent(body: string, connection?: WebsocketConnection): WebsocketMessageEvent;
  /** A client closed its connection, for the function `websocket_disconnect`. */
  websocketDisconnectEvent(connection?: WebsocketConnection): WebsocketDisconnectEvent;
  /** What API Gateway sends to an authorizer of the app. Defaults: `GET`, `/`, and the stage `api`. */
  authorizerEvent(token: string, method?: string, path?: string, stage?: string): AuthorizerEvent;
}
