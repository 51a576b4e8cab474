import { request } from 'node:http';
import { expect } from 'chai';
import type { RuntimeApi } from '../../../src/project/lambda/runtime-api.js';
import { startInvokingApi } from './event-queue.js';
import { endProcesses, startLambda } from './lambda-process.js';
import { head, makeFolder, makeProject, packageProject, removeFolders, unpack } from '../sample-project.js';

afterEach(async () => {
  await endProcesses();
  removeFolders();
});

/** The status and the JSON that the API answers a call with. */
function call(api: RuntimeApi, method: string, path: string, body = ''): Promise<{ status: number | undefined; body: unknown }> {
  return new Promise((resolve, reject) => {
    const sent = request(`http://${api.address}/2018-06-01/runtime/${path}`, { method, agent: false }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      response.once('end', () => resolve({ status: response.statusCode, body: JSON.parse(text) }));
    });
    sent.on('error', reject).end(body);
  });
}

describe('an unpacked deployment package, run through the Runtime API', () => {
  it('answers events one after the other, through its own bundle', async () => {
    const app = `${head}let count = 0;
app.lambdaFunction('f', (event, context) => ({ event, id: context.awsRequestId, arn: context.invokedFunctionArn, left: context.getRemainingTimeInMillis() > 0, count: ++count }));
app.get('/users/{id}', ({ id }) => ({ id }));`;
    const folder = unpack(await packageProject(makeProject(app)));
    const { api } = await startLambda(folder, 'app.f');
    const answers = await Promise.all([api.invoke({ a: 1 }), api.invoke(null, { 'lambda-runtime-aws-request-id': 'own', 'lambda-runtime-deadline-ms': '5' })]);
    expect(await api.initialised).to.equal(null);
    expect(answers.map((answer) => answer.kind === 'response' && (JSON.parse(answer.body) as object))).to.deep.equal([
      {
        event: { a: 1 },
        id: '00000000-0000-4000-8000-000000000001',
        arn: 'arn:aws:lambda:us-east-1:123456789012:function:function',
        left: true,
        count: 1,
      },
      { event: null, id: 'own', arn: 'arn:aws:lambda:us-east-1:123456789012:function:function', left: false, count: 2 },
    ]);
  });

  it('tells what a handler throws, and goes on', async () => {
    const folder = makeFolder({
      'app.mjs':
        "export const f = async ({ how }) => { if (how === 'error') throw new RangeError('too far'); if (how === 'text') throw 'plain'; return undefined; };",
    });
    const { api } = await startLambda(folder, 'app.f');
    const error = await api.invoke({ how: 'error' });
    expect(error).to.deep.include({ kind: 'error' });
    if (error.kind !== 'error') return;
    expect(error.error).to.deep.include({ errorType: 'RangeError', errorMessage: 'too far' });
    expect(error.error.trace[0]).to.equal('RangeError: too far');
    expect(error.error.trace[1]).to.contain('app.mjs');
    expect(await api.invoke({ how: 'text' })).to.deep.equal({ kind: 'error', error: { errorType: 'string', errorMessage: 'plain', trace: [] } });
    expect(await api.invoke({})).to.deep.equal({ kind: 'response', body: 'null' });
  });

  it('tells an error outside of the handler as that of the invocation, and ends', async () => {
    const folder = makeFolder({ 'app.mjs': "export const f = () => new Promise(() => setTimeout(() => { throw new Error('late'); }, 1));" });
    const { api, ended } = await startLambda(folder, 'app.f');
    expect(await api.invoke({})).to.deep.include({ kind: 'error' });
    expect(await ended).to.equal(1);
  });

  const failures: { name: string; handler: string; files: { [path: string]: string }; want: [type: string, message: string] }[] = [
    {
      name: 'an exception at import',
      handler: 'app.f',
      files: { 'app.mjs': "throw new TypeError('no');" },
      want: ['TypeError', 'no'],
    },
    {
      name: 'a promise that nobody catches',
      handler: 'app.f',
      files: { 'app.mjs': "export const f = () => 1; void Promise.reject(new Error('lost'));" },
      want: ['Error', 'lost'],
    },
    { name: 'a module that is not there', handler: 'lib/other.f', files: {}, want: ['Runtime.ImportModuleError', "the package has no module 'lib/other'"] },
    {
      name: 'a handler that is not exported',
      handler: 'app.g',
      files: { 'app.mjs': 'export const f = () => 1;' },
      want: ['Runtime.HandlerNotFound', 'app.g is undefined or not exported'],
    },
    {
      name: 'a handler that is no function',
      handler: 'app.f',
      files: { 'app.mjs': 'export const f = 1;' },
      want: ['Runtime.HandlerNotFound', 'app.f is not a function'],
    },
    {
      name: 'a handler with a callback',
      handler: 'app.f',
      files: { 'app.mjs': 'export const f = (event, context, callback) => callback(null);' },
      want: ['Runtime.CallbackHandlerDeprecated', 'app.f takes a callback, and Lambda gives none'],
    },
    { name: 'a name without a point', handler: 'app', files: {}, want: ['Runtime.MalformedHandlerName', "'app' is not the name of a handler"] },
  ];
  for (const { name, handler, files, want } of failures) {
    it(`tells ${name} as an error of initialisation, and ends`, async () => {
      const { api, ended } = await startLambda(makeFolder(files), handler);
      const error = await api.initialised;
      expect([error?.errorType, error?.errorMessage]).to.deep.equal(want);
      expect(await ended).to.equal(1);
    });
  }

  const found: { name: string; handler: string; files: { [path: string]: string } }[] = [
    { name: 'in a CommonJS file', handler: 'index.f', files: { 'index.js': 'exports.f = () => 1;' } },
    { name: 'in a folder, under a nested name', handler: 'lib/deep.a.b', files: { 'lib/deep.mjs': 'export const a = { b: () => 1 };' } },
    { name: 'on the default export', handler: 'app.f', files: { 'app.mjs': 'export default { f: () => 1 };' } },
  ];
  for (const { name, handler, files } of found) {
    it(`finds a handler ${name}`, async () => {
      const { api } = await startLambda(makeFolder(files), handler);
      expect(await api.invoke({})).to.deep.equal({ kind: 'response', body: '1' });
    });
  }
});

describe('the Runtime API', () => {
  it('refuses what it does not know', async () => {
    const api = await startInvokingApi();
    expect((await call(api, 'GET', 'other')).status).to.equal(404);
    expect(await call(api, 'POST', 'invocation/nobody/response', '1')).to.deep.equal({
      status: 400,
      body: { errorType: 'InvalidRequestID', errorMessage: 'no invocation nobody waits for an answer' },
    });
    await api.close();
  });

  it('rejects the invocations that got no answer when it closes', async () => {
    const api = await startInvokingApi();
    const answer = api.invoke({}).then(
      () => 'answered',
      ({ message }: Error) => message,
    );
    await api.close();
    expect(await answer).to.equal('the invocation 00000000-0000-4000-8000-000000000001 got no answer');
  });

  it('takes an error of initialisation that is told in a header alone', async () => {
    const api = await startInvokingApi();
    expect((await call(api, 'POST', 'init/error', 'not json')).status).to.equal(202);
    expect(await api.initialised).to.deep.equal({ errorType: 'Runtime.Unknown', errorMessage: 'not json', trace: [] });
    await api.close();
  });
});
