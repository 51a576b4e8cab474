import { logTime, type RequestOrigin } from './request-origin.js';
import { account, apiId, arn } from './sample.js';
import { allValues, lastValues, type Lists, type Texts } from './value-map.js';

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
  /** Absent if the route has no authorizer. */
  readonly authorizer?: { readonly [name: string]: unknown };
}

/** The caller's identity. Without IAM, only the caller's address and browser are known. */
interface Identity {
  readonly accessKey: null;
  readonly accountId: null;
  readonly apiKey: string | null;
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
  /** Null if the route needs none. */
  readonly apiKey: string | null;
  /** The authorizer's context; undefined without an authorizer. */
  readonly authorizer: { readonly [name: string]: unknown } | undefined;
  readonly origin: RequestOrigin;
}

export function proxyEvent(request: ProxyRequest): ProxyEvent {
  const { resource, method, path, pathParameters, stageVariables, body, isBase64Encoded, origin } = request;
  const headers = withForwarded(request.headers, origin);
  // A semicolon splits too ("Amazon API Gateway important notes").
  const query = [...new URLSearchParams(request.query.replaceAll(';', '&'))];
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

type Headers = ProxyRequest['headers'];

/**
 * The headers of a request with those that API Gateway adds. Host and trace are the caller's own if it sent them. The caller's address comes after
 * those that it claims to forward for; port and protocol are never taken from it.
 */
function withForwarded(given: Headers, { domainName, time, sourceIp, port, protocol }: RequestOrigin): Headers {
  const claimed = given.filter(([name]) => name.toLowerCase() === 'x-forwarded-for').map(([, value]) => value);
  const ofGateway: Headers = [
    ['X-Forwarded-For', [...claimed, sourceIp].join(', ')],
    ['X-Forwarded-Port', String(port)],
    ['X-Forwarded-Proto', protocol],
  ];
  const byDefault: Headers = [
    ['Host', domainName],
    ['X-Amzn-Trace-Id', `Root=1-${Math.floor(time / 1000).toString(16)}-${'0'.repeat(24)}`],
  ];
  const known = namesOf(given);
  const replaced = namesOf(ofGateway);
  return [...given.filter(([name]) => !replaced.has(name.toLowerCase())), ...byDefault.filter(([name]) => !known.has(name.toLowerCase())), ...ofGateway];
}

function namesOf(headers: Headers): Set<string> {
  return new Set(headers.map(([name]) => name.toLowerCase()));
}

function identity(sourceIp: string, userAgent: string | null, apiKey: string | null): Identity {
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
    apiKey,
    apiKeyId: null,
    clientCert: null,
    userArn: null,
    userAgent,
    user: null,
  };
}

function requestContext({ resource, method, path, stage, apiKey, authorizer, origin }: ProxyRequest, headers: Texts): ProxyContext {
  const userAgent = Object.entries(headers).find(([name]) => name.toLowerCase() === 'user-agent')?.[1] ?? null;
  return {
    resourceId: '123abc',
    resourcePath: resource,
    httpMethod: method,
    extendedRequestId: 'AAAAAAAAIAMFaaa=',
    requestTime: logTime(origin.time),
    path: `/${stage}${path}`,
    accountId: account,
    protocol: 'HTTP/1.1',
    stage,
    domainPrefix: origin.domainName.split('.')[0]!,
    requestTimeEpoch: origin.time,
    requestId: origin.requestId,
    identity: identity(origin.sourceIp, userAgent, apiKey),
    domainName: origin.domainName,
    deploymentId: 'dep123',
    apiId,
    ...(authorizer === undefined ? {} : { authorizer }),
  };
}

/** What API Gateway sends to an authorizer of the type TOKEN. */
export interface AuthorizerEvent {
  /** Always `TOKEN`. */
  readonly type: 'TOKEN';
  /** ARN of the method that is called, with the caller's own path. */
  readonly methodArn: string;
  /** The value of the authorizer's header. */
  readonly authorizationToken: string;
}

export function authorizerEvent(authorizationToken: string, method = 'GET', path = '/', stage = 'api'): AuthorizerEvent {
  return { type: 'TOKEN', methodArn: arn('execute-api', `${apiId}/${stage}/${method}${path}`), authorizationToken };
}
