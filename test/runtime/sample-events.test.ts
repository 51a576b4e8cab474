import { expect } from 'chai';
import type { Chalice } from '../../src/app/chalice.js';
import type { LambdaEvent } from '../../src/app/event.js';
import { lambdaHandler } from '../../src/runtime/index.js';
import { eventMakers } from '../../src/testing/event-maker.js';
import { appWith, lambdaContext, proxyEvent } from './proxy-event.js';

type Json = { [key: string]: Json } | Json[] | string | number | boolean | null;

/** What a handler gets, without what all events have. */
const fields = ({ context: _context, toDict: _toDict, ...rest }: LambdaEvent): object => rest;
const each = (event: LambdaEvent & Iterable<LambdaEvent>): object[] => Array.from(event, fields);

const streamArn = 'arn:aws:dynamodb:us-east-1:123456789012:table/orders/stream/2026-11-20T00:00:00.000';

/** Handlers that give what they get, by the name of their function. */
const handlers: { readonly [name: string]: (app: Chalice) => void } = {
  schedule: (app) => app.schedule('schedule', 'rate(1 hour)', fields),
  cloudwatch: (app) => app.onCloudWatchEvent('cloudwatch', { eventPattern: { source: ['shop'] } }, fields),
  s3: (app) => app.onS3Event('s3', { bucket: 'b' }, fields),
  sns: (app) => app.onSnsMessage('sns', { topic: 't' }, fields),
  sqs: (app) => app.onSqsMessage('sqs', { queue: 'q' }, each),
  kinesis: (app) => app.onKinesisRecord('kinesis', { stream: 's' }, each),
  dynamodb: (app) => app.onDynamoDBRecord('dynamodb', { streamArn }, each),
  websocket_connect: (app) => app.onWsConnect(({ domainName, stage, connectionId, body }) => ({ domainName, stage, connectionId, body })),
  websocket_message: (app) => app.onWsMessage(({ domainName, stage, connectionId, body }) => ({ domainName, stage, connectionId, body })),
  api_handler: (app) =>
    app.post('/users/{id}', { contentTypes: [] }, (params, { method, uriParams, stageVars, rawBody, queryParams, headers }) => {
      return [params, method, uriParams, stageVars, rawBody.length, queryParams, headers];
    }),
};

async function handled(name: string, event: Json): Promise<unknown> {
  return lambdaHandler(appWith(handlers[name]!), name)(event, lambdaContext);
}

/** As in the Lambda console and in AWS's documentation, where these lack what others have. */
const samples: [name: string, event: Json, want: object][] = [
  [
    'schedule',
    {
      id: 'cdc7',
      'detail-type': 'Scheduled Event',
      source: 'aws.events',
      account: '1',
      time: '1970-01-01T00:00:00Z',
      region: 'us-east-1',
      resources: ['arn'],
      detail: {},
    },
    { version: undefined, eventId: 'cdc7', time: '1970-01-01T00:00:00Z' },
  ],
  ['cloudwatch', { source: 'shop', detail: { order: 1 } }, { source: 'shop', detail: { order: 1 }, eventId: undefined, detailType: undefined }],
  ['s3', { Records: [{ eventSource: 'aws:s3', s3: { bucket: { name: 'b' } } }] }, { bucket: 'b', key: undefined }],
  ['s3', { source: 'aws.s3', 'detail-type': 'Object Access Tier Changed', detail: { bucket: { name: 'b' } } }, { bucket: 'b', key: undefined }],
  ['s3', { source: 'aws.s3' }, { bucket: undefined, key: undefined }],
  ['sns', { Records: [{ EventSource: 'aws:sns', Sns: { Message: 'm' } }] }, { message: 'm', subject: null, messageAttributes: {} }],
  ['sns', { Records: [{ EventSource: 'aws:sns' }] }, { message: undefined, subject: null, messageAttributes: {} }],
  ['sqs', { Records: [{ body: 'm' }] }, [{ body: 'm', messageId: undefined, receiptHandle: undefined }]],
  [
    'kinesis',
    { Records: [{ kinesis: { data: 'aA==', partitionKey: 'p', sequenceNumber: '5' } }, {}] },
    [
      { data: new Uint8Array([0x68]), partitionKey: 'p', sequenceNumber: '5', schemaVersion: undefined, timestamp: undefined },
      { data: undefined, partitionKey: undefined, sequenceNumber: undefined, schemaVersion: undefined, timestamp: undefined },
    ],
  ],
  [
    'dynamodb',
    { Records: [{ eventName: 'INSERT', dynamodb: { Keys: { Id: { N: '101' } } } }] },
    [{ eventName: 'INSERT', keys: { Id: { N: '101' } }, timestamp: undefined, tableName: '' }],
  ],
  ['dynamodb', { Records: [{}] }, [{ keys: null, newImage: null, oldImage: null, timestamp: undefined, eventSourceArn: undefined }]],
  ['websocket_connect', { requestContext: { connectionId: 'c=' } }, { connectionId: 'c=', body: null, domainName: undefined }],
  ['websocket_connect', {}, { connectionId: undefined, body: null }],
  ['websocket_message', { requestContext: { connectionId: 'c=' } }, { connectionId: 'c=', body: '' }],
  ['websocket_message', { requestContext: { connectionId: 'c=' }, body: null }, { body: '' }],
  [
    'api_handler',
    { requestContext: { resourcePath: '/users/{id}', httpMethod: 'POST' }, queryStringParameters: { a: '1' } },
    { statusCode: 200, body: '[{},"POST",null,{},0,{"a":"1"},{}]' },
  ],
  ['api_handler', { requestContext: { resourcePath: '/users/{id}', httpMethod: 'POST' } }, { statusCode: 200, body: '[{},"POST",null,{},0,null,{}]' }],
];

/** Paths to all that is in a value. */
function pathsOf(value: Json): string[][] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [[key], ...pathsOf(inner).map((path) => [key, ...path])]);
}

function without(value: Json, [key, ...rest]: string[]): Json {
  const entries = Object.entries(value as { [key: string]: Json });
  const kept = entries.filter(([name]) => name !== key || rest.length > 0).map(([name, inner]) => [name, name === key ? without(inner, rest) : inner] as const);
  return Array.isArray(value) ? kept.map(([, inner]) => inner) : Object.fromEntries(kept);
}

const whole: { readonly [name: string]: object } = {
  schedule: eventMakers.scheduleEvent('rule'),
  cloudwatch: eventMakers.cloudWatchEvent('shop', 'Order', { id: 1 }),
  s3: eventMakers.s3Event('b', 'k'),
  sns: eventMakers.snsEvent('m', 's', { kind: { Type: 'String', Value: 'a' } }),
  sqs: eventMakers.sqsEvent(['m'], 'q'),
  kinesis: eventMakers.kinesisEvent(['m'], 's'),
  dynamodb: eventMakers.dynamoDBEvent([{ keys: { id: { S: 'a' } }, newImage: { id: { S: 'a' } } }], 'orders'),
  websocket_connect: eventMakers.websocketConnectEvent(),
  websocket_message: eventMakers.websocketMessageEvent('m'),
  api_handler: proxyEvent('/users/{id}', {
    method: 'POST',
    pathParameters: { id: '7' },
    query: { a: ['1'] },
    headers: { A: '1' },
    body: 'b',
    stageVariables: { v: '1' },
  }),
};

describe('events that lack fields', () => {
  for (const [index, [name, event, want]] of samples.entries()) {
    it(`are handled: ${name}, sample ${index + 1}`, async () => {
      const got = await handled(name, event);
      if (Array.isArray(want)) for (const [place, item] of want.entries()) expect((got as object[])[place]).to.deep.include(item as object);
      else expect(got).to.deep.include(want);
    });
  }

  for (const [name, event] of Object.entries(whole)) {
    it(`are handled whichever is missing: ${name}`, async () => {
      const plain = JSON.parse(JSON.stringify(event)) as Json;
      // An event without records is none.
      const paths = pathsOf(plain).filter((path) => path.join() !== 'Records');
      expect(paths.length).to.be.above(5);
      for (const path of paths) expect(await handled(name, without(plain, path)), path.join(' ')).to.satisfy((got: unknown) => typeof got === 'object');
    });
  }
});
