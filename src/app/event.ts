import type { LambdaContext } from './lambda-context.js';

/** Handles events of one class. Its result matters only if the event's source waits for it. */
export type EventHandler<Event, Result = unknown> = (event: Event) => Result;

/**
 * Handles what invokers pass to a function. It is the type of a method, so that a handler may say what its event is, and may take the `Context` of
 * `@types/aws-lambda`.
 */
export type FunctionHandler<Event = unknown> = {
  /** Gets the event and the context as Lambda passes them. What it returns or throws goes back to the invoker. */
  handle(event: Event, context: LambdaContext): unknown;
}['handle'];

/** What all events have in common. */
export interface LambdaEvent {
  /** The Lambda context of the invocation. */
  readonly context: LambdaContext;
  /** The event as Lambda passed it; for a record, only the record. */
  // oxlint-disable-next-line typescript/no-explicit-any -- the source decides
  toDict(): any;
}

/** What middleware of the type `pure_lambda` gets. */
export interface LambdaFunctionEvent extends LambdaEvent {
  /** What the invoker passed. */
  // oxlint-disable-next-line typescript/no-explicit-any -- whoever invokes it decides
  readonly event: any;
}

/** An event of EventBridge: what `schedule` and `onCloudWatchEvent` handlers get. */
export interface CloudWatchEvent extends LambdaEvent {
  /** Version of the event's shape, `0`. */
  readonly version: string;
  /** ID of the account that the event is from. */
  readonly account: string;
  /** Region that the event is from. */
  readonly region: string;
  /** What the source says about the event; `{}` for a schedule, and the text `{}` for one with a `timezone`. */
  // oxlint-disable-next-line typescript/no-explicit-any -- the source decides
  readonly detail: any;
  /** The kind of event, such as `EC2 Instance State-change Notification`; `Scheduled Event` from a schedule. The event's `detail-type`. */
  readonly detailType: string;
  /** What the event is from, such as `aws.ec2`; `aws.events` from a schedule, `aws.scheduler` from one with a `timezone`. */
  readonly source: string;
  /** When it happened, in ISO 8601 and UTC: `2026-01-01T00:00:00Z`. */
  readonly time: string;
  /** ID of the event; the event's `id`. */
  readonly eventId: string;
  /** ARNs of what the event is about; that of the rule from a schedule, or of the schedule where it has a `timezone`. */
  readonly resources: readonly string[];
}

/** What a schedule with an `input` passes: that input, and nothing else. */
export interface ScheduledInput<Input = unknown> extends LambdaEvent {
  /** The schedule's option `input`, converted to JSON and back. */
  readonly input: Input;
}

/** Something happened to an object in a bucket. The rest of the event is in `toDict()`; its shape depends on whether it came from S3 or through EventBridge. */
export interface S3Event extends LambdaEvent {
  /** Name of the bucket. */
  readonly bucket: string;
  /** Key of the object, URL-decoded: as it was named when it was stored. */
  readonly key: string;
}

/** An attribute of an SNS message. */
export interface SnsAttribute {
  /** `String`, `Number`, `Binary` or `String.Array`. */
  readonly Type: string;
  /** As text. */
  readonly Value: string;
}

/** One message of an SNS topic. */
export interface SnsEvent extends LambdaEvent {
  /** The message as it was published. */
  readonly message: string;
  /** Null if it was published without a subject. */
  readonly subject: string | null;
  /** Each attribute with its type (`String`, `Number`, `Binary`) and its value as text; `{}` when there are none. */
  readonly messageAttributes: { readonly [name: string]: SnsAttribute };
}

/**
 * What a handler returns whose source has `reportBatchItemFailures`: the records that failed, or their identifiers
 * (`messageId`, or `sequenceNumber`); nothing, or an empty list, when all are done. Of a stream, Lambda tries all records again from the first
 * failed one on.
 */
export type BatchFailures<Record> = FailedRecords<Record> | Promise<FailedRecords<Record>>;

/** Records, or their identifiers; nothing when all are done. */
// oxlint-disable-next-line typescript/no-invalid-void-type -- a handler without a failure has nothing to return
type FailedRecords<Record> = (Iterable<Record | string> & object) | null | undefined | void;

/** Messages of an SQS queue, at most `batchSize` of them: `for (const { body } of event)`. */
export interface SqsEvent extends LambdaEvent, Iterable<SqsRecord> {}

/** A message of an SQS queue. Its attributes are in `toDict()`. */
export interface SqsRecord extends LambdaEvent {
  /** Identifies the message among the failed ones that a handler returns. */
  readonly messageId: string;
  /** The message as it was sent. */
  readonly body: string;
  /** For `DeleteMessage` and `ChangeMessageVisibility` of SQS. */
  readonly receiptHandle: string;
}

/** Records of one shard of a Kinesis stream, in order, at most `batchSize` of them: `for (const { data } of event)`. */
export interface KinesisEvent extends LambdaEvent, Iterable<KinesisRecord> {}

/** A record of a Kinesis stream. */
export interface KinesisRecord extends LambdaEvent {
  /** The record's bytes, decoded from base64; of text, `new TextDecoder().decode(data)`. */
  readonly data: Uint8Array;
  /** Identifies the record among the failed ones that a handler returns. */
  readonly sequenceNumber: string;
  /** What the sender chose; records of one key are in one shard. */
  readonly partitionKey: string;
  /** Version of the record's shape, `1.0`. */
  readonly schemaVersion: string;
  /** When the record arrived in the stream, approximately. */
  readonly timestamp: Date;
}

/** Changes of a DynamoDB table's items, from one shard of its stream, in order, at most `batchSize` of them: `for (const { newImage } of event)`. */
export interface DynamoDBEvent extends LambdaEvent, Iterable<DynamoDBRecord> {}

/** An item, or its key, with each attribute as DynamoDB writes it: `{ id: { S: 'a' } }`. */
export interface DynamoDBImage {
  /** An attribute value; `unmarshall` of `@aws-sdk/util-dynamodb` turns an image into a plain object. */
  // oxlint-disable-next-line typescript/no-explicit-any -- attribute values nest
  readonly [attribute: string]: any;
}

/** A change of an item of a DynamoDB table. */
export interface DynamoDBRecord extends LambdaEvent {
  /** When the item was changed, to the second. */
  readonly timestamp: Date;
  /** Region of the table. */
  readonly awsRegion: string;
  /** The item's key. */
  readonly keys: DynamoDBImage | null;
  /** The item after the change; null if the stream's view or the kind of change does not include it. */
  readonly newImage: DynamoDBImage | null;
  /** The item before the change; null if the stream's view or the kind of change does not include it. */
  readonly oldImage: DynamoDBImage | null;
  /** Identifies the record among the failed ones that a handler returns. */
  readonly sequenceNumber: string;
  /** Size of the record, in bytes. */
  readonly size: number;
  /** What the stream contains for each change: `KEYS_ONLY`, `NEW_IMAGE`, `OLD_IMAGE` or `NEW_AND_OLD_IMAGES`. */
  readonly streamViewType: string;
  /** ARN of the stream. */
  readonly eventSourceArn: string;
  /** Taken from the stream's ARN; empty when it has none. */
  readonly tableName: string;
  /** `INSERT`, `MODIFY` or `REMOVE`. */
  readonly eventName: string;
  /** ID of the change. */
  readonly eventId: string;
}

/** A message from a client of the websocket API, or the opening or closing of its connection. Headers and query string are in `toDict()`. */
export interface WebsocketEvent extends LambdaEvent {
  /** Domain name that the client used. */
  readonly domainName: string;
  /** API Gateway's stage. */
  readonly stage: string;
  /** The ID of the client's connection, for `websocketApi.send`. */
  readonly connectionId: string;
  /** The message as text; null when a connection opens or closes. */
  readonly body: string | null;
  /**
   * The body, parsed as JSON.
   *
   * @throws BadRequestError if the body is missing or is not JSON
   */
  readonly jsonBody: unknown;
}

/** A message from a client of the websocket API: what `onWsMessage` handlers get. */
export interface WebsocketMessage extends WebsocketEvent {
  /** The message as text. */
  readonly body: string;
}
