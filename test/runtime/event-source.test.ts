import { expect } from 'chai';
import type { Chalice } from '../../src/app/chalice.js';
import { lambdaHandler } from '../../src/runtime/index.js';
import { appWith, lambdaContext } from './proxy-event.js';

/** Invokes the function `it` of an app that `declare` fills. */
function invoke(declare: (app: Chalice) => void, event: unknown): Promise<unknown> {
  return lambdaHandler(appWith(declare), 'it')(event, lambdaContext);
}

const scheduled = {
  version: '0',
  account: '123456789012',
  region: 'us-east-1',
  detail: { a: 1 },
  'detail-type': 'Scheduled Event',
  source: 'aws.events',
  time: '1970-01-01T00:00:00Z',
  id: 'event-id',
  resources: ['arn:aws:events:us-east-1:123456789012:rule/my-schedule'],
};

const s3 = (key: string): object => ({
  Records: [
    {
      eventVersion: '2.1',
      eventSource: 'aws:s3',
      eventName: 'ObjectCreated:Put',
      s3: { bucket: { name: 'uploads', arn: 'arn:aws:s3:::uploads' }, object: { key, size: 1 } },
    },
  ],
});

const sqs = {
  Records: [
    { messageId: '1', receiptHandle: 'r1', body: 'first', attributes: {}, messageAttributes: {}, eventSource: 'aws:sqs', awsRegion: 'us-east-1' },
    { messageId: '2', receiptHandle: 'r2', body: 'second', attributes: {}, messageAttributes: {}, eventSource: 'aws:sqs', awsRegion: 'us-east-1' },
  ],
};

const kinesis = {
  Records: [
    {
      kinesis: { kinesisSchemaVersion: '1.0', partitionKey: '1', sequenceNumber: '4959', data: '/wA=', approximateArrivalTimestamp: 1545084650.987 },
      eventSource: 'aws:kinesis',
      eventID: 'shardId-0:4959',
    },
  ],
};

const streamArn = 'arn:aws:dynamodb:us-west-2:12345:table/MyTable/stream/2020-09-28T16:49:14.209';
const dynamodb = (change: object, eventSourceARN: unknown = streamArn): object => ({
  Records: [
    {
      awsRegion: 'us-west-2',
      dynamodb: {
        ApproximateCreationDateTime: 1601317140,
        Keys: { PK: { S: 'foo' } },
        SequenceNumber: '1700',
        SizeBytes: 26,
        StreamViewType: 'NEW_AND_OLD_IMAGES',
        ...change,
      },
      eventID: 'da037887',
      eventName: 'INSERT',
      eventSource: 'aws:dynamodb',
      eventSourceARN,
      eventVersion: '1.1',
    },
  ],
});

describe('event handlers', () => {
  const cloudWatch: [name: string, declare: (app: Chalice, handler: (event: object) => unknown) => void][] = [
    ['schedule', (app, handler) => app.schedule('it', 'rate(1 hour)', handler)],
    ['onCloudWatchEvent', (app, handler) => app.onCloudWatchEvent('it', { eventPattern: {} }, handler)],
  ];
  for (const [name, declare] of cloudWatch) {
    it(`of ${name} get the fields of the event`, async () => {
      expect(await invoke((app) => declare(app, (event) => event), scheduled)).to.deep.include({
        version: '0',
        account: '123456789012',
        region: 'us-east-1',
        detail: { a: 1 },
        detailType: 'Scheduled Event',
        source: 'aws.events',
        time: '1970-01-01T00:00:00Z',
        eventId: 'event-id',
        resources: ['arn:aws:events:us-east-1:123456789012:rule/my-schedule'],
        context: lambdaContext,
      });
    });
  }

  it('of schedule fail for an event that lacks a field', async () => {
    const { 'detail-type': _type, ...lacking } = scheduled;
    const thrown = await invoke((app) => app.schedule('it', 'rate(1 hour)', () => {}), lacking).catch((reason: unknown) => reason);
    expect(thrown).to.be.instanceOf(TypeError).and.include({ message: "the event has no 'detail-type'" });
  });

  const keys: [given: string, want: string][] = [
    ['plain.jpg', 'plain.jpg'],
    ['my+key+name%2Bplus', 'my key name+plus'],
    ['in/%C3%A9.jpg', 'in/é.jpg'],
    ['100%25+%zz%', '100% %zz%'],
    ['%ff', '\ufffd'],
  ];
  for (const [given, want] of keys) {
    it(`of onS3Event get the key ${want} for ${given}`, async () => {
      expect(await invoke((app) => app.onS3Event('it', { bucket: 'uploads' }, ({ bucket, key }) => [bucket, key]), s3(given))).to.deep.equal(['uploads', want]);
    });
  }

  for (const key of ['plain.jpg', 'my key+name%2B.jpg', 'in/é.jpg']) {
    it(`of onS3Event get the key ${key} as EventBridge has it, which encodes none`, async () => {
      const bridged = { ...scheduled, source: 'aws.s3', 'detail-type': 'Object Created', detail: { bucket: { name: 'uploads' }, object: { key } } };
      const handled = invoke((app) => app.onS3Event('it', { bucket: 'uploads' }, (event) => [event.bucket, event.key, event.toDict()]), bridged);
      expect(await handled).to.deep.equal(['uploads', key, bridged]);
    });
  }

  for (const input of [{ a: 1 }, null, 'text', [1], false]) {
    it(`of schedule get the input ${JSON.stringify(input)} in the event's place`, async () => {
      const handled = invoke((app) => app.schedule('it', 'rate(1 hour)', { input }, (event) => [event.input, event.toDict(), event.context]), input);
      expect(await handled).to.deep.equal([input, input, lambdaContext]);
    });
  }

  const sns = (fields: object): object => ({
    Records: [{ EventSource: 'aws:sns', EventVersion: '1.0', Sns: { Type: 'Notification', Message: 'hello', ...fields } }],
  });
  const messages: [given: object, want: unknown[]][] = [
    [{ Subject: 'hi', MessageAttributes: { a: { Type: 'String', Value: '1' } } }, ['hello', 'hi', { a: { Type: 'String', Value: '1' } }]],
    [{ Subject: null, MessageAttributes: {} }, ['hello', null, {}]],
    [{}, ['hello', null, {}]],
  ];
  for (const [given, want] of messages) {
    it(`of onSnsMessage get ${JSON.stringify(want)}`, async () => {
      expect(
        await invoke((app) => app.onSnsMessage('it', { topic: 't' }, (event) => [event.message, event.subject, event.messageAttributes]), sns(given)),
      ).to.deep.equal(want);
    });
  }

  it('of onSqsMessage get all records, as often as they iterate', async () => {
    const handled = invoke((app) => {
      app.onSqsMessage('it', { queue: 'q' }, (event) => [
        [...event].length,
        Array.from(event, ({ messageId, body, receiptHandle, context, toDict }) => [messageId, body, receiptHandle, context === lambdaContext, toDict()]),
      ]);
    }, sqs);
    expect(await handled).to.deep.equal([
      2,
      [
        ['1', 'first', 'r1', true, sqs.Records[0]],
        ['2', 'second', 'r2', true, sqs.Records[1]],
      ],
    ]);
  });

  it('of onKinesisRecord get decoded records', async () => {
    const handled = invoke((app) => {
      app.onKinesisRecord('it', { stream: 's' }, (event) =>
        Array.from(event, ({ data, sequenceNumber, partitionKey, schemaVersion, timestamp }) => ({
          data,
          sequenceNumber,
          partitionKey,
          schemaVersion,
          timestamp,
        })),
      );
    }, kinesis);
    expect(await handled).to.deep.equal([
      { data: new Uint8Array([0xff, 0]), sequenceNumber: '4959', partitionKey: '1', schemaVersion: '1.0', timestamp: new Date('2018-12-17T22:10:50.987Z') },
    ]);
  });

  it('of onDynamoDBRecord get the fields of a change', async () => {
    const handled = invoke(
      (app) => app.onDynamoDBRecord('it', { streamArn }, (event) => Array.from(event, ({ context: _context, toDict: _toDict, ...fields }) => fields)),
      dynamodb({ NewImage: { PK: { S: 'foo' }, n: { N: '1' } } }),
    );
    expect(await handled).to.deep.equal([
      {
        timestamp: new Date('2020-09-28T18:19:00Z'),
        awsRegion: 'us-west-2',
        keys: { PK: { S: 'foo' } },
        newImage: { PK: { S: 'foo' }, n: { N: '1' } },
        oldImage: null,
        sequenceNumber: '1700',
        size: 26,
        streamViewType: 'NEW_AND_OLD_IMAGES',
        eventSourceArn: streamArn,
        tableName: 'MyTable',
        eventName: 'INSERT',
        eventId: 'da037887',
      },
    ]);
  });

  for (const [arn, want] of [
    [streamArn, 'MyTable'],
    ['arn:aws:dynamodb:x', ''],
    ['arn:aws:dynamodb:us-west-2:1:table', ''],
    [undefined, ''],
  ] as const) {
    it(`of onDynamoDBRecord get the table name '${want}' from ${arn}`, async () => {
      const handled = invoke(
        (app) => app.onDynamoDBRecord('it', { streamArn }, (event) => Array.from(event, ({ tableName }) => tableName)),
        dynamodb({}, arn ?? null),
      );
      expect(await handled).to.deep.equal([want]);
    });
  }

  const sources: [name: string, declare: (app: Chalice) => void, event: object][] = [
    ['schedule', (app) => app.schedule('it', 'rate(1 hour)', ({ context, toDict }) => [context, toDict()]), scheduled],
    ['onS3Event', (app) => app.onS3Event('it', { bucket: 'b' }, ({ context, toDict }) => [context, toDict()]), s3('k')],
    ['onSnsMessage', (app) => app.onSnsMessage('it', { topic: 't' }, ({ context, toDict }) => [context, toDict()]), sns({})],
    ['onSqsMessage', (app) => app.onSqsMessage('it', { queue: 'q' }, ({ context, toDict }) => [context, toDict()]), sqs],
    ['onKinesisRecord', (app) => app.onKinesisRecord('it', { stream: 's' }, ({ context, toDict }) => [context, toDict()]), kinesis],
    ['onDynamoDBRecord', (app) => app.onDynamoDBRecord('it', { streamArn }, ({ context, toDict }) => [context, toDict()]), dynamodb({})],
  ];
  for (const [name, declare, event] of sources) {
    it(`of ${name} get the context and the event as it came, and return what they like`, async () => {
      const [context, dict] = (await invoke(declare, event)) as unknown[];
      expect(context).to.equal(lambdaContext);
      expect(dict).to.equal(event);
    });

    it(`of ${name} fail clearly for what is no such event`, async () => {
      for (const wrong of [null, 'text', {}]) {
        const thrown = await invoke(declare, wrong).catch((reason: unknown) => reason);
        expect(thrown, JSON.stringify(wrong)).to.be.instanceOf(TypeError);
        expect((thrown as Error).message).to.match(/event/);
      }
    });
  }
});

describe('pure functions', () => {
  it('get event and context as Lambda passes them', async () => {
    expect(await invoke((app) => app.lambdaFunction('it', (event, context) => [event, context]), { a: 1 })).to.deep.equal([{ a: 1 }, lambdaContext]);
  });

  for (const event of [null, 'text', 5, [1]]) {
    it(`may get ${JSON.stringify(event)}`, async () => {
      expect(await invoke((app) => app.lambdaFunction('it', (given) => ({ given })), event)).to.deep.equal({ given: event });
    });
  }

  it('pass exceptions on', async () => {
    const error = new Error('for Lambda');
    const thrown = await invoke((app) => app.lambdaFunction('it', () => Promise.reject(error)), {}).catch((reason: unknown) => reason);
    expect(thrown).to.equal(error);
  });
});
