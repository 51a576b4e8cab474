// What users test and compile their apps with. Each project uses the packed package as they do.

/** Installed once for all projects. */
export const packages = {
  '@arethetypeswrong/cli': '0.18.5',
  '@babel/core': '7.28.5',
  '@babel/plugin-transform-modules-commonjs': '7.27.1',
  '@babel/preset-typescript': '7.28.5',
  '@types/aws-lambda': '8.10.164',
  '@types/node': '20.19.43',
  jest: '30.5.2',
  mocha: '12.0.3',
  publint: '0.3.25',
  'ts-jest': '29.4.15',
  // ts-jest compiles with the one that has this name.
  typescript: '5.9.3',
  'typescript-5.4': 'npm:typescript@5.4.5',
  'typescript-6': 'npm:typescript@6.0.3',
  'typescript-7': 'npm:typescript@7.0.2',
  vitest: '4.1.12',
};

const app = `
const app = new Chalice({ appName: 'demo' });
app.get('/orders/{id}', ({ id }) => ({ id, path: app.currentRequest.path }));
app.get('/missing', () => { throw new NotFoundError('no such order'); });
app.get('/broken', async () => readFile('no-such-file'));
app.onWsMessage(({ connectionId, body }) => app.websocketApi.send(connectionId, body));
`;

/** What a test asserts, by a function \`equal\`. */
const checks = `
  const client = new Client(app);
  equal((await client.http.get('/orders/7')).text, '{"id":"7","path":"/orders/{id}"}');
  equal((await client.http.get('/missing')).statusCode, 404);
  equal((await client.http.get('/broken')).statusCode, 500);
  await client.lambda.invoke('websocket_message', client.events.websocketMessageEvent('hi', { connectionId: 'ann' }));
  equal(client.websockets.sent.length, 1);
  equal(new NotFoundError('x') instanceof NotFoundError, true);
`;

const imports = `
import { readFile } from 'node:fs/promises';
import { Chalice, NotFoundError } from 'tschalice';
`;
const requires = `
const { readFile } = require('node:fs/promises');
const { Chalice, NotFoundError } = require('tschalice');
`;
const importedApp = `${imports}${app}export { app };\n`;
const requiredApp = `${requires}${app}exports.app = app;\n`;
/** A test in a runner whose functions are global, or come from an import. */
const importedTest = (file, head, equal) => `${head}
import { NotFoundError } from 'tschalice';
import { Client } from 'tschalice/testing';
import { app } from '${file}';
test('the app', async () => {
  const equal = ${equal};
${checks}});
`;
const requiredTest = (file, head, equal) => `${head}
const { NotFoundError } = require('tschalice');
const { Client } = require('tschalice/testing');
const { app } = require('${file}');
test('the app', async () => {
  const equal = ${equal};
${checks}});
`;
const expectEqual = '(got, want) => expect(got).toEqual(want)';
const mochaHead = "import assert from 'node:assert/strict';\nconst test = it;";

/** Each with its files and the program, of a package, that has to end well. */
const runners = [
  {
    name: 'Jest as it comes, with Babel',
    files: {
      'package.json': '{}',
      'babel.config.cjs': "module.exports = { presets: ['@babel/preset-typescript'], plugins: ['@babel/plugin-transform-modules-commonjs'] };",
      'app.ts': importedApp,
      'app.test.ts': importedTest('./app', '', expectEqual),
    },
    run: ['jest/bin/jest.js'],
  },
  {
    name: 'Jest as it comes, with ts-jest',
    files: {
      'package.json': '{}',
      'jest.config.cjs': "module.exports = { preset: 'ts-jest' };",
      'tsconfig.json': '{"compilerOptions":{"module":"commonjs","moduleResolution":"node10","target":"es2022","strict":false,"types":["node"]}}',
      'app.ts': importedApp,
      'app.test.ts': importedTest('./app', 'declare const test: any, expect: any;', expectEqual),
    },
    run: ['jest/bin/jest.js'],
  },
  {
    name: 'Jest with ES modules',
    files: {
      'package.json': '{"type":"module"}',
      'jest.config.js': 'export default { transform: {} };',
      'app.js': importedApp,
      'app.test.js': importedTest('./app.js', '', expectEqual),
    },
    run: ['jest/bin/jest.js'],
    nodeOptions: ['--experimental-vm-modules'],
  },
  {
    name: 'Vitest',
    files: {
      'package.json': '{"type":"module"}',
      'app.ts': importedApp,
      'app.test.ts': importedTest('./app.js', "import { expect, test } from 'vitest';", expectEqual),
    },
    run: ['vitest/vitest.mjs', 'run'],
  },
  {
    name: 'node:test, ES modules',
    files: {
      'package.json': '{"type":"module"}',
      'app.js': importedApp,
      'app.test.js': importedTest('./app.js', "import assert from 'node:assert/strict';\nimport { test } from 'node:test';", 'assert.equal'),
    },
    nodeOptions: ['--test'],
  },
  {
    name: 'node:test, CommonJS',
    files: {
      'package.json': '{}',
      'app.js': requiredApp,
      'app.test.js': requiredTest('./app.js', "const assert = require('node:assert/strict');\nconst { test } = require('node:test');", 'assert.equal'),
    },
    nodeOptions: ['--test'],
  },
  {
    name: 'Mocha, ES modules',
    files: { 'package.json': '{"type":"module"}', 'app.js': importedApp, 'app.test.js': importedTest('./app.js', mochaHead, 'assert.equal') },
    run: ['mocha/bin/mocha.js', 'app.test.js'],
  },
  {
    name: 'Mocha, CommonJS',
    files: {
      'package.json': '{}',
      'app.js': requiredApp,
      'app.test.js': requiredTest('./app.js', "const assert = require('node:assert/strict');\nconst test = it;", 'assert.equal'),
    },
    run: ['mocha/bin/mocha.js', 'app.test.js'],
  },
  {
    name: 'an imported and a required copy in Node.js, which are one',
    files: {
      'package.json': '{}',
      'app.js': "const { Chalice } = require('tschalice');\nimport('tschalice').then((imported) => process.exit(imported.Chalice === Chalice ? 0 : 1));",
    },
    script: 'app.js',
  },
];

/** What looks at the package itself. `{{tarball}}` stands for its file. */
const judges = [
  { name: 'publint', files: { 'package.json': '{}' }, run: ['publint/src/cli.js', '--strict', '{{tarball}}'] },
  {
    // CommonJS has to import `tschalice/packager` by import().
    name: 'Are the types wrong?',
    files: { 'package.json': '{}' },
    run: ['@arethetypeswrong/cli/dist/index.js', '--ignore-rules', 'cjs-resolves-to-esm', '--', '{{tarball}}'],
  },
];

const typed = `
import { AuthResponse, Blueprint, Chalice, ChaliceViewError, CORSConfig, NotFoundError, Rate, Response } from 'tschalice';
import type { FunctionHandler, Request, SqsEvent } from 'tschalice';
import { Client } from 'tschalice/testing';

export const app: Chalice = new Chalice({ appName: 'demo' });
class Teapot extends ChaliceViewError {
  static override statusCode = 418;
}
const part = new Blueprint('part');
part.get('/part/{id}', ({ id }) => id.toUpperCase());
app.registerBlueprint(part, { urlPrefix: '/of' });
app.get('/orders/{id}', { cors: new CORSConfig() }, ({ id }, request: Request) => new Response({ id, method: request.method }));
app.get('/tea', () => {
  throw new Teapot('short', { cause: new NotFoundError('none') });
});
app.authorizer('auth', () => new AuthResponse({ routes: ['*'], principalId: 'me' }));
const typedHandler: FunctionHandler<{ a: string }> = ({ a }) => a;
app.lambdaFunction('typed', typedHandler);
app.lambdaFunction('untyped', (event, context) => [event, context.awsRequestId]);
app.schedule('daily', new Rate(1, Rate.DAYS), ({ time }) => time);
app.onSqsMessage('drain', { queue: 'jobs' }, (event: SqsEvent) => [...event].map(({ body }) => body));
app.onWsMessage(({ body }) => body.length);
// @ts-expect-error -- it is unknown
app.post('/unknown', (_params, request) => request.jsonBody.a);

async function check(): Promise<void> {
  const { http } = new Client(app);
  const given = [(await http.get('/orders/7')).text, (await http.get('/tea')).statusCode, (await http.get('/of/part/x')).text].join();
  if (given !== '{"id":"7","method":"GET"},418,X') throw new Error(given);
}
void check();
`;
const typedWithAws = `${typed}
import type { Context, SQSEvent } from 'aws-lambda';
app.lambdaFunction('aws', async (event: SQSEvent, context: Context) => [event.Records.length, context.awsRequestId]);
`;

const compilers = { 5.4: 'typescript-5.4', 5.9: 'typescript', 6: 'typescript-6', 7: 'typescript-7' };
const resolutions = [
  { module: 'commonjs', moduleResolution: 'node10', types: ['commonjs'], not: ['7'] },
  { module: 'node16', moduleResolution: 'node16', types: ['commonjs', 'module'] },
  { module: 'nodenext', moduleResolution: 'nodenext', types: ['commonjs', 'module'] },
  { module: 'esnext', moduleResolution: 'bundler', types: ['module'] },
];

/** Every compiler with every way to find modules. Each compiles, strictly and with little, and what it has written runs. */
const compiled = Object.entries(compilers).flatMap(([version, name]) =>
  resolutions
    .filter(({ not = [] }) => !not.includes(version))
    .flatMap(({ module, moduleResolution, types }) =>
      types.map((type, index) => {
        // Half of them with the types of Node.js and Lambda, the others with none.
        const isBare = (index + Number(version.at(-1))) % 2 === 0;
        const options = {
          strict: true,
          target: 'es2020',
          lib: ['es2020'],
          skipLibCheck: false,
          outDir: 'out',
          module,
          moduleResolution,
          types: isBare ? [] : ['node', 'aws-lambda'],
          ...(isBare && { exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true, noPropertyAccessFromIndexSignature: true }),
          ...(version === '6' && moduleResolution === 'node10' && { ignoreDeprecations: '6.0' }),
        };
        return {
          name: `TypeScript ${version}, ${moduleResolution}, ${type}, ${isBare ? 'without' : 'with'} other types`,
          files: {
            'package.json': JSON.stringify({ type }),
            'tsconfig.json': JSON.stringify({ compilerOptions: options, files: ['app.ts'] }),
            'app.ts': isBare ? typed : typedWithAws,
          },
          run: [`${name}/bin/tsc`],
          script: 'out/app.js',
        };
      }),
    ),
);

export const projects = [...runners, ...judges, ...compiled];
