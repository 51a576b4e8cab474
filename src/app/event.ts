import type { LambdaContext } from './lambda-context.js';

/** What all events have, whatever they are about. */
export interface LambdaEvent {
  readonly context: LambdaContext;
  /** The event as Lambda passed it. */
  // oxlint-disable-next-line typescript/no-explicit-any -- the source decides
  toDict(): any;
}

/** What middleware sees of the invocation of a pure Lambda function. */
export interface LambdaFunctionEvent extends LambdaEvent {
  // oxlint-disable-next-line typescript/no-explicit-any -- whoever invokes it decides
  readonly event: any;
}

/** An event of a schedule or of an event pattern. */
export interface CloudWatchEvent extends LambdaEvent {
  readonly version: string;
  readonly account: string;
  readonly region: string;
  // oxlint-disable-next-line typescript/no-explicit-any -- the source decides
  readonly detail: any;
  readonly detailType: string;
  readonly source: string;
  /** ISO 8601. */
  readonly time: string;
  readonly eventId: string;
  readonly resources: readonly string[];
}

/** What a schedule with an `input` passes: that input, and nothing else. */
export interface ScheduledInput<Input = unknown> extends LambdaEvent {
  readonly input: Input;
}

/** Something happened to an object in a bucket. */
export interface S3Event extends LambdaEvent {
  readonly bucket: string;
  /** Decoded: as the object was named when it was stored. */
  readonly key: string;
}

export interface SnsEvent extends LambdaEvent {
  readonly message: string;
  readonly subject: string | null;
  readonly messageAttributes: { readonly [name: string]: { readonly Type: string; readonly Value: string } };
}

/**
 * What a handler returns whose source has `reportBatchItemFailures`: the records that failed, or their identifiers
 * (`messageId`, or `sequenceNumber`). Of a stream, Lambda tries all records again from the first failed one on.
 */
export type BatchFailures<Record> = FailedRecords<Record> | Promise<FailedRecords<Record>>;

// oxlint-disable-next-line typescript/no-invalid-void-type -- a handler without a failure has nothing to return
type FailedRecords<Record> = (Iterable<Record | string> & object) | null | undefined | void;

/** Messages of a queue, at most `batchSize` of them. */
export interface SqsEvent extends LambdaEvent, Iterable<SqsRecord> {}

export interface SqsRecord extends LambdaEvent {
  /** Identifies the message among the failed ones that a handler returns. */
  readonly messageId: string;
  readonly body: string;
  readonly receiptHandle: string;
}

/** Records of a stream, in the order of their shard. */
export interface KinesisEvent extends LambdaEvent, Iterable<KinesisRecord> {}

export interface KinesisRecord extends LambdaEvent {
  readonly data: Uint8Array;
  readonly sequenceNumber: string;
  readonly partitionKey: string;
  readonly schemaVersion: string;
  /** When the record came into the stream, about. */
  readonly timestamp: Date;
}

/** Changes of a table's items. */
export interface DynamoDBEvent extends LambdaEvent, Iterable<DynamoDBRecord> {}

/** An item, or its key, with each attribute as DynamoDB writes it: `{ id: { S: 'a' } }`. */
export interface DynamoDBImage {
  // oxlint-disable-next-line typescript/no-explicit-any -- attribute values nest
  readonly [attribute: string]: any;
}

export interface DynamoDBRecord extends LambdaEvent {
  readonly timestamp: Date;
  readonly awsRegion: string;
  readonly keys: DynamoDBImage | null;
  /** Null when the stream's view or the kind of change has none. */
  readonly newImage: DynamoDBImage | null;
  readonly oldImage: DynamoDBImage | null;
  readonly sequenceNumber: string;
  /** In bytes. */
  readonly size: number;
  readonly streamViewType: string;
  readonly eventSourceArn: string;
  /** Taken from the stream's ARN. */
  readonly tableName: string;
  /** `INSERT`, `MODIFY` or `REMOVE`. */
  readonly eventName: string;
  readonly eventId: string;
}

export interface WebsocketEvent extends LambdaEvent {
  readonly domainName: string;
  /** API Gateway's stage. */
  readonly stage: string;
  readonly connectionId: string;
  /** Null when a connection opens or closes. */
  readonly body: string | null;
  /**
   * The parsed body.
   *
   * @throws BadRequestError when the body is not JSON, or absent
   */
  // oxlint-disable-next-line typescript/no-explicit-any -- the client decides
  readonly jsonBody: any;
}
