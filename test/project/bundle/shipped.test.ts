import { execFileSync } from 'node:child_process';
import { expect } from 'chai';
import type { AppFunction } from '../../../src/compiler/model/app-function.js';
import { withHandlers } from '../../../src/project/bundle/handler-exports.js';
import { head, makeProject, packageProject, removeFolders, unpack, zipOf } from '../sample-project.js';

afterEach(removeFolders);

/** How Lambda's own runtime finds a handler: the file's name, a dot, and the way through its exports. */
const lambda = `
  const [, file, name] = /^([^.]*)\\.(.*)$/.exec(process.argv[1]);
  const module = await import(process.cwd() + '/' + file + '.mjs');
  const handler = name.split('.').reduce((found, key) => found && found[key], module);`;

function inLambda(folder: string, handlerPath: string, code: string, options: readonly string[] = []): string {
  return execFileSync(process.execPath, [...options, '--input-type=module', '-e', lambda + code, handlerPath], { cwd: folder, encoding: 'utf8' });
}

describe('the bundle that ships', () => {
  it('exports each function under its name, and nothing else', async () => {
    const names = ['plain', 'bar-baz', '9lives', 'delete', 'default', 'await', 'toString'];
    const app = `${head}for (const name of ${JSON.stringify(names)}) app.lambdaFunction(name, (event) => [name, event]);\napp.get('/', () => ({ api: true }));`;
    const folder = unpack(await packageProject(makeProject(app)));
    const got = JSON.parse(
      inLambda(
        folder,
        'app.none',
        `console.log(JSON.stringify([Object.keys(module).sort(), await Promise.all(${JSON.stringify(names)}.map((name) => module[name](1, {})))]));`,
      ),
    ) as [string[], unknown[]];
    expect(got[0]).to.deep.equal([...names, 'api_handler'].sort());
    expect(got[1]).to.deep.equal(names.map((name) => [name, 1]));
  });

  it('is found by Lambda under the handler paths of the template', async () => {
    const packaged = await packageProject(makeProject(`${head}app.lambdaFunction('bar-baz', (event) => ({ got: event }));`));
    const resources = packaged.template['Resources'] as { [id: string]: { Properties: { Handler?: string } } };
    const [handlerPath] = Object.values(resources).flatMap(({ Properties }) => Properties.Handler ?? []);
    expect(handlerPath).to.equal('app.bar-baz');
    expect(inLambda(unpack(packaged), handlerPath!, 'console.log(JSON.stringify(await handler({ a: 1 }, {})));')).to.equal('{"got":{"a":1}}\n');
  });

  it('leads errors back to the lines of the sources', async () => {
    const files = {
      'app.ts': `${head}import { check } from './chalicelib/check.js';\n\napp.lambdaFunction('f', () => {\n  interface Gone {}\n  check({} as Gone);\n});\n`,
      'chalicelib/check.ts': "export function check(value: unknown): void {\n  // ä\n  if (value !== process.env) throw new Error('checked');\n}\n",
    };
    const folder = unpack(await packageProject(makeProject(files)));
    const stack = inLambda(folder, 'app.f', 'await handler({}, {}).catch((error) => console.log(error.stack));', ['--enable-source-maps']);
    const places = [...stack.matchAll(/\/((?:chalicelib\/)?\w+\.ts:\d+:\d+)/g)].map((match) => match[1]);
    expect(places.slice(0, 2)).to.deep.equal(['chalicelib/check.ts:3:36', 'app.ts:6:3']);
    expect(stack).to.match(/^Error: checked\n/);
  });

  it('leads nothing of the library to the sources', async () => {
    const files = { 'app.ts': `${head}app.get('/', () => {\n  throw new Error('mine');\n});\n` };
    const event = "{ requestContext: { resourcePath: '/', httpMethod: 'GET' }, headers: {} }";
    const said = inLambda(unpack(await packageProject(makeProject(files))), 'app.api_handler', `await handler(${event}, {});`, ['--enable-source-maps']);
    const { stack } = JSON.parse(said) as { stack: string };
    expect(stack.match(/app\.ts:\d+:\d+/g)).to.deep.equal(['app.ts:3:9']);
  });

  it('has what CommonJS needs where something in it may ask for that only', async () => {
    const textOf = async (app: string): Promise<string> =>
      zipOf(await packageProject(makeProject(`${head}app.lambdaFunction('f', () => ${app});`)))
        .get('app.mjs')!
        .toString();
    expect(await textOf('1')).to.match(/^\nimport\{Chalice/);
    for (const app of ['__dirname', '__filename', "typeof require('node:fs')"]) expect(await textOf(app), app).to.match(/^import\{createRequire/);
  });

  it('runs without the project, with CommonJS packages in it', async () => {
    const files = {
      'app.ts': `${head}import old from 'old';\napp.lambdaFunction('f', () => old());`,
      'node_modules/old/package.json': '{"name": "old"}',
      'node_modules/old/index.js':
        "const fs = require('fs'); module.exports = () => [__dirname, __filename, fs.existsSync(__filename), typeof require('node:path').join];",
    };
    const folder = unpack(await packageProject(makeProject(files)));
    const got = JSON.parse(inLambda(folder, 'app.f', 'console.log(JSON.stringify(await handler({}, {})));')) as unknown[];
    // One that may find files beside its own stays where it is.
    expect(got).to.deep.equal([`${folder}/node_modules/old`, `${folder}/node_modules/old/index.js`, true, 'function']);
  });
});

describe('withHandlers', () => {
  const rest: Pick<AppFunction, 'name' | 'handles'> = { name: 'api_handler', handles: 'routes' };
  const worker: typeof rest = { name: 'f', handles: 'events' };
  const makers = 'import{declared as $declared,functionHandler as $functionHandler}from"./tschalice.mjs";';
  const rows: { name: string; code: string; functions?: readonly (typeof rest)[]; want: string }[] = [
    {
      name: 'a short export',
      code: 'let a;export{a as app};\n',
      want: `let a;${makers}const $handler0=$functionHandler(a,$declared(a,"f"));export{$handler0 as "f"};`,
    },
    {
      name: 'an export under its own name',
      code: 'let app;\nexport { app };',
      want: `let app;\n${makers}const $handler0=$functionHandler(app,$declared(app,"f"));export{$handler0 as "f"};`,
    },
    {
      name: 'an export with the same in a text before',
      code: 'let a="export{x}";export{a as app}',
      functions: [rest],
      want: 'let a="export{x}";import{restHandler as $restHandler}from"./tschalice.mjs";const $handler0=$restHandler(a);export{$handler0 as "api_handler"};',
    },
    {
      name: 'the way to the SDK',
      code: 'let a,b;export{a as app,b as managementSdk};',
      functions: [rest],
      want: 'let a,b;import{restHandler as $restHandler}from"./tschalice.mjs";a.websocketApi?.loadBy(b);const $handler0=$restHandler(a);export{$handler0 as "api_handler"};',
    },
  ];
  for (const { name, code, functions = [worker], want } of rows) {
    it(`replaces ${name}`, () => {
      expect(withHandlers(code, functions)).to.equal(`${want}\n//# sourceMappingURL=app.mjs.map\n`);
    });
  }

  it('refuses a bundle that does not end in the exports of its entry', () => {
    expect(() => withHandlers('export{a as other};', [worker])).to.throw('does not end in the exports');
  });
});
