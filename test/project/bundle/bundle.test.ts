import { expect } from 'chai';
import { bundleApp } from '../../../src/project/bundle/bundle.js';
import { type Files, head, loadProject, makeProject, packageProject, problemsOf, removeFolders, stageOf, writeFiles, zipOf } from '../sample-project.js';

afterEach(removeFolders);

/** The header of a machine-code file for Linux on x86-64; enough for all that looks at it, not for Node to load. */
const addon = Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 0, 62, 0, ...Array.from({ length: 44 }, () => 0)]).toString('latin1');

function packageFiles(name: string, manifest: object, files: Files): Files {
  const folder = `node_modules/${name}`;
  return {
    [`${folder}/package.json`]: JSON.stringify({ name, version: '1.0.0', ...manifest }),
    ...Object.fromEntries(Object.entries(files).map(([path, content]) => [`${folder}/${path}`, content])),
  };
}

async function functionNames(files: Files, config: object = {}): Promise<string[]> {
  const { definition, problems } = await loadProject(makeProject(files, config), config);
  expect(problems).to.deep.equal([]);
  return definition.functions.map(({ name }) => name);
}

describe('a package with machine code', () => {
  const native = packageFiles(
    'native',
    {},
    {
      'index.js':
        "const { readFileSync } = require('fs');\nexports.word = 'native' + readFileSync(__dirname + '/build/Release/native.node').length;\nexports.load = () => require('./build/Release/native.node');\n",
      'build/Release/native.node': addon,
    },
  );
  const app = `${head}import { word } from 'native';\napp.lambdaFunction(word, () => 1);`;

  it('is copied beside the bundle, which imports it; and the app is inspected with it', async () => {
    const packaged = await packageProject(makeProject({ 'app.ts': app, ...native }));
    expect(packaged.functions.map(({ name }) => name)).to.deep.equal([`native64`]);
    const zip = zipOf(packaged);
    expect([...zip.keys()]).to.deep.equal([
      'app.mjs',
      'app.mjs.map',
      ...['build/Release/native.node', 'index.js', 'package.json'].map((path) => `node_modules/native/${path}`),
      'tschalice.mjs',
    ]);
    expect(zip.get('app.mjs')!.toString()).to.contain('from"native"').and.not.contain('build/Release');
    expect(packaged.deploymentPackage!.contributors.map(({ name }) => name)).to.include('native');
  });

  it('is found when another package brings it', async () => {
    const via = packageFiles('via', { dependencies: { native: '1' } }, { 'index.js': "exports.word = require('native').word;" });
    const packaged = await packageProject(makeProject({ 'app.ts': app.replace("'native'", "'via'"), ...via, ...native }));
    expect(packaged.deploymentPackage!.contributors.map(({ name }) => name)).to.include.members(['via', 'native']);
    expect(zipOf(packaged).get('app.mjs')!.toString()).to.contain('("native")').and.not.contain('build/Release');
  });

  it('is found before its binary is built', async () => {
    const unbuilt = packageFiles(
      'native',
      { gypfile: true },
      { 'index.js': "exports.load = () => require('./build/Release/native.node'); exports.word = 'later';", 'binding.gyp': '' },
    );
    const packaged = await packageProject(makeProject({ 'app.ts': app, ...unbuilt }));
    expect(packaged.problems.map(({ code, severity }) => [code, severity])).to.deep.equal([['native-binary-missing', 'warning']]);
  });

  it('is found behind a helper that cannot be bundled', async () => {
    const helper = packageFiles(
      '@mapbox/node-pre-gyp',
      {},
      { 'index.js': "exports.find = (name) => require('./pages/' + name + '.html');", 'pages/a.html': '<p>' },
    );
    const old = packageFiles(
      'old',
      { dependencies: { '@mapbox/node-pre-gyp': '1' } },
      { 'index.js': "require('@mapbox/node-pre-gyp'); exports.word = 'old';", 'lib/old.node': addon },
    );
    const packaged = await packageProject(makeProject({ 'app.ts': app.replace("'native'", "'old'"), ...helper, ...old }));
    const paths = [...zipOf(packaged).keys()];
    expect(paths).to.include.members(['node_modules/old/index.js', 'node_modules/@mapbox/node-pre-gyp/pages/a.html']);
  });
});

describe('an external package', () => {
  const forms: { name: string; manifest: object; files: Files; import?: string }[] = [
    { name: 'with ES modules only', manifest: { exports: { import: './i.mjs' } }, files: { 'i.mjs': "export const word = 'word';" } },
    { name: 'of CommonJS', manifest: {}, files: { 'index.js': "exports.word = 'word';" } },
    {
      name: 'imported by a path inside of it',
      manifest: { exports: { './sub': './s.mjs' } },
      files: { 's.mjs': "export const word = 'word';" },
      import: 'pkg/sub',
    },
  ];
  for (const { name, manifest, files, import: specifier = 'pkg' } of forms) {
    it(`${name} is used while inspecting, and copied`, async () => {
      const config = { external_packages: ['pkg'] };
      const app = `${head}import { word } from '${specifier}';\napp.lambdaFunction(word, () => 1);`;
      const packaged = await packageProject(makeProject({ 'app.ts': app, ...packageFiles('pkg', manifest, files) }, config));
      expect(packaged.functions.map((fn) => fn.name)).to.deep.equal(['word']);
      expect([...zipOf(packaged).keys()]).to.deep.equal([
        'app.mjs',
        'app.mjs.map',
        ...[...Object.keys(files), 'package.json'].sort().map((path) => `node_modules/pkg/${path}`),
        'tschalice.mjs',
      ]);
    });
  }
});

describe('a package in the bundle', () => {
  it('may name drivers that are not installed, as long as it only asks for them when it runs', async () => {
    const knex = packageFiles(
      'knex',
      {},
      { 'index.js': "exports.connect = (name) => name === 'pg' ? require('pg') : name === 'ora' ? import('oracledb/lib') : 'none';" },
    );
    expect(
      await functionNames({ 'app.ts': `${head}import { connect } from 'knex';\napp.lambdaFunction(connect('') as string, () => 1);`, ...knex }),
    ).to.deep.equal(['none']);
  });

  it('must have what it imports as a module', async () => {
    const pkg = packageFiles('pkg', {}, { 'index.mjs': "import 'gone';", 'package.json': '{"name": "pkg", "main": "index.mjs"}' });
    const [problem] = await problemsOf(loadProject(makeProject({ 'app.ts': `${head}import 'pkg';`, ...pkg })));
    expect(problem).to.deep.include({
      code: 'import-missing',
      where: { file: 'node_modules/pkg/index.mjs', line: 1, column: 8 },
      fix: 'install it: npm install gone',
    });
  });

  it('gets the function that it requires, not the ES module of the same package', async () => {
    const dual = packageFiles('dual', { main: 'i.cjs', module: 'i.mjs' }, { 'i.cjs': "module.exports = () => 'cjs';", 'i.mjs': "export default () => 'esm';" });
    const user = packageFiles('user', {}, { 'index.js': "exports.word = require('dual')();" });
    expect(await functionNames({ 'app.ts': `${head}import { word } from 'user';\napp.lambdaFunction(word, () => 1);`, ...dual, ...user })).to.deep.equal([
      'cjs',
    ]);
  });

  it('is taken as its ES module where that is imported', async () => {
    const dual = packageFiles(
      'dual',
      { main: 'i.cjs', module: 'i.mjs' },
      { 'i.cjs': "module.exports = { word: 'cjs' };", 'i.mjs': "export const word = 'esm';" },
    );
    expect(await functionNames({ 'app.ts': `${head}import { word } from 'dual';\napp.lambdaFunction(word, () => 1);`, ...dual })).to.deep.equal(['esm']);
  });
});

describe('what the bundler warns of', () => {
  it('is a warning: an import that package.json says has no effect', async () => {
    const files = {
      'app.ts': `${head}import './routes.js';`,
      'routes.ts': "import { app } from './app.js';\napp.get('/', () => 1);",
      'package.json': '{"sideEffects": false}',
    };
    const { problems } = await bundleApp(makeProject(files), 'app.ts', stageOf({}), 'node24');
    expect(problems.map(({ code, severity, where }) => [code, severity, where])).to.deep.equal([
      ['import-ignored', 'warning', { file: 'app.ts', line: 2, column: 8 }],
    ]);
  });

  it('is a warning: code that cannot do what it seems to', async () => {
    const { problems } = await packageProject(makeProject(`${head}export const twice = { a: 1, a: 2 };\napp.lambdaFunction('f', () => 1);`));
    expect(problems).to.have.length(1);
    expect(problems[0]).to.deep.include({ code: 'bundle-warning', severity: 'warning', where: { file: 'app.ts', line: 2, column: 30 } });
    expect(problems[0]!.frame).to.contain('a: 2');
  });

  it('is nothing where packages are concerned', async () => {
    const pkg = packageFiles('pkg', {}, { 'index.js': 'exports.word = { a: 1, a: 2 };' });
    const { problems } = await bundleApp(
      makeProject({ 'app.ts': `${head}import { word } from 'pkg';\nvoid word.a;`, ...pkg }),
      'app.ts',
      stageOf({}),
      'node24',
    );
    expect(problems).to.deep.equal([]);
  });
});

describe('the source map that ships', () => {
  it('is linked, names own files only, relative to the project, and holds no source text', async () => {
    const files = {
      'app.ts': `${head}import { word } from 'pkg';\nimport { help } from './chalicelib/help.js';\nimport { out } from '../outside.js';\napp.lambdaFunction('f', () => word + help() + out());`,
      'chalicelib/help.ts': "export const help = (): string => 'help' + process.pid;",
      ...packageFiles('pkg', {}, { 'index.js': "exports.word = 'w' + process.pid;" }),
    };
    const outer = makeProject({});
    writeFiles(outer, {
      'outside.ts': "export const out = (): string => 'out' + process.pid;",
      'project/.chalice/config.json': '{"version": "2.0", "app_name": "sample"}',
    });
    writeFiles(`${outer}/project`, files);
    const zip = zipOf(await packageProject(`${outer}/project`));
    const map = JSON.parse(zip.get('app.mjs.map')!.toString()) as { sources: string[] };
    expect(Object.keys(map)).to.deep.equal(['version', 'file', 'sources', 'names', 'mappings']);
    expect(map.sources).to.have.members(['app.ts', 'chalicelib/help.ts', '../outside.ts']);
    expect(zip.get('app.mjs')!.toString().trimEnd().split('\n').at(-1)).to.equal('//# sourceMappingURL=app.mjs.map');
  });

  it("names no sources of a package's own map, which may lead out of the package", async () => {
    const map = { version: 3, sources: ['../../src/index.ts'], names: [], mappings: 'AAAA' };
    const code = `exports.word = 'w' + process.pid;\n//# sourceMappingURL=data:application/json;base64,${Buffer.from(JSON.stringify(map)).toString('base64')}`;
    const app = `${head}import { word } from 'pkg'; app.lambdaFunction('f', () => word);`;
    const zip = zipOf(await packageProject(makeProject({ 'app.ts': app, ...packageFiles('pkg', {}, { 'index.js': code }) })));
    expect((JSON.parse(zip.get('app.mjs.map')!.toString()) as { sources: string[] }).sources).to.deep.equal(['app.ts']);
  });
});
