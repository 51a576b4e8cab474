import { execFileSync } from 'node:child_process';
import { rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { type Files, head, makeFolder, makeProject, packageProject, removeFolders, unpack, zipOf } from '../sample-project.js';

afterEach(removeFolders);

/** What the function `f` of a package gives, far from the project. */
function answerOf(folder: string): unknown {
  const code = "const { f } = await import(process.cwd() + '/app.mjs'); console.log(JSON.stringify(await f({ kind: 'b' }, {}))); process.exit();";
  const script = join(makeFolder({ 'run.mjs': code }), 'run.mjs');
  const environment = { PATH: process.env['PATH'], LAMBDA_TASK_ROOT: folder };
  return JSON.parse(execFileSync(process.execPath, [script], { cwd: folder, encoding: 'utf8', env: environment }).trim().split('\n').at(-1)!);
}

interface Row {
  readonly name: string;
  /** The body of the handler, in `lib/f.ts` or, with `at`, elsewhere. */
  readonly code: string;
  readonly imports?: string;
  readonly at?: string;
  readonly files?: Files;
  readonly want: unknown;
  readonly ships?: readonly string[];
  readonly notShips?: readonly string[];
}

function projectOf({ code, imports = '', at = 'lib/f.ts', files }: Row): string {
  const from = `./${at.replace(/\.([cm]?)tsx?$/, '.$1js')}`;
  const own = at === 'app.ts' ? {} : { [at]: `${imports}\nexport async function run({ kind }: { kind: string }): Promise<unknown> {\n  ${code}\n}\n` };
  const app =
    at === 'app.ts'
      ? `${imports}\n${head}app.lambdaFunction('f', async (event) => {\n  const { kind } = event as { kind: string };\n  ${code}\n});`
      : `${head}import { run } from '${from}';\napp.lambdaFunction('f', (event) => run(event as { kind: string }));`;
  return makeProject({ 'app.ts': app, ...own, ...files });
}

function each(rows: readonly Row[]): void {
  for (const row of rows) {
    it(row.name, async () => {
      const project = projectOf(row);
      const packaged = await packageProject(project, { prove: true });
      expect(packaged.problems).to.deep.equal([]);
      const paths = [...zipOf(packaged).keys()];
      const folder = unpack(packaged);
      rmSync(project, { recursive: true });
      expect(answerOf(folder)).to.deep.equal(row.want);
      expect(paths).to.include.members([...(row.ships ?? [])]);
      for (const path of row.notShips ?? []) expect(paths).to.not.include(path);
    });
  }
}

const fs = "import { readFileSync, readdirSync } from 'node:fs';\nimport { readFile } from 'node:fs/promises';";
const path = "import path, { join, dirname, resolve } from 'node:path';\nimport { fileURLToPath, pathToFileURL } from 'node:url';";
const data: Files = { 'lib/data.json': '{"a":1}', 'lib/pages/a.html': '<a>', 'lib/pages/b.html': '<b>', 'lib/pages/sub/c.html': '<c>', 'top.txt': 'top' };

describe('a file of the project that code finds by its path ships at its place', () => {
  each([
    {
      name: 'new URL(…, import.meta.url)',
      imports: fs,
      code: "return readFileSync(new URL('./data.json', import.meta.url), 'utf8');",
      files: data,
      want: '{"a":1}',
      ships: ['lib/data.json'],
      notShips: ['top.txt'],
    },
    {
      name: 'the same in app.ts',
      at: 'app.ts',
      imports: fs,
      code: "return readFileSync(new URL('./lib/data.json', import.meta.url), 'utf8');",
      files: data,
      want: '{"a":1}',
    },
    { name: 'above the module', imports: fs, code: "return readFileSync(new URL('../top.txt', import.meta.url), 'utf8');", files: data, want: 'top' },
    { name: 'with await', imports: fs, code: "return (await readFile(new URL('data.json', import.meta.url))).length;", files: data, want: 7 },
    {
      name: 'import.meta.dirname',
      imports: `${fs}\n${path}`,
      code: "return readFileSync(join(import.meta.dirname, 'data.json'), 'utf8');",
      files: data,
      want: '{"a":1}',
    },
    {
      name: 'import.meta.filename',
      imports: `${fs}\n${path}`,
      code: "return readFileSync(path.resolve(import.meta.filename, '../data.json'), 'utf8');",
      files: data,
      want: '{"a":1}',
    },
    { name: '__dirname', imports: `${fs}\n${path}`, code: "return readFileSync(join(__dirname, 'data.json'), 'utf8');", files: data, want: '{"a":1}' },
    { name: '__dirname in a template', imports: fs, code: 'return readFileSync(`${__dirname}/data.json`, "utf8");', files: data, want: '{"a":1}' },
    {
      name: '__dirname of its own',
      imports: `${fs}\n${path}\nconst __dirname = dirname(fileURLToPath(import.meta.url));`,
      code: "return readFileSync(join(__dirname, 'data.json'), 'utf8');",
      files: data,
      want: '{"a":1}',
    },
    {
      name: '__filename',
      imports: `${fs}\n${path}`,
      code: "return readFileSync(join(dirname(__filename), 'pages', 'a.html'), 'utf8');",
      files: data,
      want: '<a>',
      notShips: ['lib/pages/b.html'],
    },
    { name: 'the working folder', imports: `${fs}\n${path}`, code: "return readFileSync(join(process.cwd(), 'top.txt'), 'utf8');", files: data, want: 'top' },
    {
      name: 'LAMBDA_TASK_ROOT',
      imports: `${fs}\n${path}`,
      code: "return readFileSync(resolve(process.env.LAMBDA_TASK_ROOT ?? process.cwd(), 'top.txt'), 'utf8');",
      files: data,
      want: 'top',
    },
    {
      name: 'a path in a constant of the module',
      imports: `${fs}\nconst file = new URL('./data.json', import.meta.url);`,
      code: "return readFileSync(file, 'utf8');",
      files: data,
      want: '{"a":1}',
    },
    {
      name: 'a folder in a constant of another module',
      imports: `${fs}\n${path}\nimport { here } from './paths.js';`,
      code: "return readFileSync(join(here, 'data.json'), 'utf8');",
      files: { ...data, 'lib/paths.ts': `${path}\nexport const here = dirname(fileURLToPath(import.meta.url));` },
      want: '{"a":1}',
    },
    {
      name: 'a function that makes paths',
      imports: `${fs}\n${path}\nconst asset = (name: string): string => join(import.meta.dirname, name);`,
      code: "return readFileSync(asset('data.json'), 'utf8');",
      files: data,
      want: '{"a":1}',
      notShips: ['app.ts', 'lib/f.ts'],
    },
    {
      name: 'a path that is put together',
      imports: fs,
      code: 'return readFileSync(new URL(`./pages/${kind}.html`, import.meta.url), "utf8");',
      files: data,
      want: '<b>',
      ships: ['lib/pages/a.html', 'lib/pages/sub/c.html'],
      notShips: ['lib/data.json'],
    },
    {
      name: 'a path of which only the folder is known',
      imports: `${fs}\n${path}`,
      code: "return readFileSync(join(__dirname, 'pages', kind + '.html'), 'utf8');",
      files: data,
      want: '<b>',
    },
    {
      name: 'one of two paths',
      imports: fs,
      code: "return readFileSync(new URL(kind === 'a' ? './pages/a.html' : './pages/b.html', import.meta.url), 'utf8');",
      files: data,
      want: '<b>',
      ships: ['lib/pages/a.html'],
    },
    {
      name: 'a path with a part that a library puts in',
      imports: `${fs}\n${path}\nconst load = (file: string): string => readFileSync(file.replace('{{lng}}', 'a'), 'utf8');`,
      code: "return load(join(import.meta.dirname, 'pages/{{lng}}.html'));",
      files: data,
      want: '<a>',
      ships: ['lib/pages/b.html'],
      notShips: ['lib/data.json'],
    },
    {
      name: 'a pattern of files',
      imports: `${fs}\n${path}\nconst list = (pattern: string): number => readdirSync(pattern.replace('/*.html', '')).length;`,
      code: "return list(join(import.meta.dirname, 'pages/*.html'));",
      files: data,
      want: 3,
    },
    { name: 'a folder', imports: fs, code: "return readdirSync(new URL('./pages', import.meta.url)).length;", files: data, want: 3 },
    { name: 'a folder with a slash', imports: fs, code: "return readdirSync(new URL('./pages/', import.meta.url)).length;", files: data, want: 3 },
    {
      name: 'a folder that is an option',
      imports: `${fs}\n${path}\nconst views = (options: { root: string }): string[] => readdirSync(options.root);`,
      code: "return views({ root: join(import.meta.dirname, 'pages') });",
      files: data,
      want: ['a.html', 'b.html', 'sub'],
    },
    {
      name: 'a name with a space',
      imports: fs,
      code: "return readFileSync(new URL('./a%20b.txt', import.meta.url), 'utf8');",
      files: { 'lib/a b.txt': 'space' },
      want: 'space',
    },
    {
      name: 'a name that is not ASCII',
      imports: fs,
      code: "return readFileSync(new URL('./ä.txt', import.meta.url), 'utf8');",
      files: { 'lib/ä.txt': 'umlaut' },
      want: 'umlaut',
    },
    {
      name: 'from a folder with a space',
      at: 'a b/f.ts',
      imports: fs,
      code: "return readFileSync(new URL('./x.txt', import.meta.url), 'utf8');",
      files: { 'a b/x.txt': 'x' },
      want: 'x',
    },
    {
      name: 'WebAssembly',
      imports: fs,
      code: "return WebAssembly.validate(readFileSync(new URL('./empty.wasm', import.meta.url)));",
      files: { 'lib/empty.wasm': '\0asm\u0001\0\0\0' },
      want: true,
    },
    {
      name: 'JSON by createRequire',
      imports: "import { createRequire } from 'node:module';\nconst load = createRequire(import.meta.url);",
      code: "return load('./data.json');",
      files: data,
      want: { a: 1 },
    },
    {
      name: 'CommonJS by createRequire',
      imports: "import { createRequire } from 'node:module';",
      code: "return createRequire(import.meta.url)('./old.cjs').word;",
      files: { 'lib/old.cjs': "exports.word = require('./word.cjs');", 'lib/word.cjs': "module.exports = 'old';" },
      want: 'old',
      notShips: ['lib/word.cjs'],
    },
    {
      name: 'import.meta.resolve',
      imports: `${fs}\n${path}`,
      code: "return readFileSync(fileURLToPath(import.meta.resolve('./data.json')), 'utf8');",
      files: data,
      want: '{"a":1}',
    },
    {
      name: 'from CommonJS of the project',
      at: 'app.ts',
      imports: "import old = require('./lib/old.cjs');",
      code: 'return old.read();',
      files: {
        ...data,
        'lib/old.cjs':
          "const { readFileSync } = require('fs'); const { join } = require('path'); exports.read = () => readFileSync(join(__dirname, 'data.json'), 'utf8');",
      },
      want: '{"a":1}',
    },
    {
      name: 'require.resolve in CommonJS',
      at: 'app.ts',
      imports: "import old = require('./lib/old.cjs');",
      code: 'return old.read();',
      files: { ...data, 'lib/old.cjs': "exports.read = () => require('fs').readFileSync(require.resolve('./data.json'), 'utf8');" },
      want: '{"a":1}',
    },
    {
      name: 'a program keeps its mode',
      imports: `${path}\nimport { execFileSync } from 'node:child_process';`,
      code: "return execFileSync('/bin/sh', [join(import.meta.dirname, 'say.sh')], { encoding: 'utf8' });",
      files: { 'lib/say.sh': '#!/bin/sh\necho hello' },
      want: 'hello\n',
    },
  ]);

  it('with the bytes that it has, and never twice', async () => {
    const code = `import { readFileSync } from 'node:fs';\n${head}app.lambdaFunction('f', () => readFileSync(new URL('./a.bin', import.meta.url)));`;
    const packaged = await packageProject(makeProject({ 'app.ts': code, 'a.bin': '\u0000\u0001ÿ' }, { include: ['a.bin'] }));
    const zip = zipOf(packaged);
    expect([...zip.keys()]).to.deep.equal(['a.bin', 'app.mjs', 'app.mjs.map', 'tschalice.mjs']);
    expect(zip.get('a.bin')!.toString()).to.equal('\u0000\u0001ÿ');
    expect(packaged.problems).to.deep.equal([]);
  });

  it('and not what is written, compared, or the folder of the module itself', async () => {
    const code = `import { existsSync, mkdirSync, writeFileSync } from 'node:fs';\nimport { join } from 'node:path';\nimport { fileURLToPath } from 'node:url';
${head}app.lambdaFunction('f', () => { mkdirSync('/tmp/x'); writeFileSync(join(import.meta.dirname, 'out.txt'), ''); existsSync(join(import.meta.dirname, 'maybe.json')); return [process.argv[1] === fileURLToPath(import.meta.url), import.meta.dirname]; });`;
    const packaged = await packageProject(makeProject({ 'app.ts': code, 'other.txt': '' }));
    expect(packaged.problems).to.deep.equal([]);
    expect([...zipOf(packaged).keys()]).to.deep.equal(['app.mjs', 'app.mjs.map', 'tschalice.mjs']);
  });
});

const steps: Files = {
  'lib/steps/a.ts': "export const step = (): string => 'a';",
  'lib/steps/b.ts': "import { join } from './join.js';\nexport const step = (): string => join('b');",
  'lib/steps/join.ts': 'export const join = (text: string): string => `${text}!`;',
  'lib/steps/b.test.ts': "import 'not-installed';",
  'lib/steps/b.d.ts': 'export {};',
  'lib/steps/readme.md': '# no code',
};

describe('an import whose path is put together finds all that it can mean', () => {
  const call = '(await X).step()';
  const of = (expression: string): string => `return ${call.replace('X', expression)};`;
  each([
    { name: 'a template', code: of('import(`./steps/${kind}.js`)'), files: steps, want: 'b!' },
    { name: 'texts that are added', code: of("import('./steps/' + kind + '.js')"), files: steps, want: 'b!' },
    { name: 'without an ending', code: of('import(`./steps/${kind}`)'), files: steps, want: 'b!' },
    { name: 'with .ts', code: of('import(`./steps/${kind}.ts`)'), files: steps, want: 'b!' },
    {
      name: 'a part of a name',
      code: of('import(`./steps/step-${kind}.js`)'),
      files: { 'lib/steps/step-b.ts': "export const step = () => 'part';", 'lib/steps/other.ts': "import 'not-installed';" },
      want: 'part',
    },
    {
      name: 'a folder in the middle',
      code: of('import(`./${kind}/index.js`)'),
      files: { 'lib/b/index.ts': "export const step = () => 'middle';" },
      want: 'middle',
    },
    {
      name: 'a folder with an index',
      code: of('import(`./steps/${kind}`)'),
      files: { 'lib/steps/b/index.ts': "export const step = () => 'index';" },
      want: 'index',
    },
    { name: '.mts', code: of('import(`./steps/${kind}.mjs`)'), files: { 'lib/steps/b.mts': "export const step = () => 'mts';" }, want: 'mts' },
    { name: 'JavaScript', code: of('import(`./steps/${kind}.js`)'), files: { 'lib/steps/b.js': "export const step = () => 'js';" }, want: 'js' },
    { name: 'from app.ts', at: 'app.ts', code: of('import(`./lib/steps/${kind}.js`)'), files: steps, want: 'b!' },
    { name: 'above the module', at: 'lib/deep/f.ts', code: of('import(`../steps/${kind}.js`)'), files: steps, want: 'b!' },
    { name: 'a path in a constant', imports: 'const folder = "./steps";', code: of('import(`${folder}/${kind}.js`)'), files: steps, want: 'b!' },
    { name: 'a path in a variable', code: `const file = './steps/' + kind + '.js'; ${of('import(file)')}`, files: steps, want: 'b!' },
    { name: 'a URL', code: of('import(new URL(`./steps/${kind}.js`, import.meta.url).href)'), files: steps, want: 'b!' },
    {
      name: 'an absolute path',
      imports: path,
      code: of("import(pathToFileURL(join(import.meta.dirname, 'steps', kind + '.js')).href)"),
      files: steps,
      want: 'b!',
    },
    { name: 'one of two', code: of("import(kind === 'a' ? './steps/a.js' : './steps/b.js')"), files: steps, want: 'b!' },
    {
      name: 'a function with the name',
      imports: 'const load = (name: string) => import(`./steps/${name}.js`);',
      code: of('load(kind)'),
      files: steps,
      want: 'b!',
    },
    { name: 'with TypeScript around it', code: of('import(`./steps/${kind as string}.js` as string)'), files: steps, want: 'b!' },
    { name: 'on several lines', code: of('import(\n    // the step\n    `./steps/${kind}.js`\n  )'), files: steps, want: 'b!' },
    {
      name: 'JSON',
      code: 'return (await import(`./texts/${kind}.json`, { with: { type: "json" } })).default.word;',
      files: { 'lib/texts/b.json': '{"word":"json"}' },
      want: 'json',
    },
    {
      name: 'require',
      at: 'app.ts',
      imports: "import old = require('./lib/old.cjs');",
      code: 'return old.step(kind);',
      files: {
        'lib/old.cjs': 'exports.step = (kind) => require(`./steps/${kind}`).word;',
        'lib/steps/b.cjs': "exports.word = 'cjs';",
        'lib/steps/b.js': "exports.word = 'js';",
      },
      want: 'js',
    },
    {
      name: 'one module, imported in both ways, once',
      imports: "import { count } from './steps/count.js';",
      code: 'count.value += 1; const other = await import(`./steps/${"count"}.js`); return [other.count.value, (await import(`./steps/${kind}.js`)).count.value];',
      files: { 'lib/steps/count.ts': 'export const count = { value: 0 };', 'lib/steps/b.ts': "export { count } from './count.js';" },
      want: [1, 1],
    },
    {
      name: 'a module that finds files itself',
      code: of('import(`./steps/${kind}.js`)'),
      files: {
        'lib/steps/b.ts': `${fs}\nexport const step = () => readFileSync(new URL('./b.txt', import.meta.url), 'utf8');`,
        'lib/steps/b.txt': 'text of b',
      },
      want: 'text of b',
    },
    {
      name: 'what is not there fails when it is asked for',
      code: "return import(`./steps/${kind}.js`).then(() => 'found', (error) => error.code);",
      files: { 'lib/steps/a.ts': 'export {};' },
      want: 'ERR_MODULE_NOT_FOUND',
    },
  ]);
});

const threads = "import { Worker } from 'node:worker_threads';\nimport { fork } from 'node:child_process';";
const answer = "new Promise((done) => W.on('message', done).on('error', (error: Error) => done(String(error))))";
const count: Files = {
  'lib/count.ts':
    "import { parentPort } from 'node:worker_threads';\nimport { answer } from './answer.js';\n(parentPort ?? { postMessage: (it: unknown) => process.send!(it) }).postMessage(answer);",
  'lib/answer.ts': 'export const answer: number = 41 + 1;',
};

describe('the file of a thread or a process ships at its place, compiled', () => {
  const started = (expression: string): string => `return ${answer.replace('W', expression)};`;
  each([
    {
      name: 'new Worker(new URL(…))',
      imports: threads,
      code: started("new Worker(new URL('./count.js', import.meta.url))"),
      files: count,
      want: 42,
      ships: ['lib/count.js'],
      notShips: ['lib/answer.js', 'lib/count.ts'],
    },
    {
      name: 'named with .ts',
      imports: threads,
      code: started("new Worker(new URL('./count.ts', import.meta.url))"),
      files: count,
      want: 42,
      ships: ['lib/count.js'],
    },
    { name: 'a path', imports: `${threads}\n${path}`, code: started("new Worker(join(import.meta.dirname, 'count.js'))"), files: count, want: 42 },
    {
      name: 'a URL in a constant',
      imports: `${threads}\nconst file = new URL('./count.js', import.meta.url);`,
      code: started('new Worker(file)'),
      files: count,
      want: 42,
    },
    { name: 'relative to the working folder', imports: threads, code: started("new Worker('./lib/count.js')"), files: count, want: 42 },
    {
      name: 'by the namespace',
      imports: "import * as threads from 'node:worker_threads';",
      code: started("new threads.Worker(new URL('./count.js', import.meta.url))"),
      files: count,
      want: 42,
    },
    { name: 'fork', imports: `${threads}\n${path}`, code: started("fork(join(import.meta.dirname, 'count.js'))"), files: count, want: 42 },
    {
      name: 'an option of a pool',
      imports: `${threads}\nconst pool = ({ filename }: { filename: string }) => new Worker(new URL(filename));`,
      code: started("pool({ filename: new URL('./count.js', import.meta.url).href })"),
      files: count,
      want: 42,
    },
    {
      name: '.mjs',
      imports: threads,
      code: started("new Worker(new URL('./count.mjs', import.meta.url))"),
      files: { ...count, 'lib/count.mts': count['lib/count.ts']! },
      want: 42,
    },
    {
      name: 'JavaScript with CommonJS',
      imports: threads,
      code: started("new Worker(new URL('./count.cjs', import.meta.url))"),
      files: {
        'lib/count.cjs': "require('node:worker_threads').parentPort.postMessage(require('./a.cjs') + (require.main === module));",
        'lib/a.cjs': "module.exports = 'cjs';",
      },
      want: 'cjstrue',
    },
    {
      name: 'in a project of ES modules',
      imports: threads,
      code: started("new Worker(new URL('./count.js', import.meta.url))"),
      files: { ...count, 'package.json': '{"type":"module"}' },
      want: 42,
      ships: ['package.json'],
    },
    {
      name: 'with await at its top',
      imports: threads,
      code: started("new Worker(new URL('./count.js', import.meta.url))"),
      files: { ...count, 'lib/answer.ts': 'export const answer = await Promise.resolve(43);' },
      want: 43,
    },
    {
      name: 'one that finds a file itself',
      imports: threads,
      code: started("new Worker(new URL('./work/count.js', import.meta.url))"),
      files: {
        'lib/work/count.ts': `${fs}\nimport { parentPort } from 'node:worker_threads';\nimport { read } from '../read.js';\nparentPort!.postMessage(readFileSync(new URL('./word.txt', import.meta.url), 'utf8') + read());`,
        'lib/read.ts': `${fs}\nexport const read = () => readFileSync(new URL('./other.txt', import.meta.url), 'utf8');`,
        'lib/work/word.txt': 'word',
        'lib/other.txt': 'other',
      },
      want: 'wordother',
    },
    {
      name: 'one that starts another',
      imports: threads,
      code: started("new Worker(new URL('./first.js', import.meta.url))"),
      files: {
        ...count,
        'lib/first.ts':
          "import { Worker, parentPort } from 'node:worker_threads';\nnew Worker(new URL('./count.js', import.meta.url)).on('message', (it) => parentPort!.postMessage(it));",
      },
      want: 42,
      ships: ['lib/first.js', 'lib/count.js'],
    },
    {
      name: 'the module itself',
      at: 'lib/self.ts',
      imports: `${threads}\n${path}\nimport { isMainThread, parentPort } from 'node:worker_threads';\nif (!isMainThread) parentPort!.postMessage('self');`,
      code: started('new Worker(fileURLToPath(import.meta.url))'),
      want: 'self',
      ships: ['lib/self.js'],
    },
    {
      name: 'one of several',
      imports: threads,
      code: started('new Worker(new URL(`./jobs/${kind}.js`, import.meta.url))'),
      files: { 'lib/jobs/a.ts': '', 'lib/jobs/b.ts': "import { parentPort } from 'node:worker_threads'; parentPort!.postMessage('job b');" },
      want: 'job b',
      ships: ['lib/jobs/a.js'],
    },
    {
      name: 'with a package in it',
      imports: threads,
      code: started("new Worker(new URL('./count.js', import.meta.url))"),
      files: {
        'lib/count.ts': "import { parentPort } from 'node:worker_threads';\nimport word from 'word';\nparentPort!.postMessage(word);",
        'node_modules/word/package.json': '{"name":"word"}',
        'node_modules/word/index.js': "module.exports = 'word';",
      },
      want: 'word',
    },
  ]);
});

describe('what a path beside many others means', () => {
  each([
    {
      name: 'the modules of the folder, and neither those below nor configuration of tools',
      at: 'app.ts',
      code: 'return (await import(`./${kind}.js`)).step();',
      files: {
        'b.ts': "export const step = () => 'b';",
        'other/broken.ts': "import 'not-installed';",
        'eslint.config.ts': "import 'not-installed-either';",
      },
      want: 'b',
    },
    {
      name: "the project's package.json, though a thread has to know its type",
      imports: `${threads}\n${fs}`,
      code: "const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));\nconst worker = new Worker(new URL('./count.js', import.meta.url));\nreturn [version, await new Promise((done) => worker.on('message', done))];",
      files: { ...count, 'package.json': '{"type":"module","version":"1.2.3"}' },
      want: ['1.2.3', 42],
    },
  ]);
});

describe('import.meta and its like', () => {
  it("are each module's own", async () => {
    const own = 'export const own = [import.meta.url, import.meta.dirname, import.meta.filename, __dirname, __filename];';
    const project = makeProject({
      'app.ts': `${head}import { own } from './lib/deep/own.js';\nexport const mine = [import.meta.url, import.meta.dirname];\napp.lambdaFunction('f', () => [own, mine]);`,
      'lib/deep/own.ts': own,
    });
    const folder = unpack(await packageProject(project));
    const deep = `${folder}/lib/deep`;
    expect(answerOf(folder)).to.deep.equal([
      [`file://${deep}/own.js`, deep, `${deep}/own.js`, deep, `${deep}/own.js`],
      [`file://${folder}/app.mjs`, ...(process.version.startsWith('v20.10') ? [null] : [folder])],
    ]);
  });

  it('leave errors at their places', async () => {
    const project = makeProject({
      'app.ts': `${head}import './lib/a.js';`,
      'lib/a.ts':
        "const a = import.meta.url, b = import(\n  `./steps/${a}.js`\n).catch(() => 1), c = (() => { throw new Error('mine'); })();\nexport { a, b, c };",
      'lib/steps/x.ts': '',
    });
    const error = await packageProject(project).catch((thrown: unknown) => thrown as { problems: { where: object; message: string }[] });
    const [problem, ...others] = 'problems' in error ? error.problems.slice(-1) : [];
    expect(others).to.deep.equal([]);
    expect(problem).to.deep.include({ message: 'importing the app failed: mine' });
    expect(problem!.where).to.deep.include({ file: 'lib/a.ts', line: 3, column: 38 });
  });
});

describe('what nobody can tell beforehand is told', () => {
  const rows: { name: string; code: string; files?: Files; config?: object; want: readonly string[] }[] = [
    { name: 'a file that is not there', code: "readFileSync(new URL('./absent.txt', import.meta.url))", want: ['path-not-found app.ts:5:14 absent.txt'] },
    { name: 'a thread that is not there', code: "new Worker(new URL('./absent.js', import.meta.url))", want: ['path-not-found app.ts:5:12 absent.js'] },
    { name: 'a thread that is not there, by its path', code: "new Worker('./absent.js')", want: ['path-not-found app.ts:5:12 absent.js'] },
    { name: 'no file that fits', code: 'readFileSync(new URL(`./pages/${id}.html`, import.meta.url))', want: ['path-not-found app.ts:5:14 pages/*.html'] },
    { name: 'no module that fits', code: 'import(`./steps/${id}.js`)', want: ['path-not-found app.ts:5:8 steps/*.js'] },
    { name: 'any file of the project', code: 'readFileSync(join(import.meta.dirname, id))', want: ['path-computed app.ts:5:14 *'] },
    {
      name: 'any file, but some are included',
      code: 'readFileSync(join(import.meta.dirname, id))',
      files: { 'a.txt': '' },
      config: { include: ['a.txt'] },
      want: [],
    },
    { name: 'all files beside the module', code: 'readdirSync(import.meta.dirname)', want: ['path-computed app.ts:5:13 *'] },
    {
      name: 'a file outside of the project',
      code: "readFileSync(new URL('../outside.txt', import.meta.url))",
      want: ['path-outside app.ts:5:14 ../outside.txt'],
    },
    { name: 'any module', code: 'import(id)', want: ['import-computed app.ts:5:8'] },
    {
      name: 'any module, but some are external',
      code: 'import(id)',
      files: { 'node_modules/a/package.json': '{"name":"a"}', 'node_modules/a/index.js': '' },
      config: { external_packages: ['a'] },
      want: [],
    },
    { name: 'any package of a scope', code: 'import(`@scope/${id}`)', want: ['import-computed app.ts:5:8'] },
  ];
  for (const { name, code, files, config, want } of rows) {
    it(name, async () => {
      const app = `import { readFileSync, readdirSync } from 'node:fs';\nimport { join } from 'node:path';\nimport { Worker } from 'node:worker_threads';\n${head.trim()}export const use = (id: string): unknown =>\n${code};\nvoid [readFileSync, readdirSync, join, Worker]; app.lambdaFunction('f', () => use('x'));`;
      const { problems } = await packageProject(makeProject({ 'app.ts': app, ...files }, config));
      const told = problems.map(
        ({ code: is, severity, where, message }) =>
          `${is} ${where.file}:${where.line}:${where.column} ${/'([^']+)'/.exec(message)?.[1] ?? ''}`.trim() + (severity === 'warning' ? '' : severity),
      );
      expect(told).to.deep.equal(want);
    });
  }
});

describe('what is no file of the project is told by what it is', () => {
  const rows: { is: string; put: (path: string) => void }[] = [
    { is: 'a named pipe', put: (path) => void execFileSync('mkfifo', [path]) },
    { is: 'a device', put: (path) => symlinkSync('/dev/null', path) },
    { is: 'a symbolic link that leads nowhere', put: (path) => symlinkSync('nowhere', path) },
    { is: 'a symbolic link to something outside the project', put: (path) => symlinkSync('/etc/hostname', path) },
  ];
  for (const { is, put } of rows) {
    for (const code of ["readFileSync(new URL('./lib/x.js', import.meta.url))", "import('./lib/' + 'x.js')", "new Worker('./lib/x.js')"]) {
      // The bundler follows links.
      if (is.endsWith('outside the project') && code.startsWith('import')) continue;
      it(`${is}, for ${code}`, async () => {
        const app = `import { readFileSync } from 'node:fs'; import { Worker } from 'node:worker_threads';\n${head}app.lambdaFunction('f', () => String(${code})); void [readFileSync, Worker];`;
        const project = makeProject({ 'app.ts': app, 'lib/y.ts': '' });
        put(join(project, 'lib/x.js'));
        const { problems } = await packageProject(project);
        const message = `the code finds 'lib/x.js' by its path, which is ${is}; only files of the project ship`;
        expect(problems.map((one) => [one.code, one.message])).to.deep.equal([['path-not-found', message]]);
      });
    }
  }
});

describe('a thread that is started while the app is imported', () => {
  const files = {
    'app.ts': `import { Worker, isMainThread, parentPort } from 'node:worker_threads';\n${head}export const worker = new Worker(new URL('./lib/count.js', import.meta.url));\nworker.postMessage(1);
if (!isMainThread || parentPort !== null) throw new Error('not the main thread');\napp.lambdaFunction('f', () => new Promise((done) => worker.on('message', done)));`,
    'lib/count.ts': "import { parentPort } from 'node:worker_threads';\nsetInterval(() => parentPort!.postMessage(42), 20);",
  };

  it('is a stand-in in the proof, and a thread in Lambda', async () => {
    const packaged = await packageProject(makeProject(files), { prove: true });
    expect(packaged.problems).to.deep.equal([]);
    expect(packaged.proof).to.deep.include({ functions: ['f'], standIns: ["the start of 'lib/count.js'"] });
    expect(answerOf(unpack(packaged))).to.equal(42);
  });

  it('makes the proof doubtful when the start waits for it', async () => {
    const app = `${files['app.ts']}\nif (process.env.LAMBDA_TASK_ROOT !== undefined) await new Promise((done) => worker.on('message', done));`;
    const { problems } = await packageProject(makeProject({ ...files, 'app.ts': app }), { prove: true });
    expect(problems.map(({ code, severity }) => [code, severity])).to.deep.equal([['proof-exit', 'warning']]);
    expect(problems[0]!.message).to.contain("because here the start of 'lib/count.js' is not the real one");
  });
});

describe('a module with decorators and paths', () => {
  it('keeps both, the types that decorators get and its own place', async () => {
    const project = makeProject({
      'tsconfig.json': '{"compilerOptions":{"experimentalDecorators":true,"emitDecoratorMetadata":true}}',
      'app.ts': `${head}import { told, here } from './lib/service.js';\napp.lambdaFunction('f', () => [told, here.endsWith('/lib/service.js')]);`,
      'lib/service.ts': `export const told: string[] = [];
(Reflect as unknown as { metadata: unknown }).metadata = (key: string, value: { name?: string }) => () => void told.push(key + ':' + value?.name);
const decorate = (_path: string) => (_target: object, _key: string): void => undefined;
export const here = import.meta.url;
export class Service { @decorate(import.meta.url) name!: string; }`,
    });
    const packaged = await packageProject(project, { prove: true });
    expect(packaged.problems).to.deep.equal([]);
    expect(answerOf(unpack(packaged))).to.deep.equal([['design:type:String'], true]);
  });
});
