import { expect } from 'chai';
import fc from 'fast-check';
import { endProcesses, startLambda } from '../project/lambda/lambda-process.js';
import { removeFixtures } from './fixture.js';
import { packageFixture } from './in-lambda.js';
import { anything, inherited, members, named, usually } from './odd.js';
import { checkAnswer, holds, readAll } from './property.js';
import { appWith, lambdaContext, proxyEvent, request } from './proxy-event.js';

const names = fc.oneof(fc.constantFrom('id', 'a', ...inherited), fc.string());
const values = (value: unknown, ...others: unknown[]): fc.Arbitrary<unknown> => fc.oneof(named(names, usually(value)), usually(null, ...others));
const headerNames = fc.oneof(fc.constantFrom('content-type', 'Content-Type', 'Accept', 'X', ...inherited), fc.string());
const text = fc.oneof(
  usually('{}', null, ''),
  fc.json(),
  fc.uint8Array().map((bytes) => Buffer.from(bytes).toString('base64')),
  fc.string({ unit: 'binary' }),
);

/** Events that look like those of API Gateway, more or less. */
function requestTo(paths: readonly string[]): fc.Arbitrary<unknown> {
  const request = members({
    requestContext: members({ resourcePath: usually(...paths), httpMethod: usually('GET', 'POST') }),
    headers: fc.oneof(named(headerNames, usually('application/json', 'image/png', '*/*', '')), usually(null, {})),
    multiValueQueryStringParameters: values(['1', '2'], {}),
    pathParameters: values('1'),
    stageVariables: values('1'),
    body: text,
    isBase64Encoded: usually(true, false),
  });
  return fc.oneof({ weight: 15, arbitrary: request }, { weight: 1, arbitrary: anything });
}

const paths = ['/', '/{id}', '/{__proto__}/{constructor}', '/__proto__', '/bytes', '/any', '/cors'];
const readingApp = appWith((it) => {
  for (const path of paths.slice(0, 4)) it.route(path, { methods: ['GET', 'POST'], contentTypes: [] }, readAll);
  it.get('/bytes', (_params, current) => current.rawBody);
  it.route('/any', { methods: ['ANY'] }, (_params, { method }) => method);
  it.post('/cors', { cors: true }, readAll);
});

describe('fuzzed requests', () => {
  after(async () => {
    await endProcesses();
    removeFixtures();
  });

  const huge = 'é'.repeat(3_000_000);
  const post = (options: object): unknown => proxyEvent('/', { method: 'POST', headers: { 'content-type': 'application/json' }, ...options });
  const examples: [unknown, unknown][] = [
    post({ body: JSON.stringify({ huge }) }),
    post({ body: Buffer.from(`"${huge}"`, 'latin1').toString('base64'), isBase64Encoded: true }),
    post({ body: `${'['.repeat(100_000)}${']'.repeat(100_000)}` }),
    post({ body: '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}' }),
    post({ headers: { 'content-type': `application/json${', '.repeat(500_000)}` } }),
    post({ query: { a: Array.from({ length: 100_000 }, String) } }),
  ].map((event) => [event, lambdaContext]);

  it('have an answer, which tells nothing of the inside', async () => {
    await holds([requestTo(paths), usually(lambdaContext)], 1500, async (event, context) => checkAnswer(await request(readingApp, event, context)), examples);
  });

  it('have an answer of the process that Lambda runs, which lives on', async () => {
    const { api } = await startLambda(await packageFixture('main'), 'app.api_handler');
    const mainPaths = ['/headers', '/query', '/raw-body', '/json-body', '/dict/{id}', '/event', '/names/{__proto__}/{constructor}'];
    await holds([fc.oneof({ weight: 9, arbitrary: requestTo(mainPaths) }, { weight: 1, arbitrary: fc.jsonValue() })], 300, async (event) => {
      const json = JSON.stringify(event, (_key, value: unknown) => (typeof value === 'bigint' ? Number(value) : value)) ?? 'null';
      const answer = await api.invoke(Buffer.from(json));
      expect(answer.kind).to.equal('response');
      if (answer.kind === 'response') checkAnswer(JSON.parse(answer.body));
    });
  });
});
