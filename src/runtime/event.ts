import type { FunctionDeclaration } from '../app/declaration.js';
import type { CloudWatchEvent, DynamoDBRecord, KinesisRecord, LambdaEvent, S3Event, ScheduledInput, SnsEvent, SqsRecord } from '../app/event.js';
import type { LambdaContext } from '../app/lambda-context.js';

/** Anything that Lambda passes, before its fields are checked. */
// oxlint-disable-next-line typescript/no-explicit-any -- the fields are checked where they are read
type Raw = { readonly [key: string]: any };

/**
 * Fields that the event lacks are undefined.
 *
 * @throws TypeError for what is no event of this kind at all
 */
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
    version: raw['version'],
    account: raw['account'],
    region: raw['region'],
    detail: raw['detail'],
    detailType: raw['detail-type'],
    source: raw['source'],
    time: raw['time'],
    eventId: raw['id'],
    resources: raw['resources'],
    context,
    toDict: () => raw,
  };
}

/** From the bucket itself, or through EventBridge, which does not encode keys. */
function s3Event(raw: Raw, context: LambdaContext): S3Event {
  if (raw['source'] === 'aws.s3') {
    const { bucket, object } = raw['detail'] ?? {};
    return { bucket: bucket?.name, key: object?.key, context, toDict: () => raw };
  }
  // S3's own test event has no records.
  const { bucket, object } = raw['Records']?.[0]?.s3 ?? {};
  return { bucket: bucket?.name, key: present(object?.key, decodeKey), context, toDict: () => raw };
}

/** Escapes that are not UTF-8 become the replacement character. Everything else stays. */
function decodeKey(key: string): string {
  return key.replaceAll('+', ' ').replace(/(?:%[0-9a-f]{2})+/gi, (escapes) => Buffer.from(escapes.replaceAll('%', ''), 'hex').toString());
}

function snsEvent(raw: Raw, context: LambdaContext): SnsEvent {
  const { Message, Subject, MessageAttributes } = recordsOf(raw)[0]?.['Sns'] ?? {};
  return { message: Message, subject: Subject ?? null, messageAttributes: MessageAttributes ?? {}, context, toDict: () => raw };
}

function sqsRecord(raw: Raw, context: LambdaContext): SqsRecord {
  return { messageId: raw['messageId'], body: raw['body'], receiptHandle: raw['receiptHandle'], context, toDict: () => raw };
}

function kinesisRecord(raw: Raw, context: LambdaContext): KinesisRecord {
  const kinesis: Raw = raw['kinesis'] ?? {};
  return {
    data: present(kinesis['data'], (data) => new Uint8Array(Buffer.from(String(data), 'base64'))),
    sequenceNumber: kinesis['sequenceNumber'],
    partitionKey: kinesis['partitionKey'],
    schemaVersion: kinesis['kinesisSchemaVersion'],
    timestamp: present(kinesis['approximateArrivalTimestamp'], fromSeconds),
    context,
    toDict: () => raw,
  };
}

function dynamoDBRecord(raw: Raw, context: LambdaContext): DynamoDBRecord {
  const change: Raw = raw['dynamodb'] ?? {};
  return {
    timestamp: present(change['ApproximateCreationDateTime'], fromSeconds),
    awsRegion: raw['awsRegion'],
    keys: change['Keys'] ?? null,
    newImage: change['NewImage'] ?? null,
    oldImage: change['OldImage'] ?? null,
    sequenceNumber: change['SequenceNumber'],
    size: change['SizeBytes'],
    streamViewType: change['StreamViewType'],
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

/** @throws TypeError for what is no list, since an event of another source would else count as a batch that is done */
export function recordsOf(raw: Raw): readonly Raw[] {
  const records: unknown = raw['Records'];
  if (!Array.isArray(records)) throw new TypeError("the event's Records must be a list");
  return records;
}

/** Made of a field; undefined where the event does not have it, although the type says nothing of that: AWS's own samples lack some. */
// oxlint-disable-next-line typescript/no-explicit-any -- as the field
function present<Made>(field: any, make: (field: any) => Made): Made {
  return field === undefined || field === null ? (undefined as never) : make(field);
}
