// One process of the runtime's benchmark: loads a handler, and says what a request costs it.
//
//   node test/bench/request.mjs FILE HANDLER ROUTES REQUESTS
//
// With 0 requests it answers one and ends, which is a cold start. Otherwise it prints nanoseconds of CPU time: of a request as Lambda
// has it, from the event's JSON text to the result's, and of the handler alone.
import { pathToFileURL } from 'node:url';
import { resourcePath } from './resource-path.mjs';

const [file, name, routes, requests] = process.argv.slice(2);
const { [name]: handler } = await import(pathToFileURL(file).href);

const headers = {
  Accept: '*/*',
  'Accept-Encoding': 'gzip, deflate, br',
  'CloudFront-Forwarded-Proto': 'https',
  'CloudFront-Viewer-Country': 'DE',
  Host: 'abc123.execute-api.eu-central-1.amazonaws.com',
  'User-Agent': 'curl/8.14.1',
  Via: '2.0 0123456789abcdef.cloudfront.net (CloudFront)',
  'X-Amzn-Trace-Id': 'Root=1-5e66d96f-7491f09xmpl79d18acf3d050',
  'X-Forwarded-For': '203.0.113.7, 198.51.100.3',
  'X-Forwarded-Port': '443',
  'X-Forwarded-Proto': 'https',
};

function proxyEvent(index) {
  const resource = resourcePath(index);
  const path = resource.replace('{id}', '42');
  const query = { page: '3', sort: 'name' };
  return {
    resource,
    path,
    httpMethod: 'GET',
    headers,
    multiValueHeaders: Object.fromEntries(Object.entries(headers).map(([key, value]) => [key, [value]])),
    queryStringParameters: query,
    multiValueQueryStringParameters: Object.fromEntries(Object.entries(query).map(([key, value]) => [key, [value]])),
    pathParameters: { id: '42' },
    stageVariables: null,
    requestContext: {
      resourceId: 'abc123',
      resourcePath: resource,
      httpMethod: 'GET',
      path: `/api${path}`,
      stage: 'api',
      accountId: '123456789012',
      apiId: 'abc123',
      domainName: 'abc123.execute-api.eu-central-1.amazonaws.com',
      protocol: 'HTTP/1.1',
      requestId: 'c6af9ac6-7b61-11e6-9a41-93e8deadbeef',
      requestTimeEpoch: 1_700_000_000_000,
      identity: { sourceIp: '203.0.113.7', userAgent: 'curl/8.14.1' },
    },
    body: null,
    isBase64Encoded: false,
  };
}

const events = Array.from({ length: Number(routes) }, (_, index) => proxyEvent(index));
const texts = events.map((event) => JSON.stringify(event));
const context = { awsRequestId: 'c6af9ac6', functionName: 'bench', callbackWaitsForEmptyEventLoop: false, getRemainingTimeInMillis: () => 3000 };

async function alone(times) {
  for (let count = 0; count < times; count += 1) await handler(events[count % events.length], context);
}

async function whole(times) {
  for (let count = 0; count < times; count += 1) JSON.stringify(await handler(JSON.parse(texts[count % texts.length]), context));
}

async function nanosecondsOf(run, times) {
  await run(times);
  const before = process.cpuUsage();
  await run(times);
  const { user, system } = process.cpuUsage(before);
  return ((user + system) * 1000) / times;
}

const last = events.length - 1;
const { statusCode, body } = await handler(JSON.parse(texts[last]), context);
if (statusCode !== 200 || body !== JSON.stringify({ id: '42', route: last })) throw new Error(`the answer is ${statusCode}: ${body}`);
const times = Number(requests);
if (times > 0) console.log(JSON.stringify({ whole: await nanosecondsOf(whole, times), alone: await nanosecondsOf(alone, times) }));
