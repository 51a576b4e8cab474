import { apiId, domainName, moment, sourceIp } from './sample.js';
import { allValues, lastValues, type Lists, type Texts } from './value-map.js';

/** Who is at the other end of a websocket. */
export interface WebsocketConnection {
  readonly connectionId?: string | undefined;
  readonly stage?: string | undefined;
}

export interface WebsocketContext {
  readonly routeKey: string;
  readonly eventType: 'CONNECT' | 'MESSAGE' | 'DISCONNECT';
  readonly extendedRequestId: string;
  readonly requestTime: string;
  readonly messageDirection: 'IN';
  readonly stage: string;
  readonly connectedAt: number;
  readonly requestTimeEpoch: number;
  readonly identity: { readonly sourceIp: string };
  readonly requestId: string;
  readonly domainName: string;
  readonly connectionId: string;
  readonly apiId: string;
}

export interface WebsocketConnectEvent {
  readonly headers: Texts;
  readonly multiValueHeaders: Lists;
  readonly queryStringParameters?: Texts;
  readonly multiValueQueryStringParameters?: Lists;
  readonly requestContext: WebsocketContext;
  readonly isBase64Encoded: boolean;
}

export interface WebsocketMessageEvent {
  readonly requestContext: WebsocketContext & { readonly messageId: string };
  readonly body: string;
  readonly isBase64Encoded: boolean;
}

export interface WebsocketDisconnectEvent {
  readonly headers: Texts;
  readonly multiValueHeaders: Lists;
  readonly requestContext: WebsocketContext & { readonly disconnectStatusCode: number; readonly disconnectReason: string };
  readonly isBase64Encoded: boolean;
}

export function websocketConnectEvent({
  query = '',
  ...connection
}: WebsocketConnection & { readonly query?: string | undefined } = {}): WebsocketConnectEvent {
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
  return { requestContext: { ...websocketContext('$default', 'MESSAGE', connection), messageId: 'AAAAAcJmIAMCBBb=' }, body, isBase64Encoded: false };
}

export function websocketDisconnectEvent(connection: WebsocketConnection = {}): WebsocketDisconnectEvent {
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
  routeKey: string,
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
