import { fails, returns, type Row, type Table, type Want } from './row.js';

export const cloudWatchEvent: { readonly [key: string]: unknown } = {
  version: '0',
  account: '123456789012',
  region: 'eu-west-1',
  detail: { a: 1 },
  'detail-type': 'Scheduled Event',
  source: 'aws.events',
  time: '2026-11-20T00:00:00Z',
  id: 'cdc73f9d-aea9-11e3-9d5a-835b769c0d9c',
  resources: ['arn:aws:events:eu-west-1:123456789012:rule/my-schedule'],
};

const cloudWatchFields = {
  version: '0',
  account: '123456789012',
  region: 'eu-west-1',
  detail: { a: 1 },
  detailType: 'Scheduled Event',
  source: 'aws.events',
  time: '2026-11-20T00:00:00Z',
  eventId: 'cdc73f9d-aea9-11e3-9d5a-835b769c0d9c',
  resources: ['arn:aws:events:eu-west-1:123456789012:rule/my-schedule'],
};

export const s3Event = (key: string): object => ({
  Records: [
    { eventSource: 'aws:s3', eventName: 'ObjectCreated:Put', s3: { bucket: { name: 'uploads' }, object: { key, size: 1 } } },
    { eventSource: 'aws:s3', eventName: 'ObjectCreated:Put', s3: { bucket: { name: 'other' }, object: { key: 'second', size: 1 } } },
  ],
});

const bridged = (key: string): object => ({
  ...cloudWatchEvent,
  source: 'aws.s3',
  'detail-type': 'Object Created',
  detail: { bucket: { name: 'uploads' }, object: { key } },
});

export const snsEvent = (fields: object): object => ({
  Records: [
    { EventSource: 'aws:sns', EventVersion: '1.0', Sns: { Type: 'Notification', Message: 'hello', ...fields } },
    { EventSource: 'aws:sns', EventVersion: '1.0', Sns: { Type: 'Notification', Message: 'second' } },
  ],
});

const sqsRecord = (messageId: string, body: string): object => ({ messageId, receiptHandle: `r-${messageId}`, body, eventSource: 'aws:sqs' });
export const sqsEvent = (...bodies: string[]): { Records: object[] } => ({ Records: bodies.map((body, index) => sqsRecord(`m${index + 1}`, body)) });

const kinesisRecord = (sequenceNumber: string, data: string): object => ({
  kinesis: { kinesisSchemaVersion: '1.0', partitionKey: 'p', sequenceNumber, data, approximateArrivalTimestamp: 1545084650.987 },
  eventSource: 'aws:kinesis',
  eventID: `shardId-0:${sequenceNumber}`,
});

const streamArn = 'arn:aws:dynamodb:eu-west-1:123456789012:table/orders/stream/2026-11-20T00:00:00.000';
const change = (fields: object, more: object = {}): { Records: [object] } => ({
  Records: [
    {
      awsRegion: 'eu-west-1',
      dynamodb: {
        ApproximateCreationDateTime: 1601317140,
        SequenceNumber: '1700',
        SizeBytes: 26,
        StreamViewType: 'NEW_AND_OLD_IMAGES',
        ...fields,
      },
      eventID: 'da037887',
      eventName: 'INSERT',
      eventSource: 'aws:dynamodb',
      eventSourceARN: streamArn,
      ...more,
    },
  ],
});
const changeFields = {
  timestamp: '2020-09-28T18:19:00.000Z',
  awsRegion: 'eu-west-1',
  keys: null,
  newImage: null,
  oldImage: null,
  sequenceNumber: '1700',
  size: 26,
  streamViewType: 'NEW_AND_OLD_IMAGES',
  eventSourceArn: streamArn,
  tableName: 'orders',
  eventName: 'INSERT',
  eventId: 'da037887',
};

/** Rows that give `says` the fields of an event, beside what all events have. */
function shows(rows: readonly (readonly [says: string, event: object, fields: object])[]): Row[] {
  return rows.map(([says, event, fields]) => ({ says, event, want: returns({ ...fields, function: 'events-dev', dict: event }) }));
}

function table(handler: string, rows: readonly Row[]): Table {
  return { app: 'events', handler, rows };
}

const noEvents: Row[] = [
  ['null', null],
  ['a text', 'text'],
].map(([what, event]) => ({ says: `9 ${what as string} fails clearly`, event, want: fails('TypeError', /event/) }));

/** What would else count as a batch that is done. */
const notSuch: Row[] = [...noEvents, { says: '9 an event without records fails clearly', event: {}, want: fails('TypeError', /Records must be a list/) }];

const emptyEvent = shows([['9 all fields may be missing', {}, {}]]);

/** As EventBridge Scheduler sends it, with a text for the detail. */
const zoned = { source: 'aws.scheduler', detail: '{}', resources: ['arn:aws:scheduler:eu-west-1:123456789012:schedule/default/my-schedule'] };

const scheduled: Row[] = [
  ...shows([
    ['9 a schedule has the fields of the event', cloudWatchEvent, cloudWatchFields],
    ['9 a schedule in a time zone has them too', { ...cloudWatchEvent, ...zoned }, { ...cloudWatchFields, ...zoned }],
  ]),
  ...noEvents,
  ...emptyEvent,
];

const onEvent: Row[] = [...shows([['9 an event of a pattern has its fields', cloudWatchEvent, cloudWatchFields]]), ...noEvents, ...emptyEvent];

const scheduledWithInput: Row[] = [{ a: 1 }, null, 'text', [1], false].map((input) => ({
  says: `9 the input ${JSON.stringify(input)} of a schedule is in the place of the event`,
  event: input,
  want: returns({ input, function: 'events-dev', dict: input }),
}));

const onS3: Row[] = [
  ...shows([
    ['9 an S3 event has bucket and key of the first record', s3Event('in/plain.jpg'), { bucket: 'uploads', key: 'in/plain.jpg' }],
    ['9 the key is decoded, with + as a blank', s3Event('my+key+name%2Bplus'), { bucket: 'uploads', key: 'my key name+plus' }],
    ['9 the key is decoded from UTF-8', s3Event('in/%C3%A9.jpg'), { bucket: 'uploads', key: 'in/é.jpg' }],
    ['9 what is no escape in a key stays', s3Event('100%25+%zz%'), { bucket: 'uploads', key: '100% %zz%' }],
    ['9 an escape that is no UTF-8 is replaced', s3Event('%ff'), { bucket: 'uploads', key: '\ufffd' }],
    ['9 EventBridge does not encode keys', bridged('my key+name%2B.jpg'), { bucket: 'uploads', key: 'my key+name%2B.jpg' }],
  ]),
  ...noEvents,
  ...emptyEvent,
  ...shows([
    ["9 S3's own test event has neither", { Service: 'Amazon S3', Event: 's3:TestEvent', Bucket: 'uploads' }, {}],
    ['9 an S3 event may have no record', { Records: [] }, {}],
    ['9 a record may say nothing of S3', { Records: [{ eventSource: 'aws:s3' }] }, {}],
  ]),
];

const attributes = { kind: { Type: 'String', Value: 'order' } };
const onSns: Row[] = [
  ...shows([
    [
      '9 a message has text, subject and attributes of the first record',
      snsEvent({ Subject: 'hi', MessageAttributes: attributes }),
      { message: 'hello', subject: 'hi', messageAttributes: attributes },
    ],
    ['9 a message may be without a subject', snsEvent({ Subject: null, MessageAttributes: {} }), { message: 'hello', subject: null, messageAttributes: {} }],
    ['9 what a message lacks is null or empty', snsEvent({}), { message: 'hello', subject: null, messageAttributes: {} }],
  ]),
  ...notSuch,
];

const messages = sqsEvent('first', 'second');
const onSqs: Row[] = [
  ...shows([
    [
      '9 messages are iterated over, as often as the handler likes',
      messages,
      {
        times: 2,
        records: messages.Records.map((record, index) => {
          const id = `m${index + 1}`;
          return { messageId: id, body: index === 0 ? 'first' : 'second', receiptHandle: `r-${id}`, function: 'events-dev', dict: record };
        }),
      },
    ],
    ['9 there may be no message', sqsEvent(), { times: 0, records: [] }],
  ]),
  ...notSuch,
  { says: '9 Records that are no list fail', event: { Records: 'text' }, want: fails('TypeError', /Records must be a list/) },
];

const clicks = { Records: [kinesisRecord('4959', '/wA='), kinesisRecord('4960', '')] };
const onKinesis: Row[] = [
  ...shows([
    [
      '9 Kinesis records have their data as bytes, and their time',
      clicks,
      {
        records: clicks.Records.map((record, index) => ({
          data: index === 0 ? [0xff, 0] : [],
          areBytes: true,
          sequenceNumber: String(4959 + index),
          partitionKey: 'p',
          schemaVersion: '1.0',
          timestamp: '2018-12-17T22:10:50.987Z',
          function: 'events-dev',
          dict: record,
        })),
      },
    ],
  ]),
  ...notSuch,
];

const changes: [says: string, event: { Records: [object] }, fields: object][] = [
  [
    '9 a change has keys and images in the form of DynamoDB',
    change({ Keys: { id: { S: 'a' } }, NewImage: { id: { S: 'a' }, n: { N: '1' } }, OldImage: { id: { S: 'a' } } }),
    { keys: { id: { S: 'a' } }, newImage: { id: { S: 'a' }, n: { N: '1' } }, oldImage: { id: { S: 'a' } } },
  ],
  ['9 absent keys and images are null', change({}), {}],
  ['9 no ARN has no table name', change({}, { eventSourceARN: null }), { eventSourceArn: null, tableName: '' }],
  [
    '9 an ARN of too few parts has no table name',
    change({}, { eventSourceARN: 'arn:aws:dynamodb:x' }),
    { eventSourceArn: 'arn:aws:dynamodb:x', tableName: '' },
  ],
  [
    '9 an ARN without a second segment has no table name',
    change({}, { eventSourceARN: 'arn:aws:dynamodb:eu-west-1:1:table' }),
    { eventSourceArn: 'arn:aws:dynamodb:eu-west-1:1:table', tableName: '' },
  ],
];
const onDynamoDB: Row[] = [
  ...changes.map(([says, event, fields]) => {
    const records = [{ ...changeFields, ...fields, function: 'events-dev', dict: event.Records[0] }];
    return { says, event, want: returns({ records, function: 'events-dev', dict: event }) };
  }),
  ...notSuch,
];

const worker: Row[] = [{ a: 1 }, null, 'text', 5, [1], JSON.parse('{"__proto__":{"a":1}}') as unknown].map((given) => ({
  says: `9 a pure function gets ${JSON.stringify(given)} and the context as they came`,
  event: given,
  want: returns({ given, function: 'events-dev' }),
}));

const raw: Row[] = [
  { says: '2 there is no current request outside of REST, but a Lambda context', event: {}, want: returns([null, 'events-dev']) },
  { says: '9 exceptions pass through to Lambda', event: { throw: 'for Lambda' }, want: fails('RangeError', 'for Lambda') },
  { says: '9 a function may return nothing', event: { nothing: true }, want: returns(null) },
];

const failures = (...identifiers: string[]): Want => returns({ batchItemFailures: identifiers.map((itemIdentifier) => ({ itemIdentifier })) });
const batch = (kind: string): object => sqsEvent(kind, 'second', 'third');
const failingSqs: Row[] = [
  ...(
    [
      ['nothing', []],
      ['null', []],
      ['a promise of nothing', []],
      ['an empty list', []],
      ['a promise of a list', ['m2', 'm3']],
      ['an identifier', ['m1']],
      ['a set', ['m3', 'm1']],
      ['a record', ['m2']],
      ['a record twice', ['m2']],
      ['the event', ['m1', 'm2', 'm3']],
    ] as const
  ).map(([kind, identifiers]) => ({ says: `9 ${kind} of a batch is reported as its failures`, event: batch(kind), want: failures(...identifiers) })),
  ...(
    [
      ['a text', /must return a list.* the string "m1"/],
      ['the form of Lambda', /must return a list.* an object/],
      ['a foreign identifier', /the string "m9".* no record of the batch/],
      ['an empty identifier', /no record of the batch/],
      ['a number', /must return a list.* the number 1/],
      ['a number in a list', /the number 1.* no record of the batch/],
      ['a record of another batch', /no record of the batch/],
    ] as const
  ).map(([kind, message]) => ({ says: `9 ${kind} fails the batch as a whole`, event: batch(kind), want: fails('TypeError', message) })),
  { says: '9 an exception fails the batch as a whole', event: batch('throw'), want: fails('RangeError', 'all of it') },
];

const twoChanges = { Records: [...change({ SequenceNumber: '5' }).Records, ...change({ SequenceNumber: '6' }, { eventName: 'REMOVE' }).Records] };

export const events: readonly Table[] = [
  table('scheduled', scheduled),
  table('scheduled_with_input', scheduledWithInput),
  table('on_event', onEvent),
  table('on_s3', onS3),
  table('on_sns', onSns),
  table('on_sqs', onSqs),
  table('on_kinesis', onKinesis),
  table('on_dynamodb', onDynamoDB),
  table('worker', worker),
  table('raw', raw),
  table('failing_sqs', failingSqs),
  table('failing_kinesis', [{ says: '9 failed records of a stream are named by their sequence numbers', event: clicks, want: failures('4960') }]),
  table('failing_dynamodb', [{ says: '9 failed changes, which may be yielded, are named by their sequence numbers', event: twoChanges, want: failures('6') }]),
];
