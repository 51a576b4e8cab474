import { createHash } from 'node:crypto';
import type { Events } from './events.js';
import { authorizerEvent } from './gateway-event.js';
import { account, arn, moment, region, uuid } from './sample.js';
import { s3Event, s3EventBridgeEvent } from './s3-event.js';
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

  s3Event: s3Event as Events['s3Event'],

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

  s3EventBridgeEvent: s3EventBridgeEvent as Events['s3EventBridgeEvent'],

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
