// The events are declared here so that the makers need no package of types.

/** An event that is a list of records. */
interface Records<Record> {
  /** All records of the event. */
  Records: Record[];
}

/** What Lambda passes for messages of an SQS queue, as AWS's documentation has it. */
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

/** Attributes of an SNS message, by name. */
export interface SnsAttributes {
  /** `String`, `Number` or `Binary`, and the value as text. */
  [name: string]: { Type: string; Value: string };
}

/** What SNS passes for a message, as AWS's documentation has it. */
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

/** What S3 passes as a notification, as AWS's documentation has it. */
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

/** S3's names of events that create an object, as they stand in events: without `s3:`. */
export type S3CreatedName = 'ObjectCreated:Put' | 'ObjectCreated:Post' | 'ObjectCreated:Copy' | 'ObjectCreated:CompleteMultipartUpload';

/** S3's names of events, as they stand in events: without `s3:`. */
export type S3EventName =
  | S3CreatedName
  | 'ObjectRemoved:Delete'
  | 'ObjectRemoved:DeleteMarkerCreated'
  | 'ObjectRestore:Post'
  | 'ObjectRestore:Completed'
  | 'ObjectRestore:Delete'
  | 'ReducedRedundancyLostObject'
  | 'Replication:OperationFailedReplication'
  | 'Replication:OperationMissedThreshold'
  | 'Replication:OperationReplicatedAfterThreshold'
  | 'Replication:OperationNotTracked'
  | 'LifecycleExpiration:Delete'
  | 'LifecycleExpiration:DeleteMarkerCreated'
  | 'LifecycleTransition'
  | 'IntelligentTiering'
  | 'ObjectTagging:Put'
  | 'ObjectTagging:Delete'
  | 'ObjectAcl:Put';

/** One record of a notification. */
type S3Record = S3BucketEvent['Records'][number];

/** A notification of any event, as AWS's documentation has it. Only one of a new object has all that is known about it. */
export type S3OtherEvent = Records<
  Omit<S3Record, 's3'> & {
    s3: Omit<S3Record['s3'], 'object'> & { object: { key: string; size?: number; eTag?: string; versionId?: string; sequencer?: string } };
    /** Of `ObjectRestore:Completed`. */
    glacierEventData?: { restoreEventData: { lifecycleRestorationExpiryTime: string; lifecycleRestoreStorageClass: string } };
    /** Of `LifecycleTransition`. */
    lifecycleEventData?: { transitionEventData: { destinationStorageClass: string } };
    /** Of `IntelligentTiering`. */
    intelligentTieringEventData?: { destinationAccessTier: string };
    /** Of replication. */
    replicationEventData?: {
      replicationRuleId: string;
      destinationBucket: string;
      s3Operation: string;
      requestTime: string;
      failureReason?: string;
      threshold?: string;
      replicationTime?: string;
    };
  }
>;

/** What Lambda passes for records of a Kinesis stream, as AWS's documentation has it. */
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

/** An item of a table, or its key. */
export interface Item {
  /** An attribute. */
  [name: string]: AttributeValue;
}

/** What Lambda passes for changes of a DynamoDB table, as AWS's documentation has it. */
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

/** What S3 tells EventBridge about a new object. The fields are in the S3 user guide, on the page about EventBridge messages. */
export interface S3ObjectDetail {
  /** Version of the detail's shape. */
  version: '0';
  /** The bucket, by its name. */
  bucket: { name: string };
  /** The object; its key is not URL-encoded. `size` is in bytes. */
  object: { key: string; size: number; etag: string; 'version-id': string; sequencer: string };
  /** ID of the request to S3. */
  'request-id': string;
  /** Who sent the request: an account, or a service. */
  requester: string;
  /** Where the request came from. */
  'source-ip-address': string;
  /** The operation that made the object. */
  reason: 'PutObject' | 'POST Object' | 'CopyObject' | 'CompleteMultipartUpload';
}

/** What S3 tells EventBridge about any event. */
export interface S3BridgedDetail extends Omit<S3ObjectDetail, 'object' | 'source-ip-address' | 'reason'> {
  /** The object; its key is not URL-encoded. `size` is in bytes, and absent for one that is gone. */
  object: { key: string; size?: number; etag: string; 'version-id': string; sequencer?: string };
  /** Where the request came from; absent for what S3 does by itself. */
  'source-ip-address'?: string;
  /** What created or deleted the object: `PutObject`, `DeleteObject`, `Lifecycle Expiration`. */
  reason?: string;
  /** Of a deletion: `Permanently Deleted` or `Delete Marker Created`. */
  'deletion-type'?: string;
  /** Of a restoration. */
  'source-storage-class'?: string;
  /** When the restored copy goes; ISO 8601. */
  'restore-expiry-time'?: string;
  /** Where a lifecycle rule moved the object. */
  'destination-storage-class'?: string;
  /** Where intelligent tiering moved the object. */
  'destination-access-tier'?: string;
}

/** What EventBridge passes, as AWS's documentation has it. */
export interface EventBridgeEvent<DetailType extends string, Detail> {
  /** Version of the event's shape. */
  version: string;
  /** ID of the event. */
  id: string;
  /** The kind of event. */
  'detail-type': DetailType;
  /** The service that sent the event. */
  source: string;
  /** ID of the account that the event is from. */
  account: string;
  /** ISO 8601, in UTC. */
  time: string;
  /** Region that the event is from. */
  region: string;
  /** ARNs of what the event is about. */
  resources: string[];
  /** What the source says about the event. */
  detail: Detail;
}
