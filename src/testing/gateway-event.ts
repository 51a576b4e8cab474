import { account, apiId, arn, domainName, moment, sourceIp, uuid } from './sample.js';

type Texts = { readonly [name: string]: string };
type Lists = { readonly [name: string]: string[] };

interface ProxyContext {
  readonly resourceId: string;
  readonly resourcePath: string;
  readonly httpMethod: string;
  readonly extendedRequestId: string;
  readonly requestTime: string;
  readonly path: string;
  readonly accountId: string;
  readonly protocol: string;
  readonly stage: string;
  readonly domainPrefix: string;
  readonly requestTimeEpoch: number;
  readonly requestId: string;
  readonly identity: Identity;
  readonly domainName: string;
  readonly deploymentId: string;
  readonly apiId: string;
  /** Absent where the route has no authorizer. */
  readonly authorizer?: { readonly [name: string]: unknown };
}

/** Of an API that does not ask who is calling, all that is known is where from. */
interface Identity {
  readonly accessKey: null;
  readonly accountId: null;
  readonly apiKey: null;
  readonly apiKeyId: null;
  readonly caller: null;
  readonly clientCert: null;
  readonly cognitoAuthenticationProvider: null;
  readonly cognitoAuthenticationType: null;
  readonly cognitoIdentityId: null;
  readonly cognitoIdentityPoolId: null;
  readonly principalOrgId: null;
  readonly sourceIp: string;
  readonly user: null;
  readonly userAgent: string | null;
  readonly userArn: null;
}

/** A request to a REST API, as API Gateway passes it to a function (Lambda proxy integration, payload format 1.0). */
export interface ProxyEvent {
  readonly resource: string;
  readonly path: string;
  readonly httpMethod: string;
  readonly headers: Texts;
  readonly multiValueHeaders: Lists;
  readonly queryStringParameters: Texts | null;
  readonly multiValueQueryStringParameters: Lists | null;
  readonly pathParameters: Texts | null;
  readonly stageVariables: Texts | null;
  readonly requestContext: ProxyContext;
  readonly body: string | null;
  readonly isBase64Encoded: boolean;
}

export interface ProxyRequest {
  readonly resource: string;
  readonly pathParameters: Texts | null;
  readonly method: string;
  /** Percent-encoded, without the stage. */
  readonly path: string;
  readonly query: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string | null;
  readonly isBase64Encoded: boolean;
  readonly stage: string;
  readonly stageVariables: Texts;
  /** What the authorizer found out; undefined without one. */
  readonly authorizer: { readonly [name: string]: unknown } | undefined;
}

export function proxyEvent(request: ProxyRequest): ProxyEvent {
  const { resource, method, path, pathParameters, stageVariables, body, isBase64Encoded } = request;
  const forwarded = [
    ['Host', domainName],
    ['X-Amzn-Trace-Id', `Root=1-${moment.seconds.toString(16)}-${'0'.repeat(24)}`],
    ['X-Forwarded-For', sourceIp],
    ['X-Forwarded-Port', '443'],
    ['X-Forwarded-Proto', 'https'],
  ] as const;
  const given = new Set(request.headers.map(([name]) => name.toLowerCase()));
  const headers = [...request.headers, ...forwarded.filter(([name]) => !given.has(name.toLowerCase()))];
  const query = [...new URLSearchParams(request.query)];
  return {
    resource,
    path,
    httpMethod: method,
    headers: lastValues(headers),
    multiValueHeaders: allValues(headers),
    queryStringParameters: query.length === 0 ? null : lastValues(query),
    multiValueQueryStringParameters: query.length === 0 ? null : allValues(query),
    pathParameters,
    stageVariables: Object.keys(stageVariables).length === 0 ? null : stageVariables,
    requestContext: requestContext(request, lastValues(headers)),
    body,
    isBase64Encoded,
  };
}

function identity(userAgent: string | null): Identity {
  return {
    cognitoIdentityPoolId: null,
    accountId: null,
    cognitoIdentityId: null,
    caller: null,
    sourceIp,
    principalOrgId: null,
    accessKey: null,
    cognitoAuthenticationType: null,
    cognitoAuthenticationProvider: null,
    apiKey: null,
    apiKeyId: null,
    clientCert: null,
    userArn: null,
    userAgent,
    user: null,
  };
}

function requestContext({ resource, method, path, stage, authorizer }: ProxyRequest, headers: Texts): ProxyContext {
  const userAgent = Object.entries(headers).find(([name]) => name.toLowerCase() === 'user-agent')?.[1] ?? null;
  return {
    resourceId: '123abc',
    resourcePath: resource,
    httpMethod: method,
    extendedRequestId: 'AAAAAAAAIAMFaaa=',
    requestTime: moment.clf,
    path: `/${stage}${path}`,
    accountId: account,
    protocol: 'HTTP/1.1',
    stage,
    domainPrefix: apiId,
    requestTimeEpoch: moment.milliseconds,
    requestId: uuid(2),
    identity: identity(userAgent),
    domainName,
    deploymentId: 'dep123',
    apiId,
    ...(authorizer === undefined ? {} : { authorizer }),
  };
}

function lastValues(pairs: readonly (readonly [string, string])[]): Texts {
  return Object.fromEntries(pairs);
}

function allValues(pairs: readonly (readonly [string, string])[]): Lists {
  return Object.fromEntries(pairs.map(([name]) => [name, pairs.filter(([other]) => other === name).map(([, value]) => value)]));
}

/** The question that API Gateway asks an authorizer of the type TOKEN. */
export interface AuthorizerEvent {
  readonly type: 'TOKEN';
  readonly methodArn: string;
  readonly authorizationToken: string;
}

export function authorizerEvent(authorizationToken: string, method = 'GET', path = '/', stage = 'api'): AuthorizerEvent {
  return { type: 'TOKEN', methodArn: arn('execute-api', `${apiId}/${stage}/${method}${path}`), authorizationToken };
}

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
