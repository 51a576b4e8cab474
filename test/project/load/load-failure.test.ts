import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect } from 'chai';
import type { Problem } from '../../../src/compiler/problem/problem.js';
import { type Files, head, loadProject, makeProject, problemsOf, removeFolders } from '../sample-project.js';

afterEach(removeFolders);

function problemsWith(app: string | Files, timeLimitMs?: number): Promise<readonly Problem[]> {
  return problemsOf(loadProject(makeProject(app), {}, timeLimitMs));
}

/** Without what only the loading has: our own files, Node's, and the folder. */
function expectNoInsides({ message, fix, frame = '' }: Problem): void {
  expect(`${message}\n${fix}\n${frame}`).to.not.match(/node:internal|load-worker|tschalice-entry|app\.mjs|file:|\/tmp|\/src\/project/);
}

describe('an app that fails while it is loaded', () => {
  it('is shown with file, line, column and code', async () => {
    const [problem] = await problemsWith(`${head}const table = process.env.NO_SUCH;\nif (table === undefined)\n  throw new TypeError('no table');\n`);
    expect(problem).to.deep.include({ code: 'app-exception', severity: 'error', where: { file: 'app.ts', line: 4, column: 9 } });
    expect(problem!.message).to.equal('importing the app failed: TypeError: no table');
    expect(problem!.frame).to.equal("  3 │ if (table === undefined)\n> 4 │   throw new TypeError('no table');\n    │         ^\n  5 │ ");
    expectNoInsides(problem!);
  });

  for (const [call, names] of [
    ["readFileSync('pipe')", 'readFileSync'],
    ["openSync('pipe', 'r')", 'openSync'],
    ["await promises.readFile(new URL('pipe', import.meta.url), { encoding: 'utf8' })", 'promises'],
    ["createReadStream('pipe')", 'createReadStream'],
  ] as const) {
    it(`is shown where it would wait for a named pipe: ${call}`, async () => {
      const directory = makeProject(`${head}import { ${names} } from 'node:fs';\n${call};`);
      execFileSync('mkfifo', [join(directory, 'pipe')]);
      const [problem] = await problemsOf(loadProject(directory));
      expect(problem).to.deep.include({ code: 'app-exception', message: 'importing the app failed: pipe is not a regular file' });
      expect(problem!.where).to.deep.include({ file: 'app.ts', line: 3 });
    });
  }

  it('is shown by the imported file, with the callers below', async () => {
    const [problem] = await problemsWith({
      'app.ts': `${head}import { check } from './chalicelib/check.js';\ncheck();\n`,
      'chalicelib/check.ts': "export function check(): void {\n  throw new Error('unchecked');\n}\n",
    });
    expect(problem!.where).to.deep.equal({ file: 'chalicelib/check.ts', line: 2, column: 9 });
    expect(problem!.frame!.split('\n').at(-1)).to.equal('    called from app.ts:3:1');
    expectNoInsides(problem!);
  });

  it('is shown with the name of the package that failed, at the line that called it', async () => {
    const [problem] = await problemsWith({
      'app.ts': `${head}import { fail } from 'pkg';\nfail(1);`,
      'node_modules/pkg/package.json': '{"name": "pkg"}',
      'node_modules/pkg/index.js': "exports.fail = () => { throw new RangeError('bad'); };",
    });
    expect(problem!.message).to.equal("importing the app failed in the package 'pkg': RangeError: bad");
    expect(problem!.where).to.deep.include({ file: 'app.ts', line: 3 });
    expectNoInsides(problem!);
  });

  it('comes with the paths that lead out of the project', async () => {
    const problems = await problemsWith({
      'app.ts': `${head}import './lib/read.js';`,
      'lib/read.ts': "import { readFileSync } from 'node:fs';\nreadFileSync(new URL('../../none/words.txt', import.meta.url));",
    });
    expect(problems.map(({ code }) => code)).to.deep.equal(['app-exception', 'path-outside']);
    expect(problems[1]!.where).to.deep.include({ file: 'lib/read.ts', line: 2 });
  });

  const messages: { name: string; app: string; want: string; line?: number }[] = [
    { name: 'a text', app: `${head}throw 'plain';`, want: "importing the app failed: it threw 'plain', which is not an Error" },
    { name: 'an object', app: `${head}throw { code: 7 };`, want: 'importing the app failed: it threw { code: 7 }, which is not an Error' },
    { name: 'undefined', app: `${head}throw undefined;`, want: 'importing the app failed: it threw undefined, which is not an Error' },
    {
      name: 'an object without a prototype',
      app: `${head}throw Object.create(null);`,
      want: 'importing the app failed: it threw [Object: null prototype] {}, which is not an Error',
    },
    {
      name: 'an error without a message',
      app: `${head}throw new RangeError();`,
      want: 'importing the app failed: RangeError: it threw RangeError without a message',
      line: 2,
    },
    {
      name: 'an error with causes',
      app: `${head}throw new Error('outer', { cause: new Error('inner', { cause: 'root' }) });`,
      want: "importing the app failed: outer (because: inner (because: 'root'))",
      line: 2,
    },
    {
      name: 'an error of several',
      app: `${head}throw new AggregateError([new Error('a'), new Error('b')], 'all');`,
      want: 'importing the app failed: AggregateError: all (because: a; b)',
      line: 2,
    },
    {
      name: 'an error of its own class',
      app: `class Broken extends Error { override name = 'Broken'; }\n${head}throw new Broken('x');`,
      want: 'importing the app failed: Broken: x',
      line: 3,
    },
    { name: 'a promise that nobody catches', app: `${head}void Promise.reject(new Error('nobody'));`, want: 'importing the app failed: nobody', line: 2 },
    {
      name: 'an exception in a callback',
      app: `${head}process.nextTick(() => { throw new Error('later'); });\nawait new Promise((resolve) => setTimeout(resolve, 50));`,
      want: 'importing the app failed: later',
      line: 2,
    },
    {
      name: 'a call of what is no function',
      app: `${head}const connect = JSON.parse('{}');\nconnect.open().run();`,
      want: 'importing the app failed: TypeError: connect.open is not a function',
      line: 3,
    },
    {
      name: 'a use of a class before its declaration',
      app: `${head}new Later();\nclass Later { static x = process.pid; }`,
      want: 'importing the app failed: TypeError: Later is not a constructor',
      line: 2,
    },
    {
      name: 'a file that is not there',
      app: `import { readFileSync } from 'node:fs';\n${head}readFileSync(import.meta.dirname + '/none.txt');`,
      want: "importing the app failed: ENOENT: no such file or directory, open 'none.txt'",
      line: 3,
    },
  ];
  for (const { name, app, want, line } of messages) {
    it(`says what was thrown: ${name}`, async () => {
      const [problem] = await problemsWith(app);
      expect(problem!.message).to.equal(want);
      expect(problem!.where.line).to.equal(line);
      expectNoInsides(problem!);
    });
  }

  it('is told of blueprints when an imported file wants the app too early', async () => {
    const routes = "import { app } from './app.js';\napp.route('/x', () => 1);\n";
    const [problem] = await problemsWith({ 'app.ts': `import './routes.js';\n${head}`, 'routes.ts': routes });
    expect(problem!.where).to.deep.equal({ file: 'routes.ts', line: 2, column: 5 });
    expect(problem!.fix).to.contain('declare on a Blueprint');
  });

  it('is told where it ended the process', async () => {
    const [problem] = await problemsWith(`${head}if (process.env.NO_SUCH === undefined) process.exit(0);`);
    expect(problem).to.deep.include({ code: 'app-load-exit', message: 'the app ended the process (exit status 0) while it was imported' });
    expect(problem!.where).to.deep.include({ file: 'app.ts', line: 2 });
    expectNoInsides(problem!);
  });

  it('is told that it waits for what never happens', async () => {
    const [problem] = await problemsWith(`${head}await new Promise(() => {});`);
    expect(problem).to.deep.include({ code: 'app-load-exit', where: { file: 'app.ts' } });
    expect(problem!.message).to.equal('importing the app never finishes: it waits for something that never happens');
  });

  for (const [name, code] of [
    ['runs in circles', 'while (process.pid > 0);'],
    ['waits with something still open', 'setInterval(() => {}, 1000);\nawait new Promise(() => {});'],
  ]) {
    it(`is stopped at the time limit when it ${name}`, async () => {
      const start = performance.now();
      const [problem] = await problemsWith(`${head}${code}`, 400);
      expect(problem).to.deep.include({ code: 'app-load-timeout', message: 'importing the app took longer than 0.4 seconds' });
      // Far from the 30 seconds that apply without a limit of its own, however busy the machine is.
      expect(performance.now() - start).to.be.within(400, 15_000);
    });
  }

  it('is told that a package is not installed, for a dynamic import too', async () => {
    const [problem] = await problemsWith(`${head}const name = 'not-' + 'there';\nawait import(name);`);
    expect(problem!.message).to.equal("importing the app failed: Cannot find package 'not-there'");
    expect(problem!.fix).to.equal('install it: npm install not-there');
    expectNoInsides(problem!);
  });

  it('is told to use the Node.js of Lambda for what this one does not know', async () => {
    const [problem] = await problemsWith(`${head}const { x } = await import('node:none' as string);\nvoid x;`);
    expect(problem!.message).to.contain('No such built-in module: node:none');
    expect(problem!.fix).to.contain(process.version);
  });
});

describe('an app file without an app', () => {
  const rows: { name: string; app: string; message: string; fix: string }[] = [
    {
      name: 'exports nothing',
      app: 'export {};',
      message: "the file has no export named 'app' that is a Chalice app",
      fix: "write export const app = new Chalice({ appName: '…' })",
    },
    {
      name: 'exports the app under another name',
      app: "import { Chalice } from 'tschalice';\nexport const api: Chalice = new Chalice({ appName: 'x' });",
      message: "the file has no export named 'app' that is a Chalice app",
      fix: "export 'api' as app: export { api as app }",
    },
    {
      name: 'does not export the app',
      app: "import { Chalice } from 'tschalice';\nconst app = new Chalice({ appName: 'x' });\napp.get('/', () => 1);",
      message: "the file has no export named 'app' that is a Chalice app",
      fix: "write export const app = new Chalice({ appName: '…' })",
    },
    {
      name: 'exports something else as app',
      app: 'export const app = () => 1;',
      message: "the file has no export named 'app' that is a Chalice app (its 'app' is a function)",
      fix: "write export const app = new Chalice({ appName: '…' })",
    },
    {
      name: 'exports null as app',
      app: 'export const app = null;',
      message: "the file has no export named 'app' that is a Chalice app",
      fix: "write export const app = new Chalice({ appName: '…' })",
    },
  ];
  for (const { name, app, message, fix } of rows) {
    it(`is refused when it ${name}`, async () => {
      const [problem, ...others] = await problemsWith(app);
      expect(problem).to.deep.equal({ code: 'app-not-exported', severity: 'error', where: { file: 'app.ts' }, message, fix });
      expect(others).to.deep.equal([]);
    });
  }
});

describe('code that cannot be bundled', () => {
  it('is shown with every syntax error and its frame', async () => {
    const problems = await problemsWith({
      'app.ts': `${head}import './a.js';\nimport './b.js';\n`,
      'a.ts': 'const x = ;\n',
      'b.ts': '\nfunction ( {}\n',
    });
    expect(problems.map(({ code, where }) => [code, where])).to.deep.equal([
      ['syntax', { file: 'a.ts', line: 1, column: 11 }],
      ['syntax', { file: 'b.ts', line: 2, column: 10 }],
    ]);
    expect(problems[0]!.message).to.equal('Unexpected ";"');
    expect(problems[0]!.frame).to.contain('1 │ const x = ;').and.contain('^');
    for (const problem of problems) expectNoInsides(problem);
  });

  it('counts columns in characters', async () => {
    const [problem] = await problemsWith(`${head}const ä = 'öü', b = ;`);
    expect(problem!.where).to.deep.equal({ file: 'app.ts', line: 2, column: 21 });
  });

  const imports: { specifier: string; fix: string }[] = [
    { specifier: 'left-pad', fix: 'install it: npm install left-pad' },
    { specifier: 'lodash/fp', fix: 'install it: npm install lodash' },
    { specifier: '@scope/name/sub', fix: 'install it: npm install @scope/name' },
    { specifier: './none.js', fix: 'correct the path, or create the file' },
    { specifier: '@/lib/x', fix: 'correct the path, or define it in "paths" of tsconfig.json or "imports" of package.json' },
    { specifier: '#x', fix: 'correct the path, or define it in "paths" of tsconfig.json or "imports" of package.json' },
  ];
  for (const { specifier, fix } of imports) {
    it(`says how to get the missing ${specifier}`, async () => {
      const problems = await problemsWith(`${head}import x from '${specifier}';\nvoid x;`);
      expect(problems).to.have.length(1);
      expect(problems[0]).to.deep.include({ code: 'import-missing', where: { file: 'app.ts', line: 2, column: 15 }, fix });
      expect(problems[0]!.frame).to.equal(`  2 │ import x from '${specifier}';\n    ╵               ${'~'.repeat(specifier.length + 2)}`);
    });
  }

  it('names a file that is no code', async () => {
    const [problem] = await problemsWith({ 'app.ts': `${head}import page from './page.html';\nvoid page;`, 'page.html': '<p>' });
    expect(problem).to.deep.include({ code: 'file-type', where: { file: 'app.ts', line: 2, column: 18 } });
  });
});
