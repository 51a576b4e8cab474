import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect } from 'chai';
import { functionConfig } from '../../../src/compiler/config/resolve-stage.js';
import { bundleApp } from '../../../src/project/bundle/bundle.js';
import { type Files, head, loadProject, makeProject, packageProject, problemsOf, removeFolders, stageOf, writeFiles, zipOf } from '../sample-project.js';

afterEach(removeFolders);

/** Names of the functions that a project declares, by which a test sees what happened at import. */
async function functionNames(app: string | Files, config: object = {}): Promise<string[]> {
  const { definition, problems } = await loadProject(makeProject(app, config), config);
  expect(problems).to.deep.equal([]);
  return definition.functions.map(({ name }) => name);
}

/** An app that says what `expression` is, in a function's name. */
function telling(expression: string): string {
  return `${head}app.lambdaFunction(String(${expression}), () => 1);\n`;
}

describe('loading an app', () => {
  it('inspects the same code as ships', async () => {
    const directory = makeProject(`${head}app.lambdaFunction('f', () => 1);\n`);
    const { code } = await bundleApp(directory, 'app.ts', stageOf({}), 'node24');
    const shipped = zipOf(await packageProject(directory))
      .get('app.mjs')!
      .toString();
    const inspected = code.slice(0, code.lastIndexOf('export{'));
    expect(inspected).to.contain('lambdaFunction("f"');
    expect(shipped.startsWith(inspected)).to.equal(true);
    expect(shipped.slice(inspected.length)).to.match(
      /^import\{[^{}]+\}from"\.\/tschalice\.mjs";const \$handler0=.{5,60};export\{\$handler0 as "f"\};\n\/\/# sourceMappingURL=app\.mjs\.map\n$/,
    );
  });

  const sources: { name: string; app: string | Files; want: string[] }[] = [
    { name: 'app.mts', app: { 'app.mts': `${head}app.lambdaFunction('mts' as string, () => 1);` }, want: ['mts'] },
    { name: 'app.js', app: { 'app.js': `${head}app.lambdaFunction('js', () => 1);` }, want: ['js'] },
    { name: 'app.mjs', app: { 'app.mjs': `${head}app.lambdaFunction('mjs', () => 1);` }, want: ['mjs'] },
    {
      name: 'app.cjs',
      app: { 'app.cjs': "const { Chalice } = require('tschalice'); exports.app = new Chalice({ appName: 'x' }); exports.app.lambdaFunction('cjs', () => 1);" },
      want: ['cjs'],
    },
    {
      name: 'app.cts',
      app: {
        'app.cts': "import t = require('tschalice');\nconst app = new t.Chalice({ appName: 'x' });\napp.lambdaFunction('cts', () => 1);\nexport = { app };",
      },
      want: ['cts'],
    },
    {
      name: 'a CommonJS app.js that is its app',
      app: {
        'app.js': "const { Chalice } = require('tschalice'); module.exports = new Chalice({ appName: 'x' }); module.exports.lambdaFunction('cjs', () => 1);",
      },
      want: ['cjs'],
    },
    {
      name: 'a CommonJS app.js',
      app: { 'app.js': "const { Chalice } = require('tschalice'); exports.app = new Chalice({ appName: 'x' }); exports.app.lambdaFunction('cjs', () => 1);" },
      want: ['cjs'],
    },
    {
      name: 'an app that is the default export',
      app: "import { Chalice } from 'tschalice';\nconst app = new Chalice({ appName: 'x' });\napp.lambdaFunction('standard', () => 1);\nexport default app;",
      want: ['standard'],
    },
    { name: 'an enum', app: `enum Size { Small = 'small' }\n${telling('Size.Small')}`, want: ['small'] },
    {
      name: 'a namespace and parameter properties',
      app: `namespace N { export const a = 'n'; }\nclass P { constructor(readonly b: string) {} }\n${telling('N.a + new P("p").b')}`,
      want: ['np'],
    },
    {
      name: 'decorators of JavaScript',
      app: `const named = (_: unknown, context: ClassDecoratorContext) => { seen = context.kind; };\nlet seen = '';\n@named class C {}\nvoid C;\n${telling('seen')}`,
      want: ['class'],
    },
    {
      name: "TypeScript's experimental decorators",
      app: {
        'app.ts': `let seen = '';\nfunction mark(target: object, key: string) { seen = key + typeof target; }\nclass C { @mark method() {} }\nvoid C;\n${telling('seen')}`,
        'tsconfig.json': '{"compilerOptions": {"experimentalDecorators": true}}',
      },
      want: ['methodobject'],
    },
    { name: 'a JSON import', app: { 'app.ts': `import data from './data.json';\n${telling('data.key')}`, 'data.json': '{"key": "json"}' }, want: ['json'] },
    {
      name: 'import x = require, of a CommonJS package that uses __dirname, __filename and require',
      app: {
        'app.ts': `import old = require('old');\n${telling('old.value')}`,
        'node_modules/old/package.json': '{"name": "old"}',
        'node_modules/old/index.js':
          "const { basename } = require('path');\nexports.value = basename(__filename, '.js') + typeof __dirname + typeof require('node:fs').readFileSync;",
      },
      want: ['indexstringfunction'],
    },
    {
      name: 'a dynamic import',
      app: { 'app.ts': `const { value } = await import('./lazy.js');\n${telling('value')}`, 'lazy.ts': "export const value = 'lazy';" },
      want: ['lazy'],
    },
    { name: 'top-level await', app: `const late = await new Promise((resolve) => setTimeout(resolve, 5, 'late'));\n${telling('late')}`, want: ['late'] },
    {
      name: 'paths of tsconfig.json',
      app: {
        'app.ts': `import { value } from '@lib/value';\n${telling('value')}`,
        'src/lib/value.ts': "export const value = 'mapped';",
        'tsconfig.json': '{"compilerOptions": {"paths": {"@lib/*": ["./src/lib/*"]}}}',
      },
      want: ['mapped'],
    },
    {
      name: 'the place of the project in import.meta',
      app: {
        'app.ts': `import { readFileSync } from 'node:fs';\nimport { join } from 'node:path';\n${telling("readFileSync(join(import.meta.dirname, 'word.txt'), 'utf8') + readFileSync(new URL('./word.txt', import.meta.url), 'utf8') + import.meta.resolve('node:fs').length")}`,
        'word.txt': 'word',
      },
      want: ['wordword7'],
    },
    {
      name: 'the project as working folder',
      app: {
        'app.ts': `import { readFileSync } from 'node:fs';\nimport { resolve } from 'node:path';\n${telling("readFileSync(resolve('word.txt'), 'utf8')")}`,
        'word.txt': 'word',
      },
      want: ['word'],
    },
    {
      name: 'stack traces that a library has made its own',
      app: `Error.stackTraceLimit = 0;\nError.prepareStackTrace = () => 'none';\n${telling("'own'")}`,
      want: ['own'],
    },
  ];
  for (const { name, app, want } of sources) {
    it(`knows ${name}`, async () => {
      expect(await functionNames(app)).to.deep.equal(want);
    });
  }

  it('gives places in the user files, whatever the app makes of stack traces', async () => {
    const directory = makeProject(`Error.stackTraceLimit = 0;\nError.prepareStackTrace = () => 'none';\n${head}app.lambdaFunction('a', () => 1);\n`);
    const { definition, placeOf } = await loadProject(directory);
    expect(placeOf(definition.functions[0]!.at)).to.deep.equal({ file: 'app.ts', line: 4, column: 5 });
  });

  it("sets the stage's environment for the REST API's function, and AWS_CHALICE_CLI_MODE, and leaves the tool's own alone", async () => {
    const config = {
      environment_variables: { T: 't', OVER: 't' },
      lambda_functions: { api_handler: { environment_variables: { TF: 'tf', OVER: 'tf' } } },
      stages: { dev: { environment_variables: { S: 's' }, lambda_functions: { api_handler: { environment_variables: { SF: 'sf' } } } } },
    };
    expect(functionConfig(stageOf(config), 'api_handler').environment).to.include({ SF: 'sf' });
    const before = { ...process.env };
    const names = await functionNames(
      `process.env.LEFT = 'behind';\n${telling("['T', 'TF', 'S', 'SF', 'OVER', 'AWS_CHALICE_CLI_MODE'].map((key) => process.env[key]).join('-')")}`,
      config,
    );
    expect(names).to.deep.equal(['t-tf-s-sf-tf-true']);
    expect({ ...process.env }).to.deep.equal(before);
  });

  it('may be written by the app as in any process', async () => {
    const code = "process.env.OWN = 'b'; process.env.NEW = 5 as never; delete process.env.GONE;";
    const config = { environment_variables: { OWN: 'a', GONE: 'x' } };
    const said = telling("[process.env.OWN, typeof process.env.NEW, process.env.NEW, String(process.env.GONE)].join('-')");
    expect(await functionNames(`${code}\n${said}`, config)).to.deep.equal(['b-string-5-undefined']);
  });

  it('shows NODE_OPTIONS to the app, and does not heed them', async () => {
    const config = { environment_variables: { NODE_OPTIONS: '--require /opt/only-in-lambda.js' } };
    expect(await functionNames(telling("process.env.NODE_OPTIONS!.replaceAll(/[^a-z-]/g, '_')"), config)).to.deep.equal(['--require__opt_only-in-lambda_js']);
  });

  it('works in a folder with odd characters in its name', async () => {
    const outer = makeProject({});
    writeFiles(outer, {
      'a #%20 (ü)/.chalice/config.json': '{"version": "2.0", "app_name": "sample"}',
      'a #%20 (ü)/app.ts': `${head}app.lambdaFunction('odd', () => 1);\nthrow new Error('here');`,
    });
    const [problem] = await problemsOf(loadProject(join(outer, 'a #%20 (ü)')));
    expect(problem!.where).to.deep.equal({ file: 'app.ts', line: 3, column: 7 });
  });

  const endless: { name: string; code: string }[] = [
    { name: 'an interval', code: 'setInterval(() => {}, 1000);' },
    { name: 'a server', code: "import { createServer } from 'node:http'; createServer().listen(0);" },
    {
      name: 'a socket',
      code: "import { createServer, connect } from 'node:net'; const s = createServer().listen(0, () => connect((s.address() as { port: number }).port));",
    },
    { name: 'a worker thread', code: "import { Worker } from 'node:worker_threads'; new Worker('setInterval(() => {}, 1000)', { eval: true });" },
  ];
  for (const { name, code } of endless) {
    it(`does not wait for ${name}`, async () => {
      const start = performance.now();
      expect(await functionNames(`${code}\n${head}app.lambdaFunction('done', () => 1);`)).to.deep.equal(['done']);
      // Waiting would take the 30 seconds that importing an app may take.
      expect(performance.now() - start).to.be.below(15_000);
    });
  }

  it('reports the functions of an app that imports the SDK, each with its text and its place', async () => {
    const app = `import { S3Client } from '@aws-sdk/client-s3'; import { Blueprint, Chalice } from 'tschalice'; export const app = new Chalice({ appName: 'x' });
export const client = new S3Client({});
const part = new Blueprint('part');
app.middleware('http', async (event, next) => next(event));
app.registerMiddleware((event, next) => next(event));
app.get('/', () => 'view');
part.lambdaFunction('job', () => 'job');
app.registerBlueprint(part, { namePrefix: 'part_' });
app.authorizer('auth', () => ({ routes: [], principalId: 'a' }));
app.onWsConnect(() => 'connected');
app.schedule('bound', 'rate(1 hour)', function () { return this; }.bind(1));
`;
    const { handlers, placeOf } = await loadProject(makeProject(app));
    expect(handlers.map(({ kind, name, at }) => `${kind} ${name} ${placeOf(at).line}`)).to.deep.equal([
      'middleware http 4',
      'middleware all 5',
      'route get / 6',
      'function part_job 7',
      'authorizer auth 9',
      'websocket connect 10',
      'function bound 11',
    ]);
    expect(handlers.map(({ text }) => text).filter((text) => text.startsWith('()=>"'))).to.deep.equal(['()=>"view"', '()=>"job"', '()=>"connected"']);
    expect(handlers.at(-1)!.text).to.contain('[native code]');
  });

  it('reports no functions of an app without the SDK', async () => {
    expect((await loadProject(makeProject(`${head}app.lambdaFunction('f', () => 1);\n`))).handlers).to.deep.equal([]);
  });
});

describe("an app's output while it is loaded", () => {
  const script = `
    import { loadApp } from ${JSON.stringify(new URL('../../../src/project/load/load-app.js', import.meta.url).href)};
    import { bundleApp } from ${JSON.stringify(new URL('../../../src/project/bundle/bundle.js', import.meta.url).href)};
    const stage = ${JSON.stringify(stageOf({}))};
    try { await loadApp(process.argv[1], 'app.ts', await bundleApp(process.argv[1], 'app.ts', stage, 'node24'), {}); console.log('loaded'); }
    catch (error) { console.log(error.problems[0].code); }`;

  function outputOf(app: string): { stdout: string; stderr: string } {
    const directory = makeProject(app);
    const file = join(directory, 'stderr');
    const stdout = execFileSync('/bin/sh', ['-c', '"$0" --input-type=module -e "$1" "$2" 2>"$3"', process.execPath, script, directory, file], {
      encoding: 'utf8',
    });
    return { stdout, stderr: execFileSync('cat', [file], { encoding: 'utf8', maxBuffer: 1e8 }) };
  }

  it('goes to standard error, from the console, the streams and file descriptor 1', () => {
    const { stdout, stderr } = outputOf(
      `import fs, { writeSync } from 'node:fs';\nconsole.log('a'); console.error('b'); process.stdout.write('c\\n'); fs.writeSync(1, 'd\\n'); writeSync(1, 'e\\n');\nprocess.stdout.cork(); process.stdout.write('f'); process.stdout.write('g\\n'); process.stdout.uncork(); process.stdout.end('h\\n');\n${head}`,
    );
    expect(stdout).to.equal('loaded\n');
    expect(stderr).to.equal('a\nb\nc\nd\ne\nfg\nh\n');
  });

  it('is all there when it is large and stands just before the end', () => {
    const { stderr } = outputOf(`${head}for (let i = 0; i < 20000; i += 1) console.log('x'.repeat(99));`);
    expect(stderr.length).to.equal(2_000_000);
  });

  it('is all there when the app ends the process', () => {
    const { stdout, stderr } = outputOf(`${head}console.log('x'.repeat(200000)); console.error('no TABLE'); process.exit(3);`);
    expect(stdout).to.equal('app-load-exit\n');
    expect(stderr.slice(-11)).to.equal('x\nno TABLE\n');
  });

  it('is all there when the app throws', () => {
    const { stdout, stderr } = outputOf(`${head}for (let i = 0; i < 100; i += 1) console.log(i); throw new Error('x');`);
    expect(stdout).to.equal('app-exception\n');
    expect(stderr.trim().split('\n')).to.have.length(100);
  });
});
