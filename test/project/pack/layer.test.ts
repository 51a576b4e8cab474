import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect } from 'chai';
import type { PackagedStage } from '../../../src/project/stage/packaged-stage.js';
import { type Files, head, makeFolder, makeProject, packageProject, problemsOf, removeFolders, unpack, unzip } from '../sample-project.js';

afterEach(removeFolders);

const layered = { automatic_layer: true };

/** An installed package, at a path under `node_modules`. */
function installed(path: string, manifest: object, files: Files): Files {
  const name = path.slice(path.lastIndexOf('node_modules/') + 1).replace(/^ode_modules\//, '');
  return Object.fromEntries([
    [`node_modules/${path}/package.json`, JSON.stringify({ name, version: '1.0.0', ...manifest })],
    ...Object.entries(files).map(([file, content]) => [`node_modules/${path}/${file}`, content]),
  ]) as Files;
}

function dependingOn(...names: string[]): Files {
  return { 'package.json': JSON.stringify({ dependencies: Object.fromEntries(names.map((name) => [name, '1'])) }) };
}

function layerOf({ files }: PackagedStage): Map<string, Buffer> {
  return unzip(files.find(({ name }) => name === 'layer-deployment.zip')!.content);
}

interface Properties {
  readonly [key: string]: unknown;
}

function resourcesOf({ template }: PackagedStage): [id: string, resource: { Type: string; Properties: Properties }][] {
  return Object.entries(template['Resources'] as { [id: string]: { Type: string; Properties: Properties } });
}

const plain = installed('plain', {}, { 'index.js': "exports.word = 'plain';" });
const plainApp = { 'app.ts': `${head}import { word } from 'plain';\napp.lambdaFunction('f', () => word);`, ...dependingOn('plain'), ...plain };

/** A package of each kind, all used by one function. */
const kinds: Files = {
  // Names that no reader of the text could tell, and the default of a compiled module.
  ...installed(
    'flagged',
    { dependencies: { below: '1' } },
    {
      'index.js':
        "Object.defineProperty(exports, '__esModule', { value: true }); exports.default = () => 'default'; for (const n of ['named']) exports[n] = require('below').word;",
    },
  ),
  ...installed('below', {}, { 'index.js': "exports.word = 'below';" }),
  ...installed('single', {}, { 'index.js': "module.exports = () => 'single';", 'sub/deep.js': "exports.deep = 'deep';" }),
  ...installed('data', { main: 'data.json' }, { 'data.json': '{"word": "data"}' }),
  ...installed(
    'dual',
    { main: 'i.cjs', module: 'bundler.js', exports: { '.': { module: './bundler.js', import: './i.mjs', require: './i.cjs' } } },
    { 'i.cjs': "exports.word = 'dual-cjs'; exports.made = {};", 'i.mjs': "export const word = 'dual-esm'; export const made = {};", 'bundler.js': 'no' },
  ),
  ...installed(
    '@scope/modern',
    { type: 'module', exports: { '.': './lib/index.js', './sub/*': './lib/sub ü/*.js' }, dependencies: { dual: '1' } },
    {
      'lib/index.js': "import { made } from 'dual'; export { made }; export default await Promise.resolve('modern');",
      'lib/sub ü/a b.js': "export const sub = 'sub';",
      'lib/sub ü/lazy.js': "export const lazy = 'lazy';",
    },
  ),
  ...installed('old-main', { type: 'module', main: './main' }, { 'main.js': "export const old = 'old';" }),
};

const everyKind: Files = {
  'app.ts': `${head}import fn, { named } from 'flagged';
import single from 'single';
import { deep } from 'single/sub/deep.js';
import data from 'data';
import { made, word } from 'dual';
import modern, { made as same } from '@scope/modern';
import { sub } from '@scope/modern/sub/a b';
import { old } from 'old-main';
const name: string = [fn(), named, single(), deep, data.word, word, modern, sub, old, made === same].join('_');
app.lambdaFunction(name, async () => [name, (await import('@scope/modern/sub/lazy')).lazy, (await import('single')).default()].join('_'));`,
  'tsconfig.json': '{}',
  ...dependingOn('flagged', 'single', 'data', 'dual', '@scope/modern', 'old-main'),
  ...kinds,
};

const everyWord = 'default_below_single_deep_data_dual-esm_modern_sub_old_true';

/** Both zips as Lambda lays them out: the function's folder, and what becomes `/opt`. */
function unpackBoth(packaged: PackagedStage): { task: string; opt: string } {
  const opt = makeFolder();
  for (const [path, content] of layerOf(packaged)) {
    mkdirSync(dirname(join(opt, path)), { recursive: true });
    writeFileSync(join(opt, path), content);
  }
  return { task: unpack(packaged), opt };
}

const invoke = `const module = await import(process.argv[1]); console.log(await Object.values(module)[0]({}, {}));`;

/** As Lambda starts Node.js 20 and 22. */
const flags = process.allowedNodeEnvironmentFlags.has('--experimental-require-module') ? ['--no-experimental-require-module'] : [];

describe('the layer of automatic_layer', () => {
  it('serves packages of every kind, and they are the same instances everywhere', async () => {
    const packaged = await packageProject(makeProject(everyKind, layered));
    expect(packaged.functions.map(({ name }) => name)).to.deep.equal([everyWord]);
    const { task, opt } = unpackBoth(packaged);
    // Stock Node.js; of Lambda's it has NODE_PATH, and /opt by another name.
    const mapped = `import { register } from 'node:module'; register('data:text/javascript,' + encodeURIComponent(\`
      export const resolve = (specifier, context, next) =>
        next(specifier.startsWith('/opt/') ? ${JSON.stringify(pathToFileURL(opt).href)} + specifier.slice(4) : specifier, context);\`));`;
    const output = execFileSync(
      process.execPath,
      [...flags, '--import', `data:text/javascript,${encodeURIComponent(mapped)}`, '--input-type=module', '-e', invoke, join(task, 'app.mjs')],
      { env: { ...process.env, NODE_PATH: join(opt, 'nodejs/node_modules') }, encoding: 'utf8' },
    );
    expect(output.trim()).to.equal(`${everyWord}_lazy_single`);
  });

  it('serves them under the very paths of Lambda', async function () {
    // Only Linux can give a process its own /opt, and not everywhere.
    const isPossible = process.platform === 'linux' && !process.execPath.startsWith('/opt/') && spawnSync('unshare', ['-Urm', 'true']).status === 0;
    if (!isPossible) this.skip();
    const { task, opt } = unpackBoth(await packageProject(makeProject(everyKind, layered)));
    const script = 'mount --bind "$1" /opt && shift && exec "$@"';
    const output = execFileSync(
      'unshare',
      ['-Urm', 'sh', '-c', script, 'sh', opt, process.execPath, ...flags, '--input-type=module', '-e', invoke, join(task, 'app.mjs')],
      { env: { ...process.env, NODE_PATH: '/opt/nodejs/node_modules' }, encoding: 'utf8' },
    );
    expect(output.trim()).to.equal(`${everyWord}_lazy_single`);
  });

  it('gives the app what bundling gives it', async () => {
    const bundled = await packageProject(makeProject({ ...everyKind, 'node_modules/dual/bundler.js': everyKind['node_modules/dual/i.mjs']! }));
    expect(bundled.functions.map(({ name }) => name)).to.deep.equal([everyWord]);
  });

  it('holds all dependencies with theirs, under the path that Lambda looks at, and the package holds none', async () => {
    const unused = installed('unused', {}, { 'index.js': '' });
    const nested = {
      ...installed('top', { dependencies: { plain: '2' } }, { 'index.js': "exports.word = require('plain').word;" }),
      ...installed('top/node_modules/plain', { version: '2.0.0' }, { 'index.js': "exports.word = 'second';" }),
    };
    const packaged = await packageProject(makeProject({ ...plainApp, ...dependingOn('plain', 'top', 'unused'), ...unused, ...nested }, layered));
    expect([...layerOf(packaged).keys()]).to.deep.equal(
      ['plain', 'top', 'top/node_modules/plain', 'unused']
        .flatMap((name) => ['index.js', 'package.json'].map((file) => `nodejs/node_modules/${name}/${file}`))
        .sort(),
    );
    expect(packaged.files.map(({ name }) => name)).to.deep.equal(['layer-deployment.zip', 'deployment.zip', 'bundle.json', 'sam.json']);
    expect([...unzip(packaged.files[1]!.content).keys()]).to.deep.equal(['app.mjs', 'app.mjs.map', 'tschalice.mjs']);
  });

  it('leaves out the library, the SDK of the runtime, types, packages of the workspace and those that use the library', async () => {
    const project = makeProject(
      {
        ...plainApp,
        ...dependingOn('tschalice', '@aws-sdk/client-s3', '@types/aws-lambda', '@types/absent', 'type-fest', 'plain', 'helper', 'blueprints', 'workspace'),
        ...installed('@aws-sdk/client-s3', {}, { 'index.js': '' }),
        ...installed('@types/aws-lambda', {}, { 'index.d.ts': '' }),
        ...installed('type-fest', { exports: { types: './index.d.ts' } }, { 'index.d.ts': '' }),
        ...installed('helper', { dependencies: { '@aws-sdk/client-s3': '3' } }, { 'index.js': '' }),
        ...installed('blueprints', { peerDependencies: { tschalice: '*' } }, { 'index.js': '' }),
        'packages/workspace/package.json': '{"name": "workspace", "main": "index.ts"}',
        'packages/workspace/index.ts': 'export const here: number = 1;',
      },
      layered,
    );
    symlinkSync('../packages/workspace', join(project, 'node_modules/workspace'));
    symlinkSync(process.cwd(), join(project, 'node_modules/tschalice'));
    const names = [...layerOf(await packageProject(project)).keys()].map((path) => dirname(path).replace('nodejs/node_modules/', ''));
    expect([...new Set(names)]).to.deep.equal(['helper', 'plain']);
  });

  it('takes the SDK in when that is to be bundled', async () => {
    const sdk = installed('@aws-sdk/client-s3', {}, { 'index.js': "exports.S3Client = class { word = 'own'; };" });
    const app = `${head}import { S3Client } from '@aws-sdk/client-s3';\napp.lambdaFunction('f', () => new S3Client());`;
    const config = { ...layered, bundle_aws_sdk: true };
    const packaged = await packageProject(makeProject({ 'app.ts': app, ...dependingOn('@aws-sdk/client-s3'), ...sdk }, config));
    expect([...layerOf(packaged).keys()][0]).to.equal('nodejs/node_modules/@aws-sdk/client-s3/index.js');
  });

  it('has the parts of the SDK that Lambda lacks', async () => {
    const project = makeProject(
      {
        ...plainApp,
        ...dependingOn('plain', 'helper', '@aws-sdk/util-dynamodb'),
        ...installed('helper', { dependencies: { '@smithy/core': '4', '@aws-sdk/client-s3': '3', '@aws-sdk/lib-storage': '3' } }, { 'index.js': '' }),
        ...installed('@smithy/core', {}, { 'index.js': '' }),
        ...installed('@aws-sdk/client-s3', {}, { 'index.js': '' }),
        ...installed('@aws-sdk/lib-storage', {}, { 'index.js': '' }),
        ...installed('@aws-sdk/util-dynamodb', {}, { 'index.js': '' }),
      },
      layered,
    );
    const names = [...layerOf(await packageProject(project)).keys()].map((path) => dirname(path).replace('nodejs/node_modules/', ''));
    expect([...new Set(names)]).to.deep.equal(['@aws-sdk/util-dynamodb', '@smithy/core', 'helper', 'plain']);
  });

  it('is no substitute for another version that a package in the bundle has of its own', async () => {
    const project = makeProject(
      {
        ...plainApp,
        'app.ts': `${head}import { word } from 'plain';\nimport { other } from 'near';\napp.lambdaFunction(word + other, () => 1);`,
        'near/package.json': '{"name": "near", "main": "index.ts"}',
        'near/index.ts': "import { word } from 'plain';\nexport const other: string = word;",
        'near/node_modules/plain/package.json': '{"name": "plain", "version": "2.0.0"}',
        'near/node_modules/plain/index.js': "exports.word = '2';",
      },
      layered,
    );
    symlinkSync('../near', join(project, 'node_modules/near'));
    expect((await packageProject(project)).functions.map(({ name }) => name)).to.deep.equal(['plain2']);
  });

  it('takes in packages with machine code, and refuses that of another platform', async () => {
    const elf = (machine: number): string => Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 0, machine, 0]).toString('latin1');
    const files = (machine: number): Files => ({
      ...plainApp,
      'app.ts': `${head}import { word } from 'native';\napp.lambdaFunction(word, () => 1);`,
      ...installed('native', {}, { 'index.js': "exports.word = 'native'; exports.load = () => require('./native.node');", 'native.node': elf(machine) }),
    });
    const packaged = await packageProject(makeProject(files(62), layered));
    expect([...layerOf(packaged).keys()]).to.include.members(['nodejs/node_modules/native/native.node', 'nodejs/node_modules/plain/index.js']);
    expect([...unzip(packaged.files[1]!.content).keys()]).to.deep.equal(['app.mjs', 'app.mjs.map', 'tschalice.mjs']);
    const [problem] = await problemsOf(packageProject(makeProject(files(183), layered)));
    expect(problem?.code).to.equal('native-binary-platform');
  });

  it('is told of imports that its packages do not export', async () => {
    const modern = installed('modern', { type: 'module' }, { 'index.js': 'export const one = 1;' });
    const app = `${head}import { two } from 'modern';\napp.lambdaFunction('f', () => two);`;
    const [problem] = await problemsOf(packageProject(makeProject({ 'app.ts': app, ...dependingOn('modern'), ...modern }, layered)));
    expect(problem?.message).to.contain("'two'");
  });

  it('takes in external packages that are no dependencies', async () => {
    const packaged = await packageProject(makeProject({ ...plainApp, ...dependingOn() }, { ...layered, external_packages: ['plain'] }));
    expect([...layerOf(packaged).keys()][0]).to.equal('nodejs/node_modules/plain/index.js');
  });

  it('has the same bytes for the same packages, whatever the app', async () => {
    const layers = await Promise.all(
      [plainApp, { ...plainApp, 'app.ts': `${head}app.lambdaFunction('other', () => 2);` }, plainApp].map(async (files) => {
        const { files: outputs } = await packageProject(makeProject(files, layered));
        return outputs.map(({ content }) => Buffer.from(content).toString('base64'));
      }),
    );
    expect(layers[0]![0]).to.equal(layers[1]![0]);
    expect(layers[0]![1]).to.not.equal(layers[1]![1]);
    expect(layers[2]).to.deep.equal(layers[0]);
  });

  it('stands first in the template and in the layers of each function, with what all functions run on', async () => {
    const config = {
      ...layered,
      layers: ['arn:aws:lambda:us-west-2:123456789012:layer:base:1'],
      log_retention_in_days: 1,
      lambda_functions: { f: { lambda_runtime: 'nodejs22.x', lambda_architecture: 'arm64' } },
    };
    const app = `${plainApp['app.ts']}\napp.get('/', () => 1);`;
    const [[id, layer], ...others] = resourcesOf(await packageProject(makeProject({ ...plainApp, 'app.ts': app }, config))) as [
      ReturnType<typeof resourcesOf>[number],
      ...ReturnType<typeof resourcesOf>,
    ];
    expect([id, layer]).to.deep.equal([
      'ManagedLayer',
      {
        Type: 'AWS::Serverless::LayerVersion',
        Properties: {
          CompatibleRuntimes: ['nodejs22.x', 'nodejs24.x'],
          CompatibleArchitectures: ['arm64', 'x86_64'],
          ContentUri: './layer-deployment.zip',
          LayerName: 'sample-dev-managed-layer',
        },
      },
    ]);
    const lists = others.filter(([, { Type }]) => Type === 'AWS::Serverless::Function').map(([, { Properties }]) => Properties['Layers']);
    expect(lists).to.deep.equal([0, 1].map(() => [{ Ref: 'ManagedLayer' }, ...config.layers]));
  });

  const names = [
    { app_name: 'my.app', want: 'my-app-dev-managed-layer' },
    { app_name: 'größe_1', want: 'gr-e_1-dev-managed-layer' },
    { app_name: 'a'.repeat(100), stage: 's'.repeat(100), want: `${'a'.repeat(100)}-${'s'.repeat(25)}-managed-layer` },
  ];
  for (const { app_name: name, stage = 'dev', want } of names) {
    it(`is called as Lambda allows, for the app ${name.slice(0, 10)}`, async () => {
      const packaged = await packageProject(makeProject(plainApp, { ...layered, app_name: name }), { stage });
      expect(resourcesOf(packaged)[0]![1].Properties['LayerName']).to.equal(want);
    });
  }

  it('is not there for an app without functions', async () => {
    const packaged = await packageProject(makeProject({ ...plainApp, 'app.ts': head }, layered));
    expect(packaged.files.map(({ name }) => name)).to.deep.equal(['sam.json']);
  });

  it('does not ask for the library where only the tool has it', async () => {
    expect([...layerOf(await packageProject(makeProject({ ...plainApp, ...dependingOn('plain', 'tschalice') }, layered))).keys()]).to.have.lengthOf(2);
  });

  it('is asked for packages that are not installed', async () => {
    const [problem] = await problemsOf(packageProject(makeProject({ ...plainApp, ...dependingOn('plain', 'gone') }, layered)));
    expect(problem).to.deep.include({ code: 'external-package-missing', where: { file: 'package.json', line: 1, column: 30, path: ['dependencies', 'gone'] } });
  });

  it('is no part of the sources that the source map names', async () => {
    const packaged = await packageProject(makeProject(plainApp, layered));
    const map = JSON.parse(unzip(packaged.files[1]!.content).get('app.mjs.map')!.toString()) as { sources: string[] };
    expect(map.sources).to.deep.equal(['app.ts']);
  });
});
