import { checkOptions } from './check-options.js';
import { apiId, domainName, moment, sourceIp } from './sample.js';
import { allValues, lastValues, type Lists, type Texts } from './value-map.js';

/** A websocket connection. */
export interface WebsocketConnection {
  /** Default: always the same ID. */
  readonly connectionId?: string | undefined;
  /** API Gateway's stage. Default `api`. */
  readonly stage?: string | undefined;
}

/** API Gateway's `requestContext` of a websocket event. */
export interface WebsocketContext {
  /** `$connect`, `$default` or `$disconnect`. */
  readonly routeKey: string;
  /** What happened. */
  readonly eventType: 'CONNECT' | 'MESSAGE' | 'DISCONNECT';
  /** ID of the request. */
  readonly extendedRequestId: string;
  /** In the form of the Common Log Format: `01/Jan/2026:00:00:00 +0000`. */
  readonly requestTime: string;
  /** From the client. */
  readonly messageDirection: 'IN';
  /** API Gateway's stage. */
  readonly stage: string;
  /** Milliseconds since 1970. */
  readonly connectedAt: number;
  /** Milliseconds since 1970. */
  readonly requestTimeEpoch: number;
  /** The client's address. */
  readonly identity: { readonly sourceIp: string };
  /** ID of the request. */
  readonly requestId: string;
  /** Domain name that the client used. */
  readonly domainName: string;
  /** The client's connection. */
  readonly connectionId: string;
  /** ID of the websocket API. */
  readonly apiId: string;
}

/** What API Gateway passes when a client opens a connection. */
export interface WebsocketConnectEvent {
  /** Of a header that was sent several times, the last value. */
  readonly headers: Texts;
  /** All values of each header. */
  readonly multiValueHeaders: Lists;
  /** Absent without a query string. */
  readonly queryStringParameters?: Texts;
  /** Absent without a query string. */
  readonly multiValueQueryStringParameters?: Lists;
  /** What API Gateway knows of connection and request. */
  readonly requestContext: WebsocketContext;
  /** Always false: API Gateway passes text. */
  readonly isBase64Encoded: boolean;
}

/** What API Gateway passes when a client sends a message. */
export interface WebsocketMessageEvent {
  /** What API Gateway knows of connection and request. */
  readonly requestContext: WebsocketContext & { readonly messageId: string };
  /** The message. */
  readonly body: string;
  /** Always false: API Gateway passes text. */
  readonly isBase64Encoded: boolean;
}

/** What API Gateway passes when a connection was closed. */
export interface WebsocketDisconnectEvent {
  /** Of a header that was sent several times, the last value. */
  readonly headers: Texts;
  /** All values of each header. */
  readonly multiValueHeaders: Lists;
  /** What API Gateway knows of connection and request. */
  readonly requestContext: WebsocketContext & { readonly disconnectStatusCode: number; readonly disconnectReason: string };
  /** Always false: API Gateway passes text. */
  readonly isBase64Encoded: boolean;
}

export function websocketConnectEvent(options: WebsocketConnection & { readonly query?: string | undefined } = {}): WebsocketConnectEvent {
  checkOptions('websocketConnectEvent', options, ['connectionId', 'stage', 'query']);
  const { query = '', ...connection } = options;
  const headers = [
    ['Host', domainName],
    ['Sec-WebSocket-Extensions', 'permessage-deflate; client_max_window_bits'],
    ['Sec-WebSocket-Key', 'AAAAAAAAAAAAAAAAAAAAAA=='],
    ['Sec-WebSocket-Version', '13'],
    ['X-Amzn-Trace-Id', `Root=1-${moment.seconds.toString(16)}-${'0'.repeat(24)}`],
    ['X-Forwarded-For', sourceIp],
    ['X-Forwarded-Port', '443'],
    ['X-Forwarded-Proto', 'https'],
  ] as const;
  const pairs = [...new URLSearchParams(query)];
  return {
    headers: lastValues(headers),
    multiValueHeaders: allValues(headers),
    ...(pairs.length === 0 ? {} : { queryStringParameters: lastValues(pairs), multiValueQueryStringParameters: allValues(pairs) }),
    requestContext: websocketContext('$connect', 'CONNECT', connection),
    isBase64Encoded: false,
  };
}

export function websocketMessageEvent(body: string, connection: WebsocketConnection = {}): WebsocketMessageEvent {
  checkOptions('websocketMessageEvent', connection, ['connectionId', 'stage']);
  return { requestContext: { ...websocketContext('$default', 'MESSAGE', connection), messageId: 'AAAAAcJmIAMCBBb=' }, body, isBase64Encoded: false };
}

export function websocketDisconnectEvent(connection: WebsocketConnection = {}): WebsocketDisconnectEvent {
  checkOptions('websocketDisconnectEvent', connection, ['connectionId', 'stage']);
  const headers = [
    ['Host', domainName],
    ['x-api-key', ''],
    ['X-Forwarded-For', ''],
    ['x-restapi', ''],
  ] as const;
  return {
    headers: lastValues(headers),
    multiValueHeaders: allValues(headers),
    requestContext: {
      ...websocketContext('$disconnect', 'DISCONNECT', connection),
      disconnectStatusCode: 1005,
      disconnectReason: 'Client-side close frame status not set',
    },
    isBase64Encoded: false,
  };
}

function websocketContext(
  /** `$connect`, `$default` or `$disconnect`. */
  routeKey: string,
  /** What happened. */
  eventType: 'CONNECT' | 'MESSAGE' | 'DISCONNECT',
  { connectionId = 'AAAAAdgHIAMCBAa=', stage = 'api' }: WebsocketConnection,
): WebsocketContext {
  return {
    routeKey,
    eventType,
    extendedRequestId: 'AAAAAEh9oAMFZzz=',
    requestTime: moment.clf,
    messageDirection: 'IN',
    stage,
    connectedAt: moment.milliseconds,
    requestTimeEpoch: moment.milliseconds,
    identity: { sourceIp },
    requestId: 'AAAAAEh9oAMFZzz=',
    domainName,
    connectionId,
    apiId,
  };
}
