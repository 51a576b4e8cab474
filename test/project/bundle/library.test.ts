import { expect } from 'chai';
import * as flags from '../../../src/app/build-flags.js';
import { type Files, head, makeProject, packageProject, removeFolders, unpack, zipOf } from '../sample-project.js';

afterEach(removeFolders);

/** The files of code that an app ships in. */
async function shipped(app: string, config: object = {}): Promise<{ code: string; library: string }> {
  const zip = zipOf(await packageProject(makeProject(`${head}${app}`, config)));
  return { code: zip.get('app.mjs')!.toString(), library: zip.get('tschalice.mjs')!.toString() };
}

/** An app that uses all there is. */
const everything = `
import * as all from 'tschalice';
import { writeFileSync } from 'node:fs';
const bp = new all.Blueprint('bp');
app.debug = false;
app.middleware('all', async (event, next) => next(event));
app.post('/', { cors: true }, (_params, request) => [request.jsonBody, request.queryParams, Object.keys(all)]);
const auth = app.authorizer('auth', () => new all.AuthResponse({ routes: [], principalId: '' }));
app.get('/private', { authorizer: auth }, () => 1);
app.onSqsMessage('sqs', { queue: 'q' }, () => writeFileSync);
app.onWsMessage((event) => app.websocketApi.send(event.connectionId, ''));
app.registerBlueprint(bp);`;

describe('the library that ships', () => {
  it('is small: with hello, all code is below 12 KB', async () => {
    const { code, library } = await shipped("app.get('/', () => ({ hello: 'world' }));");
    expect(code.length + library.length).to.be.within(5000, 12_000);
  });

  it('is not large with all that there is', async () => {
    expect((await shipped(everything)).library.length).to.be.within(12_000, 31_200);
  });

  it('says so when code comes by a member that it names nowhere', async () => {
    const app = `const member = ['json', 'query', 'hea'].map((start, index) => start + ['Body', 'Params', 'ders'][index]);
app.get('/{index}', ({ index }, request) => String((request as never as { [name: string]: unknown })[member[Number(index)]!]));`;
    const folder = unpack(await packageProject(makeProject(`${head}${app}`)));
    const { api_handler: handler } = (await import(`${folder}/app.mjs`)) as {
      api_handler: (event: object, context: object) => Promise<{ statusCode: number }>;
    };
    const asked = ['0', '1', '2'].map((index) => handler({ requestContext: { resourcePath: '/{index}', httpMethod: 'GET' }, pathParameters: { index } }, {}));
    expect((await Promise.all(asked)).map(({ statusCode }) => statusCode)).to.deep.equal([500, 500, 500]);
  });

  it('is not misled by a text that looks like an import of it', async () => {
    const app = "app.lambdaFunction('f', () => 'import{Foo as a,restHandler}from\"./tschalice.mjs\"');";
    expect((await shipped(app)).library).to.match(/export\{\w+ as Chalice,\w+ as declared,\w+ as functionHandler\};\s*$/);
  });

  it('shows in logs what JSON has no form for only where the app has a log', async () => {
    const view = (body: string): string => `app.get('/', () => ${body});`;
    const has = async (app: string): Promise<boolean> => (await shipped(app)).library.includes('[Circular]');
    const others = 'console.log(Math.log(2)), console.error(1)';
    expect([await has(view(others)), await has(view("app.log.info('a')")), await has(`const { log } = app; ${view("log.info('a')")}`)]).to.deep.equal([
      false,
      true,
      true,
    ]);
  });

  it('leaves no build flag open, which would be a name without a value in Lambda', async () => {
    const { library } = await shipped(everything);
    expect(Object.keys(flags).filter((flag) => new RegExp(String.raw`\b${flag}\b`).test(library))).to.deep.equal([]);
  });

  it('is what the app imports, and no other copy of it', async () => {
    const { code, library } = await shipped("app.get('/', () => ({ hello: 'world' }));");
    expect(code)
      .to.match(/import\{Chalice as \w+\}from"\.\/tschalice\.mjs";/)
      .and.not.contain('declarations');
    expect(library).to.match(/export\{\w+ as Chalice,\w+ as restHandler\};\s*$/);
  });

  const parts: { name: string; app: string; mark: string }[] = [
    { name: 'cross-origin headers', app: "app.get('/', { cors: true }, () => 1);", mark: 'Access-Control-Allow-Origin' },
    { name: 'places of a stack trace', app: "app.debug = true; app.get('/', () => 1);", mark: 'findEntry' },
    { name: 'bodies as JSON', app: "app.get('/', (_params, { jsonBody }) => jsonBody);", mark: 'Error Parsing JSON' },
    { name: 'middleware', app: "app.middleware('http', (event, next) => next(event)); app.get('/', () => 1);", mark: '==="all"' },
    { name: 'query strings', app: "app.get('/', (_params, request) => request.queryParams?.get('a'));", mark: 'multiValueQueryStringParameters' },
    { name: 'query strings of the request as a whole', app: "app.get('/', (_params, request) => request.toDict());", mark: 'multiValueQueryStringParameters' },
    {
      name: 'types of stage variables',
      app: "import { flag } from 'tschalice'; const typed = app.stageVariables({ a: flag }); typed.get('/', (_params, { stageVars }) => stageVars.a);",
      mark: '==="true"',
    },
    { name: 'sending to websockets', app: "app.get('/', () => app.websocketApi.send('id', 'text'));", mark: 'PostToConnectionCommand' },
    { name: 'events', app: "app.onS3Event('f', { bucket: 'uploads' }, () => 1);", mark: 'aws.s3' },
    { name: 'failed records', app: "app.onSqsMessage('f', { queue: 'q', reportBatchItemFailures: true }, () => []);", mark: 'batchItemFailures' },
    { name: 'authorizers', app: "const a = app.authorizer('a', () => ({})); app.get('/', { authorizer: a }, () => 1);", mark: 'execute-api:Invoke' },
    { name: 'websockets', app: 'app.onWsConnect(() => {});', mark: 'connectionId' },
  ];
  for (const { name, app, mark } of parts) {
    it(`holds ${name} for apps that use them only`, async () => {
      const [using, plain] = await Promise.all([shipped(app, { stage_variables: { a: 'true' } }), shipped("app.get('/', () => 1);")]);
      expect(using.library).to.contain(mark);
      expect(plain.library).not.to.contain(mark);
    });
  }

  const beside: { name: string; config: object; files: Files }[] = [
    {
      name: 'packages',
      config: { external_packages: ['helper'] },
      files: { 'node_modules/helper/package.json': '{"name":"helper"}', 'node_modules/helper/index.js': 'exports.bodyOf = (request) => request.jsonBody;' },
    },
    {
      name: 'a layer of packages',
      config: { automatic_layer: true },
      files: {
        'package.json': '{"dependencies":{"helper":"1.0.0"}}',
        'node_modules/helper/package.json': '{"name":"helper"}',
        'node_modules/helper/index.js': 'exports.bodyOf = (request) => request.jsonBody;',
      },
    },
    { name: 'included files', config: { include: ['routes.json'] }, files: { 'routes.json': '{"/":{"cors":true}}' } },
    { name: "others' layers", config: { layers: ['arn:aws:lambda:eu-west-1:123456789012:layer:helper:1'] }, files: {} },
  ];
  for (const { name, config, files } of beside) {
    it(`holds all parts beside ${name}, which may use what the bundle does not name`, async () => {
      const use =
        'node_modules/helper/index.js' in files
          ? "import { bodyOf } from 'helper'; app.post('/', (_params, request) => bodyOf(request));"
          : "app.get('/', () => 1);";
      const library = zipOf(await packageProject(makeProject({ 'app.ts': `${head}${use}`, ...files }, config)))
        .get('tschalice.mjs')!
        .toString();
      for (const mark of [
        'Access-Control-Allow-Origin',
        'findEntry',
        'Error Parsing JSON',
        '==="all"',
        'multiValueQueryStringParameters',
        'PostToConnectionCommand',
      ])
        expect(library).to.contain(mark);
    });
  }
});
