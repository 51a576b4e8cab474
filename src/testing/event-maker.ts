import { createHash } from 'node:crypto';
import type { S3ObjectDetail } from './event-shape.js';
import type { Events } from './events.js';
import { authorizerEvent } from './gateway-event.js';
import { account, arn, moment, region, sourceIp, uuid } from './sample.js';
import { websocketConnectEvent, websocketDisconnectEvent, websocketMessageEvent } from './websocket-event.js';

export const eventMakers: Events = {
  sqsEvent: (bodies, queueName = 'queue-name') => ({
    Records: bodies.map((body, index) => ({
      messageId: uuid(index + 1),
      receiptHandle: 'MessageReceiptHandle',
      body,
      attributes: {
        ApproximateReceiveCount: '1',
        SentTimestamp: String(moment.milliseconds),
        ...(queueName.endsWith('.fifo') ? { SequenceNumber: sequenceNumber(index), MessageGroupId: '1', MessageDeduplicationId: sha256(body) } : {}),
        SenderId: 'AIDAIENQZJOLO23YVJ4VO',
        ApproximateFirstReceiveTimestamp: String(moment.milliseconds + 1),
      },
      messageAttributes: {},
      md5OfBody: createHash('md5').update(body).digest('hex'),
      eventSource: 'aws:sqs',
      eventSourceARN: arn('sqs', queueName),
      awsRegion: region,
    })),
  }),

  snsEvent: (message, subject, messageAttributes = {}, topicName = 'topic-name') => ({
    Records: [
      {
        EventVersion: '1.0',
        EventSubscriptionArn: arn('sns', `${topicName}:${uuid(1)}`),
        EventSource: 'aws:sns',
        Sns: {
          SignatureVersion: '1',
          Timestamp: moment.iso,
          Signature: 'SIGNATURE',
          SigningCertUrl: `https://sns.${region}.amazonaws.com/SimpleNotificationService-00000000000000000000000000000000.pem`,
          MessageId: uuid(2),
          Message: message,
          MessageAttributes: messageAttributes,
          Type: 'Notification',
          UnsubscribeUrl: `https://sns.${region}.amazonaws.com/?Action=Unsubscribe&SubscriptionArn=${arn('sns', `${topicName}:${uuid(1)}`)}`,
          TopicArn: arn('sns', topicName),
          ...(subject === undefined ? {} : { Subject: subject }),
        },
      },
    ],
  }),

  s3Event: (bucket, key, eventName = 'ObjectCreated:Put') => ({
    Records: [
      {
        eventVersion: '2.1',
        eventSource: 'aws:s3',
        awsRegion: region,
        eventTime: moment.iso,
        eventName,
        userIdentity: { principalId: `AWS:${account}` },
        requestParameters: { sourceIPAddress: sourceIp },
        responseElements: { 'x-amz-request-id': 'D82B88E5F771F645', 'x-amz-id-2': 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=' },
        s3: {
          s3SchemaVersion: '1.0',
          configurationId: uuid(1),
          bucket: { name: bucket, ownerIdentity: { principalId: 'A3I5XTEXAMAI3E' }, arn: `arn:aws:s3:::${bucket}` },
          object: { key: encodedKey(key), size: 1024, eTag: 'b21b84d653bb07b05b1e6b33684dc11b', sequencer: '0C0F6F405D6ED209E1' },
        },
      },
    ],
  }),

  kinesisEvent: (bodies, streamName = 'stream-name') => ({
    Records: bodies.map((body, index) => ({
      kinesis: {
        kinesisSchemaVersion: '1.0',
        partitionKey: '1',
        sequenceNumber: sequenceNumber(index),
        data: Buffer.from(body).toString('base64'),
        approximateArrivalTimestamp: moment.seconds + 0.5,
      },
      eventSource: 'aws:kinesis',
      eventVersion: '1.0',
      eventID: `shardId-000000000000:${sequenceNumber(index)}`,
      eventName: 'aws:kinesis:record',
      invokeIdentityArn: `arn:aws:iam::${account}:role/lambda-role`,
      awsRegion: region,
      eventSourceARN: arn('kinesis', `stream/${streamName}`),
    })),
  }),

  dynamoDBEvent: (changes, tableName = 'table-name') => ({
    Records: changes.map(({ keys, newImage, oldImage }, index) => ({
      eventID: createHash('md5').update(`${tableName}/${index}`).digest('hex'),
      eventName: oldImage === undefined ? 'INSERT' : newImage === undefined ? 'REMOVE' : 'MODIFY',
      eventVersion: '1.1',
      eventSource: 'aws:dynamodb',
      awsRegion: region,
      dynamodb: {
        ApproximateCreationDateTime: moment.seconds,
        Keys: keys,
        ...(newImage === undefined ? {} : { NewImage: newImage }),
        ...(oldImage === undefined ? {} : { OldImage: oldImage }),
        SequenceNumber: sequenceNumber(index).slice(-21),
        SizeBytes: JSON.stringify([keys, newImage, oldImage]).length,
        StreamViewType: 'NEW_AND_OLD_IMAGES',
      },
      eventSourceARN: arn('dynamodb', `table/${tableName}/stream/${moment.iso.slice(0, -1)}`),
    })),
  }),

  cloudWatchEvent: (source, detailType, detail, resources = []) => ({
    version: '0',
    id: uuid(1),
    'detail-type': detailType,
    source,
    account,
    time: moment.iso.replace('.000', ''),
    region,
    resources: [...resources],
    detail,
  }),

  s3EventBridgeEvent: (bucket, key) => {
    const detail: S3ObjectDetail = {
      version: '0',
      bucket: { name: bucket },
      object: {
        key,
        size: 5,
        etag: createHash('md5').update(key).digest('hex'),
        'version-id': 'IYV3p45BT0ac8hjHg1houSdS1a.Mro8e',
        sequencer: '617f08299329d189',
      },
      'request-id': 'N4N7GDK58NMKJ12R',
      requester: account,
      'source-ip-address': sourceIp,
      reason: 'PutObject',
    };
    return { ...eventMakers.cloudWatchEvent('aws.s3', 'Object Created', detail, [`arn:aws:s3:::${bucket}`]), source: 'aws.s3' };
  },

  scheduleEvent: (ruleName = 'rule-name') => ({
    version: '0',
    id: uuid(1),
    'detail-type': 'Scheduled Event',
    source: 'aws.events',
    account,
    time: moment.iso.replace('.000', ''),
    region,
    resources: [arn('events', `rule/${ruleName}`)],
    detail: {},
  }),

  schedulerEvent: (scheduleName = 'schedule-name') => ({
    ...eventMakers.scheduleEvent(),
    source: 'aws.scheduler',
    resources: [arn('scheduler', `schedule/default/${scheduleName}`)],
    // A text, not an object.
    detail: '{}',
  }),

  websocketConnectEvent,
  websocketMessageEvent,
  websocketDisconnectEvent,
  authorizerEvent,
};

/** A number like those that streams and FIFO queues give to their records. */
function sequenceNumber(index: number): string {
  return `495903382714902566085596925383615710959215759891365${String(88898 + index)}`;
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** S3 encodes keys like values of a form, with `+` for a space, but keeps slashes. */
function encodedKey(key: string): string {
  return encodeURIComponent(key).replaceAll('%20', '+').replaceAll('%2F', '/');
}
