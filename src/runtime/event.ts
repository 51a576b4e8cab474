import type { FunctionDeclaration } from '../app/declaration.js';
import type { CloudWatchEvent, DynamoDBRecord, KinesisRecord, LambdaEvent, S3Event, ScheduledInput, SnsEvent, SqsRecord } from '../app/event.js';
import type { LambdaContext } from '../app/lambda-context.js';

/** Anything that Lambda passes, before its fields are checked. */
// oxlint-disable-next-line typescript/no-explicit-any -- the fields are checked where they are read
type Raw = { readonly [key: string]: any };

/** @throws TypeError if Lambda passed something other than an event of this kind */
export function toEvent(source: NonNullable<FunctionDeclaration['eventSource']>, event: unknown, context: LambdaContext): LambdaEvent {
  const { kind } = source;
  if (kind === 'schedule' && source.input !== null) return scheduledInput(event, context);
  if (typeof event !== 'object' || event === null)
    throw new TypeError(`a ${kind} event must be an object, not ${event === null ? 'null' : `a ${typeof event}`}`);
  const raw: Raw = event;
  switch (kind) {
    case 'schedule':
    case 'cloudwatch':
      return cloudWatchEvent(raw, context);
    case 's3':
      return s3Event(raw, context);
    case 'sns':
      return snsEvent(raw, context);
    case 'sqs':
      return batch(raw, context, sqsRecord);
    case 'kinesis':
      return batch(raw, context, kinesisRecord);
    case 'dynamodb':
      return batch(raw, context, dynamoDBRecord);
  }
}

function scheduledInput(input: unknown, context: LambdaContext): ScheduledInput {
  return { input, context, toDict: () => input };
}

function cloudWatchEvent(raw: Raw, context: LambdaContext): CloudWatchEvent {
  return {
    version: required(raw, 'version'),
    account: required(raw, 'account'),
    region: required(raw, 'region'),
    detail: required(raw, 'detail'),
    detailType: required(raw, 'detail-type'),
    source: required(raw, 'source'),
    time: required(raw, 'time'),
    eventId: required(raw, 'id'),
    resources: required(raw, 'resources'),
    context,
    toDict: () => raw,
  };
}

/** From the bucket itself, or through EventBridge, which does not encode keys. */
function s3Event(raw: Raw, context: LambdaContext): S3Event {
  if (raw['source'] === 'aws.s3') {
    const { bucket, object } = required(raw, 'detail');
    return { bucket: bucket.name, key: object.key, context, toDict: () => raw };
  }
  const s3 = required(recordsOf(raw)[0] ?? {}, 's3');
  return { bucket: s3.bucket.name, key: decodeKey(s3.object.key), context, toDict: () => raw };
}

/** Escapes that are not UTF-8 become the replacement character. Everything else stays. */
function decodeKey(key: string): string {
  return key.replaceAll('+', ' ').replace(/(?:%[0-9a-f]{2})+/gi, (escapes) => Buffer.from(escapes.replaceAll('%', ''), 'hex').toString());
}

function snsEvent(raw: Raw, context: LambdaContext): SnsEvent {
  const { Message, Subject, MessageAttributes } = required(recordsOf(raw)[0] ?? {}, 'Sns');
  return { message: Message, subject: Subject ?? null, messageAttributes: MessageAttributes ?? {}, context, toDict: () => raw };
}

function sqsRecord(raw: Raw, context: LambdaContext): SqsRecord {
  return { messageId: raw['messageId'], body: raw['body'], receiptHandle: raw['receiptHandle'], context, toDict: () => raw };
}

function kinesisRecord(raw: Raw, context: LambdaContext): KinesisRecord {
  const kinesis = required(raw, 'kinesis');
  return {
    data: new Uint8Array(Buffer.from(String(kinesis.data), 'base64')),
    sequenceNumber: kinesis.sequenceNumber,
    partitionKey: kinesis.partitionKey,
    schemaVersion: kinesis.kinesisSchemaVersion,
    timestamp: fromSeconds(kinesis.approximateArrivalTimestamp),
    context,
    toDict: () => raw,
  };
}

function dynamoDBRecord(raw: Raw, context: LambdaContext): DynamoDBRecord {
  const change = required(raw, 'dynamodb');
  return {
    timestamp: fromSeconds(change.ApproximateCreationDateTime),
    awsRegion: raw['awsRegion'],
    keys: change.Keys ?? null,
    newImage: change.NewImage ?? null,
    oldImage: change.OldImage ?? null,
    sequenceNumber: change.SequenceNumber,
    size: change.SizeBytes,
    streamViewType: change.StreamViewType,
    eventSourceArn: raw['eventSourceARN'],
    tableName: tableOf(raw['eventSourceARN']),
    eventName: raw['eventName'],
    eventId: raw['eventID'],
    context,
    toDict: () => raw,
  };
}

/** From `arn:aws:dynamodb:<region>:<account>:table/<name>/stream/<time>`; empty for anything else. */
function tableOf(streamArn: unknown): string {
  return String(streamArn).split(':')[5]?.split('/')[1] ?? '';
}

function fromSeconds(seconds: number): Date {
  return new Date(seconds * 1000);
}

function batch<Item>(raw: Raw, context: LambdaContext, toRecord: (raw: Raw, context: LambdaContext) => Item): LambdaEvent & Iterable<Item> {
  const records = recordsOf(raw);
  return {
    context,
    toDict: () => raw,
    *[Symbol.iterator]() {
      for (const record of records) yield toRecord(record, context);
    },
  };
}

function recordsOf(raw: Raw): readonly Raw[] {
  const records = required(raw, 'Records');
  if (!Array.isArray(records)) throw new TypeError("the event's Records must be a list");
  return records;
}

// oxlint-disable-next-line typescript/no-explicit-any -- AWS decides about its shape
function required(raw: Raw, key: string): any {
  if (!Object.hasOwn(raw, key)) throw new TypeError(`the event has no '${key}'`);
  return raw[key];
}
