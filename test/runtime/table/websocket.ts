import { proxyEvent } from '../proxy-event.js';
import { answers, breaks, caught, fails, returns, type Row, type Table } from './row.js';

/** A websocket event as API Gateway makes it; those of a connection that opens or closes have no body. */
export const websocketEvent = (body?: unknown): object => ({
  requestContext: {
    routeKey: '$default',
    eventType: 'MESSAGE',
    domainName: 'chat.example.com',
    stage: 'api',
    connectionId: 'L0SM9cOFvHcCIhw=',
    apiId: 'abcd1234',
  },
  ...(body === undefined ? {} : { body }),
  isBase64Encoded: false,
});

const message = (says: string, body: unknown, result: object): Row => ({ says: `9.1 ${says}`, event: websocketEvent(body), want: returns(result) });

const connection = 'L0SM9cOFvHcCIhw=';
const asked = (endpoint: string): object => ({ statusCode: 200, asked: [{ endpoint, command: 'get', ConnectionId: connection }] });

const endpoint = 'https://abcd1234.execute-api.us-east-1.amazonaws.com/api';

export const websockets: readonly Table[] = [
  {
    app: 'websockets',
    handler: 'websocket_connect',
    rows: [undefined, null].map((body) => ({
      says: `9.1 R-Q7 an event has its fields, and null for the body ${body}`,
      event: websocketEvent(body),
      want: returns({
        statusCode: 200,
        domainName: 'chat.example.com',
        stage: 'api',
        connectionId: connection,
        body: null,
        function: 'websockets-dev',
        dict: websocketEvent(body),
        request: null,
      }),
    })),
  },
  {
    app: 'websockets',
    handler: 'websocket_disconnect',
    rows: [
      message('the body is parsed once', '{"a":[1]}', { statusCode: 200, json: { a: [1] }, once: true }),
      message('the body may be JSON of anything', 'null', { statusCode: 200, json: null, once: true }),
      ...['{', '', undefined].map((body) => ({
        says: `9.1 the body ${body} is no JSON, which is not turned into a response`,
        event: websocketEvent(body),
        want: fails('BadRequestError', 'Error Parsing JSON'),
      })),
    ],
  },
  {
    app: 'websockets',
    handler: 'websocket_message',
    environment: { AWS_REGION: 'us-east-1' },
    rows: [
      ...['nothing', 'null', 'a text', 'a list', 'bytes'].map((kind) => message(`${kind} is a success`, kind, { statusCode: 200 })),
      message('an object gets a status', 'an object', { statusCode: 200, body: 'hi' }),
      message('an object keeps its status', 'an object with a status', { statusCode: 403 }),
      message('a map is an object', 'a map', { statusCode: 200, body: 'hi' }),
      message('a Response is its dictionary', 'a response', {
        statusCode: 201,
        headers: { 'X-A': 'a' },
        multiValueHeaders: { 'X-B': ['b', 'c'] },
        body: '{"a":1}',
      }),
      { says: '9.1 exceptions pass through to Lambda', event: websocketEvent('throw'), want: fails('RangeError', 'refused') },
      {
        says: '9.2 send, close and info go to the API by its ID, not by its domain name',
        event: websocketEvent('send'),
        want: returns({
          statusCode: 200,
          asked: [
            { endpoint, command: 'post', ConnectionId: connection, Data: 'hello' },
            { endpoint, command: 'delete', ConnectionId: 'other=' },
            { endpoint, command: 'get', ConnectionId: connection },
          ],
        }),
      },
      { says: '9.2 the second configuration is ignored', event: websocketEvent('configure again'), want: returns(asked(endpoint)) },
      {
        says: '9.2 a connection that has gone is a WebsocketDisconnectedError',
        event: websocketEvent('gone'),
        want: fails('WebsocketDisconnectedError', /./),
      },
      {
        says: '9.2 which has the ID of the connection',
        event: websocketEvent('gone but caught'),
        want: returns({ statusCode: 200, isGone: true, connection: 'gone=' }),
      },
      {
        says: '9.2 other errors of the service pass through',
        event: websocketEvent('forbidden'),
        want: fails('ForbiddenException', 'ForbiddenException of the service'),
      },
    ],
  },
  {
    app: 'websockets',
    handler: 'websocket_message',
    environment: { AWS_REGION: 'cn-north-1' },
    rows: [
      {
        says: '9.2 regions in China have another domain',
        event: websocketEvent('configure again'),
        want: returns(asked('https://abcd1234.execute-api.cn-north-1.amazonaws.com.cn/api')),
      },
    ],
  },
  {
    app: 'websockets',
    handler: 'websocket_message',
    environment: { AWS_REGION: '', AWS_DEFAULT_REGION: 'eu-west-1' },
    rows: [
      {
        says: '9.2 without AWS_REGION the region is AWS_DEFAULT_REGION',
        event: websocketEvent('configure again'),
        want: returns(asked('https://abcd1234.execute-api.eu-west-1.amazonaws.com/api')),
      },
    ],
  },
  {
    app: 'websockets',
    handler: 'websocket_message',
    environment: { AWS_REGION: '', AWS_DEFAULT_REGION: '' },
    rows: [{ says: '9.2 without a region nothing can be sent', event: websocketEvent('send'), want: fails('Error', /not configured/) }],
  },
  {
    app: 'websockets',
    handler: 'api_handler',
    rows: [
      {
        says: '9.2 a view can send nothing before it has configured the API',
        event: proxyEvent('/send'),
        want: breaks(),
        log: caught('/send', /not configured/),
      },
      {
        says: '9.2 a view may configure the API by hand',
        event: proxyEvent('/configure'),
        want: answers(200, { asked: [{ endpoint: 'https://ws.example/live', command: 'get', ConnectionId: 'some=' }] }),
      },
    ],
  },
];
