/** The events as AWS's documentation has them, so that no package of types is needed to use the makers. */

interface Records<Record> {
  Records: Record[];
}

export type SqsQueueEvent = Records<{
  messageId: string;
  receiptHandle: string;
  body: string;
  attributes: {
    ApproximateReceiveCount: string;
    SentTimestamp: string;
    SenderId: string;
    ApproximateFirstReceiveTimestamp: string;
    SequenceNumber?: string;
    MessageGroupId?: string;
    MessageDeduplicationId?: string;
  };
  messageAttributes: { [name: string]: { stringValue?: string; binaryValue?: string; dataType: string } };
  md5OfBody: string;
  eventSource: string;
  eventSourceARN: string;
  awsRegion: string;
}>;

export interface SnsAttributes {
  [name: string]: { Type: string; Value: string };
}

export type SnsTopicEvent = Records<{
  EventVersion: string;
  EventSubscriptionArn: string;
  EventSource: string;
  Sns: {
    SignatureVersion: string;
    Timestamp: string;
    Signature: string;
    SigningCertUrl: string;
    MessageId: string;
    Message: string;
    MessageAttributes: SnsAttributes;
    Type: string;
    UnsubscribeUrl: string;
    TopicArn: string;
    Subject?: string;
  };
}>;

export type S3BucketEvent = Records<{
  eventVersion: string;
  eventSource: string;
  awsRegion: string;
  eventTime: string;
  eventName: string;
  userIdentity: { principalId: string };
  requestParameters: { sourceIPAddress: string };
  responseElements: { 'x-amz-request-id': string; 'x-amz-id-2': string };
  s3: {
    s3SchemaVersion: string;
    configurationId: string;
    bucket: { name: string; ownerIdentity: { principalId: string }; arn: string };
    object: { key: string; size: number; eTag: string; versionId?: string; sequencer: string };
  };
}>;

export type KinesisStreamEvent = Records<{
  kinesis: {
    kinesisSchemaVersion: string;
    partitionKey: string;
    sequenceNumber: string;
    /** Base64. */
    data: string;
    /** Seconds. */
    approximateArrivalTimestamp: number;
  };
  eventSource: string;
  eventVersion: string;
  eventID: string;
  eventName: string;
  invokeIdentityArn: string;
  awsRegion: string;
  eventSourceARN: string;
}>;

/** A value as DynamoDB writes it: `{ S: 'text' }`, `{ N: '5' }`. */
export type AttributeValue =
  | { S: string }
  | { N: string }
  | { B: string }
  | { SS: string[] }
  | { NS: string[] }
  | { BS: string[] }
  | { M: { [name: string]: AttributeValue } }
  | { L: AttributeValue[] }
  | { BOOL: boolean }
  | { NULL: boolean };

export interface Item {
  [name: string]: AttributeValue;
}

export type DynamoDBStreamEvent = Records<{
  eventID: string;
  eventName: 'INSERT' | 'MODIFY' | 'REMOVE';
  eventVersion: string;
  eventSource: string;
  awsRegion: string;
  dynamodb: {
    /** Seconds. */
    ApproximateCreationDateTime: number;
    Keys: Item;
    NewImage?: Item;
    OldImage?: Item;
    SequenceNumber: string;
    SizeBytes: number;
    StreamViewType: 'KEYS_ONLY' | 'NEW_IMAGE' | 'OLD_IMAGE' | 'NEW_AND_OLD_IMAGES';
  };
  eventSourceARN: string;
}>;

/** What S3 tells EventBridge of an object that was created; the user guide's page on EventBridge messages has the fields. */
export interface S3ObjectDetail {
  version: '0';
  bucket: { name: string };
  object: { key: string; size: number; etag: string; 'version-id': string; sequencer: string };
  'request-id': string;
  requester: string;
  'source-ip-address': string;
  reason: 'PutObject' | 'POST Object' | 'CopyObject' | 'CompleteMultipartUpload';
}

export interface EventBridgeEvent<DetailType extends string, Detail> {
  version: string;
  id: string;
  'detail-type': DetailType;
  source: string;
  account: string;
  time: string;
  region: string;
  resources: string[];
  detail: Detail;
}
