import { Chalice } from '../../src/app/chalice.js';
import { lambdaHandler } from '../../src/runtime/index.js';

export interface ProxyEventOptions {
  method?: string;
  /** The caller's path, when the resource has parameters. */
  path?: string;
  pathParameters?: { [name: string]: string } | null;
  headers?: { [name: string]: string } | null;
  query?: { [name: string]: string[] } | null;
  body?: string | null;
  isBase64Encoded?: boolean;
  stageVariables?: { [name: string]: string } | null;
}

/** A proxy event as API Gateway makes it (REST API, payload format 1.0). */
export function proxyEvent(resource: string, options: ProxyEventOptions = {}): { [key: string]: unknown } {
  const {
    method = 'GET',
    path = resource,
    pathParameters = null,
    headers = {},
    query = null,
    body = null,
    isBase64Encoded = false,
    stageVariables = null,
  } = options;
  const last = (lists: { [name: string]: string[] }): { [name: string]: string } =>
    Object.fromEntries(Object.entries(lists).map(([name, values]) => [name, values.at(-1) ?? '']));
  return {
    resource,
    path,
    httpMethod: method,
    headers,
    multiValueHeaders: headers && Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]])),
    queryStringParameters: query && last(query),
    multiValueQueryStringParameters: query,
    pathParameters,
    stageVariables,
    requestContext: {
      resourceId: 'f6xm2a',
      resourcePath: resource,
      httpMethod: method,
      extendedRequestId: 'YBTgUHeCvHcFpQA=',
      requestTime: '20/Nov/2026:21:00:00 +0000',
      path: `/api${path}`,
      accountId: '123456789012',
      protocol: 'HTTP/1.1',
      stage: 'api',
      domainPrefix: 'abcdef1234',
      requestTimeEpoch: 1795208400000,
      requestId: '8b3f2a2e-5f0a-4d7f-9a3e-0d2f6a1b9c11',
      identity: { sourceIp: '198.51.100.7', userAgent: 'curl/8.5.0', accountId: null, cognitoIdentityId: null },
      domainName: 'abcdef1234.execute-api.eu-west-1.amazonaws.com',
      apiId: 'abcdef1234',
    },
    body,
    isBase64Encoded,
  };
}

export const lambdaContext = {
  functionName: 'helloworld-dev',
  functionVersion: '$LATEST',
  invokedFunctionArn: 'arn:aws:lambda:eu-west-1:123456789012:function:helloworld-dev',
  memoryLimitInMB: '128',
  awsRequestId: 'c6af9ac6-7b61-11e6-9a41-93e8deadbeef',
  logGroupName: '/aws/lambda/helloworld-dev',
  logStreamName: '2026/11/20/[$LATEST]abc',
  callbackWaitsForEmptyEventLoop: true,
  getRemainingTimeInMillis: () => 3000,
};

/** An app that `declare` fills. */
export function appWith(declare: (app: Chalice) => void, debug = false): Chalice {
  const app = new Chalice({ appName: 'helloworld', debug });
  declare(app);
  return app;
}

export interface Answer {
  headers: { [name: string]: string };
  multiValueHeaders: { [name: string]: string[] };
  statusCode: number;
  body: string;
  isBase64Encoded?: true;
}

/** Sends one event to the app's REST handler. */
export async function request(app: Chalice, event: unknown, context: unknown = lambdaContext): Promise<Answer> {
  return lambdaHandler(app, 'api_handler')(event, context);
}

export interface LogEntry {
  level: string;
  message: string;
  [field: string]: unknown;
}

/** What is logged while `act` runs, line by line. */
export async function logged(act: () => unknown): Promise<LogEntry[]> {
  const lines: LogEntry[] = [];
  const { write } = process.stdout;
  process.stdout.write = (text: string) => lines.push(JSON.parse(text) as LogEntry) > 0;
  try {
    await act();
  } finally {
    process.stdout.write = write;
  }
  return lines;
}

/** As `request`, for requests that log an error. */
export async function failingRequest(app: Chalice, event: unknown, context: unknown = lambdaContext): Promise<Answer & { log: LogEntry[] }> {
  let answer: Answer | undefined;
  const log = await logged(async () => {
    answer = await request(app, event, context);
  });
  return { ...answer!, log };
}
