import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { type Files, head, makeFolder, makeProject, packageProject, removeFolders, unpack, zipOf } from '../sample-project.js';

afterEach(removeFolders);

function answerOf(folder: string): unknown {
  const code = "const { f } = await import(process.cwd() + '/app.mjs'); console.log(JSON.stringify(await f({}, {}))); process.exit();";
  const script = join(makeFolder({ 'run.mjs': code }), 'run.mjs');
  return JSON.parse(execFileSync(process.execPath, [script], { cwd: folder, encoding: 'utf8' }).trim().split('\n').at(-1)!);
}

function pack(name: string, files: Files, manifest: object = {}): Files {
  return Object.fromEntries(
    Object.entries({ 'package.json': JSON.stringify({ name, version: '1.0.0', ...manifest }), ...files }).map(([path, text]) => [
      `node_modules/${name}/${path}`,
      text,
    ]),
  );
}

const esm = { type: 'module', main: 'index.js' };
const use = `${head}import kit from 'kit';\napp.lambdaFunction('f', async () => kit());`;

interface Row {
  readonly name: string;
  readonly files: Files;
  readonly app?: string;
  readonly config?: object;
  readonly copied: { readonly [name: string]: string };
  readonly want: unknown;
}

function each(rows: readonly Row[]): void {
  for (const { name, files, app = use, config, copied, want } of rows) {
    it(name, async () => {
      const project = makeProject({ 'app.ts': app, ...files }, config);
      const packaged = await packageProject(project, { prove: true });
      expect(packaged.problems).to.deep.equal([]);
      expect(packaged.bundle!.copied).to.deep.equal(copied);
      const folder = unpack(packaged);
      rmSync(project, { recursive: true });
      expect(answerOf(folder)).to.deep.equal(want);
    });
  }
}

describe('a package that finds files or modules by their paths is copied instead of bundled', () => {
  const word: Files = { 'word.txt': 'word' };
  const files = { kit: 'files' };
  each([
    {
      name: '__dirname',
      files: pack('kit', {
        'index.js': "const { join } = require('path'); module.exports = () => require('fs').readFileSync(join(__dirname, 'word.txt'), 'utf8');",
        ...word,
      }),
      copied: files,
      want: 'word',
    },
    {
      name: '__dirname with +',
      files: pack('kit', { 'index.js': "module.exports = () => require('fs').readFileSync(__dirname + '/word.txt', 'utf8');", ...word }),
      copied: files,
      want: 'word',
    },
    {
      name: '__dirname in an object',
      files: pack('kit', {
        'index.js': "const paths = { root: __dirname }; module.exports = () => require('fs').readFileSync(paths.root + '/word.txt', 'utf8');",
        ...word,
      }),
      copied: files,
      want: 'word',
    },
    {
      name: 'import.meta.url',
      files: pack(
        'kit',
        { 'index.js': "import { readFileSync } from 'fs'; export default () => readFileSync(new URL('word.txt', import.meta.url), 'utf8');", ...word },
        esm,
      ),
      copied: files,
      want: 'word',
    },
    {
      name: 'a folder of import.meta.url',
      files: pack(
        'kit',
        {
          'index.js':
            "import { readFileSync } from 'fs'; import { dirname, join } from 'path'; import { fileURLToPath } from 'url'; const here = dirname(fileURLToPath(import.meta.url)); export default () => readFileSync(join(here, 'word.txt'), 'utf8');",
          ...word,
        },
        esm,
      ),
      copied: files,
      want: 'word',
    },
    {
      name: 'require.resolve',
      files: pack('kit', { 'index.js': "module.exports = () => require('fs').readFileSync(require.resolve('./word.txt'), 'utf8');", ...word }),
      copied: files,
      want: 'word',
    },
    {
      name: 'a thread',
      files: pack('kit', {
        'index.js':
          "const { Worker } = require('worker_threads'); module.exports = () => new Promise((done) => new Worker(require('path').resolve(__dirname, 'lib/thread.js')).on('message', done));",
        'lib/thread.js': "require('worker_threads').parentPort.postMessage('from a thread');",
      }),
      copied: files,
      want: 'from a thread',
    },
    {
      name: 'a process',
      files: pack('kit', {
        'index.js':
          "const { fork } = require('child_process'); module.exports = () => new Promise((done) => fork(`${__dirname}/child.js`).on('message', done));",
        'child.js': "process.send('from a process');",
      }),
      copied: files,
      want: 'from a process',
    },
    {
      name: 'minified code with many names of one letter',
      files: pack('kit', {
        'index.js':
          "!function(){var e=1;function t(e){return e+'/'}module.exports=function(){var t=__dirname,n=require('fs');return n.readFileSync(t+'/word.txt','utf8')}}();",
        ...word,
      }),
      copied: files,
      want: 'word',
    },
    {
      name: 'in a module deep below',
      files: pack('kit', {
        'index.js': "module.exports = require('./lib/deep.js');",
        'lib/deep.js': "module.exports = () => require('fs').readFileSync(__dirname + '/word.txt', 'utf8');",
        'lib/word.txt': 'deep',
      }),
      copied: files,
      want: 'deep',
    },
    {
      name: 'a module by a path that is put together',
      files: pack('kit', { 'index.js': "module.exports = () => require('./parts/' + 'a');", 'parts/a.js': "module.exports = 'a';" }),
      copied: {},
      want: 'a',
    },
    {
      name: 'a module by a path with a part that only the call knows',
      files: pack('kit', {
        'index.js': "const load = (name) => require('./parts/' + name); module.exports = () => load(process.platform === 'x' ? 'b' : 'a');",
        'parts/a.js': "module.exports = 'a';",
        'parts/b.js': '',
      }),
      copied: { kit: 'modules' },
      want: 'a',
    },
    {
      name: 'a path that can also mean what is no code',
      files: pack('kit', {
        'index.js': "const load = (name) => require('./parts/' + name); module.exports = () => load(['a', 'b'].find((one) => one > 'a'));",
        'parts/b.js': "module.exports = 'b';",
        'parts/readme.md': '# parts',
      }),
      copied: { kit: 'modules' },
      want: 'b',
    },
    {
      name: 'an alias of require, as moment has it',
      files: pack('kit', {
        'index.js':
          "function load(name) { var aliasedRequire = require; return aliasedRequire('./locale/' + name); } module.exports = () => load(['f', 'r'].reverse().reverse().join(''));",
        'locale/fr.js': "module.exports = 'fr';",
      }),
      copied: { kit: 'modules' },
      want: 'fr',
    },
    {
      name: 'require handed to a function, as UMD has it',
      files: pack('kit', {
        'index.js': "(function (factory) { module.exports = factory(require, exports); })(function (require) { return () => require('./inner.js'); });",
        'inner.js': "module.exports = 'inner';",
      }),
      copied: { kit: 'modules' },
      want: 'inner',
    },
    {
      name: 'createRequire of an ES module',
      files: pack(
        'kit',
        {
          'index.js':
            "import { createRequire } from 'module'; const require = createRequire(import.meta.url); export default () => require('./package.json').name;",
        },
        esm,
      ),
      copied: { kit: 'modules' },
      want: 'kit',
    },
    {
      name: 'import() of what is put together',
      files: pack(
        'kit',
        { 'index.js': "export default async () => (await import(`./parts/${['a'].pop()}.js`)).word;", 'parts/a.js': "export const word = 'part';" },
        esm,
      ),
      copied: { kit: 'modules' },
      want: 'part',
    },
    {
      name: 'another package by its name, in a text of the app',
      app: `${head}import kit from 'kit';\napp.lambdaFunction('f', () => kit('driver'));`,
      files: {
        ...pack('kit', { 'index.js': 'module.exports = (name) => require(name);' }),
        ...pack('driver', { 'index.js': "module.exports = 'driver';" }),
        ...pack('other', { 'index.js': '' }),
        'package.json': '{"dependencies":{"kit":"1","driver":"1","other":"1"}}',
      },
      copied: { driver: 'named', kit: 'modules' },
      want: 'driver',
    },
    {
      name: 'not a package that the app imports, and of which only types are used',
      app: `${head}import kit from 'kit';\nimport type { A } from 'types';\nimport { B } from\n'more';\napp.lambdaFunction('f', (): A | B => kit('path').sep);`,
      files: {
        ...pack('kit', { 'index.js': 'module.exports = (name) => require(name);' }),
        ...pack('types', { 'index.js': '', 'index.d.ts': 'export type A = string;' }),
        ...pack('more', { 'index.js': '', 'index.d.ts': 'export interface B {}' }),
        'package.json': '{"dependencies":{"kit":"1","types":"1","more":"1"}}',
      },
      copied: { kit: 'modules' },
      want: '/',
    },
    {
      name: 'a peer that it can do without and the app has, and none that the app has not',
      app: `${head}import kit from 'kit';\napp.lambdaFunction('f', () => kit());`,
      files: {
        ...pack(
          'kit',
          {
            'index.js':
              "const load = (name) => { try { return require(name); } catch { return 'none'; } }; module.exports = () => [load('peer'), load('other')];",
          },
          { peerDependencies: { peer: '*', other: '*' }, peerDependenciesMeta: { peer: { optional: true }, other: { optional: true } } },
        ),
        ...pack('peer', { 'index.js': "module.exports = 'peer';" }),
        ...pack('other', { 'index.js': "module.exports = 'other';" }),
        'package.json': '{"dependencies":{"kit":"1","peer":"1"}}',
      },
      copied: { kit: 'modules', peer: 'named' },
      want: ['peer', 'none'],
    },
    {
      name: 'what it depends on comes along, and there is one of it',
      app: `${head}import kit from 'kit';\nimport shared from 'shared';\napp.lambdaFunction('f', () => kit() === shared);`,
      files: {
        ...pack(
          'kit',
          { 'index.js': "module.exports = () => { __dirname; return require('shared'); }; module.exports.root = __dirname;" },
          { dependencies: { shared: '1' } },
        ),
        ...pack('shared', { 'index.js': 'module.exports = {};' }),
      },
      copied: { kit: 'files', shared: 'shared' },
      want: true,
    },
    {
      name: 'a package below another one takes it along',
      files: {
        ...pack('kit', { 'index.js': "module.exports = require('inner');" }, { dependencies: { inner: '1' } }),
        'node_modules/kit/node_modules/inner/package.json': '{"name":"inner","version":"1.0.0"}',
        'node_modules/kit/node_modules/inner/index.js': "module.exports = () => require('fs').readFileSync(__dirname + '/word.txt', 'utf8');",
        'node_modules/kit/node_modules/inner/word.txt': 'inner',
      },
      copied: files,
      want: 'inner',
    },
    {
      name: 'named imports from CommonJS whose names only a bundler sees',
      app: `${head}import { word } from 'kit';\napp.lambdaFunction('f', () => word());`,
      files: pack('kit', {
        'index.js': "const all = {}; all['wo' + 'rd'] = () => require('fs').readFileSync(__dirname + '/word.txt', 'utf8'); module.exports = all;",
        ...word,
      }),
      copied: files,
      want: 'word',
    },
    {
      name: 'an ES module with a default and names',
      app: `${head}import kit, { word } from 'kit';\napp.lambdaFunction('f', () => [kit(), word]);`,
      files: pack(
        'kit',
        {
          'index.js':
            "import { readFileSync } from 'fs'; export const word = 1; export default () => readFileSync(new URL('word.txt', import.meta.url), 'utf8');",
          ...word,
        },
        esm,
      ),
      copied: files,
      want: ['word', 1],
    },
    {
      name: 'named by require.resolve in the app',
      app: `import { createRequire } from 'node:module';\n${head}app.lambdaFunction('f', () => createRequire(import.meta.url)('kit').word);`,
      files: pack('kit', { 'index.js': "exports.word = 'kit';" }),
      copied: { kit: 'named' },
      want: 'kit',
    },
    {
      name: 'named by its path in node_modules',
      app: `import { readFileSync } from 'node:fs';\n${head}app.lambdaFunction('f', () => readFileSync(new URL('./node_modules/kit/word.txt', import.meta.url), 'utf8'));`,
      files: pack('kit', { 'index.js': '', ...word }),
      copied: { kit: 'named' },
      want: 'word',
    },
    {
      name: 'a part of it imported by a name that is put together',
      app: `${head}app.lambdaFunction('f', async () => { const name = ['a'].pop(); return (await import(\`kit/parts/\${name}.js\`)).default; });`,
      files: pack('kit', { 'parts/a.js': "module.exports = 'a';" }),
      copied: { kit: 'named' },
      want: 'a',
    },
  ]);
});

describe('source maps of packages', () => {
  const files = { 'app.ts': use, ...pack('kit', { 'index.js': "module.exports = () => require('fs').existsSync(__dirname);", 'index.js.map': '{}' }) };

  it('stay behind when nobody asked for a copy', async () => {
    expect([...zipOf(await packageProject(makeProject(files))).keys()])
      .to.include('node_modules/kit/index.js')
      .and.not.include('node_modules/kit/index.js.map');
  });

  it('ship with external packages, which are copied as they are', async () => {
    expect([...zipOf(await packageProject(makeProject(files, { external_packages: ['kit'] }))).keys()]).to.include('node_modules/kit/index.js.map');
  });
});

describe('a package that only looks as if it did is bundled', () => {
  each([
    {
      name: 'createRequire for a module of Node.js',
      files: pack(
        'kit',
        {
          'index.js':
            "import { createRequire } from 'module'; const require = createRequire(import.meta.url); export default () => typeof require('node:fs').readFileSync;",
        },
        esm,
      ),
      copied: {},
      want: 'function',
    },
    {
      name: 'is it the main module?',
      files: pack('kit', { 'index.js': "if (require.main === module || process.argv[1] === __filename) console.log('main'); module.exports = () => 'kit';" }),
      copied: {},
      want: 'kit',
    },
    {
      name: 'a require of its own, as browserify has it',
      files: pack('kit', {
        'index.js':
          "module.exports = (function r(m) { var c = 'function' == typeof require && require; return function () { return typeof c === 'function' || m; }; })({});",
      }),
      copied: {},
      want: true,
    },
    {
      name: 'a require that is tried first, as bundlers of packages have it',
      files: pack(
        'kit',
        {
          'index.js':
            "var __require = ((x) => (typeof require !== 'undefined' ? require : x))(function (x) { throw x; }); export default () => typeof __require('path').join;",
        },
        esm,
      ),
      copied: {},
      want: 'function',
    },
    {
      name: 'a name that only looks like one',
      files: pack('kit', { 'index.js': "const text = '__dirname import.meta.url require(x)'; /* __dirname */ module.exports = () => text.length;" }),
      copied: {},
      want: 36,
    },
    {
      name: 'an optional package that is not installed, behind a name that bundlers do not see',
      files: pack('kit', {
        'index.js': "const end = ''; let found; try { found = require(`highlighter${end}`); } catch { found = 'none'; } module.exports = () => found;",
      }),
      copied: {},
      want: 'none',
    },
    {
      name: 'a path to nothing',
      files: pack('kit', { 'index.js': "const fs = require('fs'); module.exports = () => fs.existsSync(__dirname + '/no/such/file');" }),
      copied: {},
      want: false,
    },
    {
      name: 'a parameter named require',
      files: pack('kit', { 'index.js': "module.exports = () => ((require) => require('any'))((name) => name);" }),
      copied: {},
      want: 'any',
    },
    {
      name: 'code that nothing uses',
      app: `${head}import { word } from 'kit';\napp.lambdaFunction('f', () => word);`,
      files: pack(
        'kit',
        {
          'index.js': "export { word } from './word.js'; export { root } from './root.js';",
          'word.js': "export const word = 'word';",
          'root.js': 'export const root = import.meta.url;',
        },
        { ...esm, sideEffects: false },
      ),
      copied: {},
      want: 'word',
    },
  ]);
});

describe('a package that would have to be copied and cannot be', () => {
  const reading = "module.exports = () => require('fs').existsSync(__dirname);";
  for (const [name, manifest] of [
    ['uses tschalice', { peerDependencies: { tschalice: '*' } }],
    ['lacks what it depends on', { dependencies: { absent: '1' } }],
  ] as const) {
    it(`is named: it ${name}`, async () => {
      const { problems, bundle } = await packageProject(makeProject({ 'app.ts': use, ...pack('kit', { 'index.js': reading }, manifest) }));
      expect(problems.map(({ code, severity, message }) => [code, severity, message])).to.deep.equal([
        [
          'package-bundled-anyway',
          'warning',
          "The package 'kit' finds files or modules beside its own, which it lacks in the bundle, and it cannot be copied beside it",
        ],
      ]);
      expect(bundle!.copied).to.deep.equal({});
    });
  }
});

describe('a package with the name of a module of Node.js', () => {
  it('is shared with copied ones under no name of its own', async () => {
    const project = makeProject({
      'app.ts': `${head}import kit from 'kit';\nimport puny from 'puny';\napp.lambdaFunction('f', () => [kit(), puny()]);`,
      ...pack(
        'kit',
        { 'index.js': "const { word } = require('punycode/'); module.exports = () => [word, require('fs').existsSync(__dirname)];" },
        { dependencies: { punycode: '2' } },
      ),
      ...pack('puny', { 'index.js': "module.exports = () => require('punycode/').word;" }),
      ...pack('punycode', { 'index.js': "exports.word = 'package';" }),
    });
    const packaged = await packageProject(project, { prove: true });
    expect(packaged.problems).to.deep.equal([]);
    expect(answerOf(unpack(packaged))).to.deep.equal([['package', true], 'package']);
  });
});

describe('packages as pnpm lays them out', () => {
  it('are copied with those that the app finds', async () => {
    const project = makeProject({
      'app.ts': use,
      'node_modules/.pnpm/kit@1/node_modules/kit/package.json': '{"name":"kit","version":"1.0.0","dependencies":{"inner":"1"}}',
      'node_modules/.pnpm/kit@1/node_modules/kit/index.js': "module.exports = require('inner');",
      'node_modules/.pnpm/inner@1/node_modules/inner/package.json': '{"name":"inner","version":"1.0.0"}',
      'node_modules/.pnpm/inner@1/node_modules/inner/index.js': "module.exports = () => require('fs').readFileSync(__dirname + '/word.txt', 'utf8');",
      'node_modules/.pnpm/inner@1/node_modules/inner/word.txt': 'pnpm',
    });
    symlinkSync('.pnpm/kit@1/node_modules/kit', join(project, 'node_modules/kit'));
    symlinkSync('../../inner@1/node_modules/inner', join(project, 'node_modules/.pnpm/kit@1/node_modules/inner'));
    mkdirSync(join(project, 'empty'));
    const packaged = await packageProject(project, { prove: true });
    expect(packaged.problems).to.deep.equal([]);
    expect(packaged.bundle!.copied).to.deep.equal({ kit: 'files' });
    expect([...zipOf(packaged).keys()]).to.include('node_modules/inner/word.txt');
    expect(answerOf(unpack(packaged))).to.equal('pnpm');
  });
});

describe('another package of the workspace is bundled with the app, whatever is copied', () => {
  const ways: { readonly [name: string]: string } = {
    'a statement': "import { word } from '@acme/words';",
    'a statement for a part of it': "import { word } from '@acme/words/deep';",
    require: "const { word } = require('@acme/words');",
    'import()': "const { word } = await import('@acme/words');",
  };
  for (const [name, statement] of Object.entries(ways)) {
    it(`imported by ${name}`, async () => {
      const project = makeProject({
        'app.ts': `${head}import kit from 'kit';\n${statement}\napp.lambdaFunction('f', () => [kit('path').sep, word]);`,
        'package.json': '{"type":"module","dependencies":{"kit":"1","@acme/words":"workspace:*"}}',
        ...pack('kit', { 'index.js': 'module.exports = (name) => require(name);' }),
      });
      const words = makeFolder({
        'package.json': '{"name":"@acme/words","type":"module","exports":{".":"./src/index.ts","./*":"./src/*.ts"}}',
        'src/index.ts': "export const word: string = 'word';",
        'src/deep.ts': "export const word: string = 'word';",
      });
      mkdirSync(join(project, 'node_modules/@acme'));
      symlinkSync(words, join(project, 'node_modules/@acme/words'));
      const packaged = await packageProject(project, { prove: true });
      expect(packaged.problems).to.deep.equal([]);
      expect(packaged.bundle!.copied).to.deep.equal({ kit: 'modules' });
      expect(answerOf(unpack(packaged))).to.deep.equal(['/', 'word']);
    });
  }
});
