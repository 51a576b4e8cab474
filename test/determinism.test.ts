import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'chai';
import fc from 'fast-check';
import { findProject } from '../src/project/read/find-project.js';
import { packageStage } from '../src/project/stage/package-stage.js';
import { unzip } from './project/sample-project.js';

/** Same source, same bytes: whatever the machine, the place and the moment. */

type Files = readonly (readonly [path: string, content: string])[];
/** File name → SHA-256 of its content. */
type Outputs = { readonly [name: string]: string };

const repository = process.cwd();
const addon = Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 0, 62, 0, ...Array.from({ length: 44 }, () => 0)]).toString('latin1');

/** An app with all that can get into an output: routes, roles, merged templates, packages inside and beside the bundle, included files. */
const project: Files = [
  [
    '.chalice/config.json',
    JSON.stringify({
      version: '2.0',
      app_name: 'same',
      autogen_policy: true,
      environment_variables: { B: '1', A: '2' },
      tags: { team: 'x' },
      external_packages: ['beside'],
      include: ['data/**'],
      merge_templates: ['more.yaml'],
      minimum_compression_size: 100,
      stages: { dev: {}, beta: { lambda_functions: { worker: { lambda_timeout: 5 } }, api_gateway_policy_file: 'api.json' } },
    }),
  ],
  ['.chalice/api.json', '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": "*", "Action": "execute-api:Invoke", "Resource": "*"}]}'],
  ['more.yaml', 'Resources:\n  Table:\n    Type: AWS::DynamoDB::Table\n    Properties:\n      TableName: !Sub "${AWS::StackName}-t"\n'],
  [
    'app.ts',
    `import { Chalice, CORSConfig } from 'tschalice';
import { readFileSync } from 'node:fs';
import { word } from 'inside';
import { other } from 'beside';
import { load } from 'native';
import { users } from './chalicelib/users.js';
export const app = new Chalice({ appName: 'same' });
const auth = app.authorizer('auth', ({ token }) => ({ token }));
app.get('/', { cors: new CORSConfig({ allowOrigin: 'https://x' }), authorizer: auth }, () => word + other + typeof load + __filename);
app.registerBlueprint(users, { urlPrefix: '/users' });
app.lambdaFunction('worker', () => readFileSync(new URL('./data/a', import.meta.url), 'utf8'));
app.schedule('nightly', 'rate(1 day)', () => {});
`,
  ],
  [
    'chalicelib/users.ts',
    "import { Blueprint } from 'tschalice';\nimport { help } from './help.js';\nexport const users = new Blueprint('users');\nusers.get('/{id}', ({ id }) => help(id));\nclass Named extends Error {}\nusers.post('/', () => { throw new Named('x'); });\n",
  ],
  ['chalicelib/help.ts', 'enum Kind { A = "a" }\nexport function help(id: string): string { return Kind.A + id; }\n'],
  ['node_modules/inside/package.json', '{"name": "inside", "version": "1.0.0"}'],
  ['node_modules/inside/index.js', "exports.word = require('path').sep;"],
  ['node_modules/beside/package.json', '{"name": "beside", "version": "1.0.0", "dependencies": {"deep": "1"}}'],
  ['node_modules/beside/index.js', "exports.other = require('deep').deep;"],
  ['node_modules/deep/package.json', '{"name": "deep", "version": "1.0.0"}'],
  ['node_modules/deep/index.js', "exports.deep = 'deep';"],
  ['node_modules/native/package.json', '{"name": "native", "version": "1.0.0", "gypfile": true}'],
  ['node_modules/native/index.js', "exports.load = () => require('./build/Release/native.node');"],
  ['node_modules/native/build/Release/native.node', addon],
  ...['a', 'B', 'ä', 'z/1', 'z/10', 'z/2', 'Z.txt'].map((name) => [`data/${name}`, `content of ${name}`] as const),
];

let root: string;
let reference: Outputs;

before(async () => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'tschalice-same-')));
  reference = await packageHere(build(join(root, 'reference')));
});
after(() => rmSync(root, { recursive: true, force: true }));

function build(folder: string, files: Files = project, time = 1_000_000_000): string {
  for (const [path, content] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content, 'latin1');
    utimesSync(join(folder, path), time, time);
  }
  return folder;
}

async function outputsIn(folder: string, stage = 'beta'): Promise<{ name: string; content: Uint8Array }[]> {
  const options = { stage, mergeTemplates: [], today: '2026-11-20' };
  const runs = await Promise.all(
    (['json', 'yaml'] as const).map((templateFormat) => packageStage({ project: findProject(folder, folder), templateFormat, ...options })),
  );
  return runs.flatMap(({ files }, run) => files.map(({ name, content }) => ({ name: `${run} ${name}`, content })));
}

/** In this process. A YAML file is merged, so the template is YAML either way. */
async function packageHere(folder: string): Promise<Outputs> {
  return Object.fromEntries((await outputsIn(folder)).map(({ name, content }) => [name, sha256(content)]));
}

function sha256(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/** With the command line, in a process of its own. */
async function packageThere(folder: string, env: NodeJS.ProcessEnv, mask = '022'): Promise<Outputs> {
  const out = mkdtempSync(join(root, 'out-'));
  const command = `umask ${mask} && exec "$0" "$1" package --stage beta "$2"`;
  await promisify(execFile)('/bin/sh', ['-c', command, process.execPath, join(repository, 'dist/cli/main.js'), out], {
    cwd: folder,
    env: { PATH: process.env['PATH'], ...env },
  });
  return Object.fromEntries(readdirSync(out).map((name) => [name, sha256(readFileSync(join(out, name)))]));
}

describe('the same source gives the same bytes', () => {
  it('from every folder, in every order of creation, with every mtime and umask, and through links', async () => {
    const name = fc
      .string({ unit: fc.constantFrom('a', 'Z', '0', ' ', '#', '%', 'ü', '(', '-', '.'), minLength: 1, maxLength: 8 })
      .filter((text) => !/^\.+$/.test(text));
    let count = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          way: fc.array(name, { minLength: 1, maxLength: 4 }),
          files: fc.shuffledSubarray([...project], { minLength: project.length }),
          time: fc.integer({ min: 0, max: 4_000_000_000 }),
          mask: fc.constantFrom(0o000, 0o022, 0o077),
          linked: fc.boolean(),
        }),
        async ({ way, files, time, mask, linked }) => {
          const home = join(root, `run-${(count += 1)}`);
          const before = process.umask(mask);
          try {
            const folder = build(join(home, ...way), files, time);
            if (linked) symlinkSync(folder, join(home, '+link'));
            expect(await packageHere(linked ? join(home, '+link') : folder)).to.deep.equal(reference);
          } finally {
            process.umask(before);
            rmSync(home, { recursive: true, force: true });
          }
        },
      ),
      { numRuns: 25 },
    );
  });

  it('in every time zone, language, home and temporary folder, on the command line', async () => {
    const folder = build(join(root, 'there'));
    const { '1 sam.yaml': template, '1 deployment.zip': zip, '1 bundle.json': bundle, '1 swagger.json': swagger } = reference;
    const environments: { env: NodeJS.ProcessEnv; mask?: string }[] = [
      { env: { TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8', HOME: '/nonexistent' } },
      { env: { TZ: 'America/St_Johns', LC_ALL: 'C', TMPDIR: root, NODE_ENV: 'production', USER: 'somebody' }, mask: '077' },
      { env: { TZ: 'UTC', NO_COLOR: '1', CI: 'true', NODE_OPTIONS: '--max-old-space-size=512' }, mask: '000' },
    ];
    for (const { env, mask } of environments)
      expect(await packageThere(folder, env, mask), JSON.stringify(env)).to.deep.equal({
        'sam.yaml': template,
        'deployment.zip': zip,
        'bundle.json': bundle,
        'swagger.json': swagger,
      });
  });

  it('again and again in one process, also at once', async () => {
    const folder = build(join(root, 'again'));
    for (const outputs of await Promise.all([1, 2, 3].map(() => packageHere(folder)))) expect(outputs).to.deep.equal(reference);
    expect(await packageHere(folder)).to.deep.equal(reference);
  });

  const installations: { name: string; install: (modules: string) => void }[] = [
    { name: 'as a link to its repository', install: (modules) => symlinkSync(repository, join(modules, 'tschalice')) },
    { name: 'as a copy in the project', install: (modules) => copyLibrary(join(modules, 'tschalice')) },
    {
      name: 'as pnpm does it',
      install: (modules) => {
        copyLibrary(join(modules, '.pnpm/tschalice@1/node_modules/tschalice'));
        symlinkSync('.pnpm/tschalice@1/node_modules/tschalice', join(modules, 'tschalice'));
      },
    },
    { name: 'as a copy in a folder above', install: (modules) => copyLibrary(join(modules, '../../node_modules/tschalice')) },
  ];
  for (const [index, { name, install }] of installations.entries()) {
    it(`with the library installed ${name}`, async () => {
      const folder = build(join(root, `installed-${index}`, 'project'));
      install(join(folder, 'node_modules'));
      expect(await packageHere(folder)).to.deep.equal(reference);
    });
  }

  it('and other bytes for other sources', async () => {
    const folder = build(join(root, 'other'), [...project, ['data/new', 'x']]);
    const outputs = await packageHere(folder);
    expect(outputs['1 deployment.zip']).to.not.equal(reference['1 deployment.zip']);
    expect(outputs['1 sam.yaml']).to.equal(reference['1 sam.yaml']);
  });
});

describe('no output', () => {
  it('holds a path of this machine, or a moment', async () => {
    const folder = build(join(root, 'plain-place'));
    const outputs = await outputsIn(folder, 'dev');
    const zips = outputs.filter(({ name }) => name.endsWith('.zip'));
    const texts = [...outputs, ...zips.flatMap(({ content }) => [...unzip(content)].map(([path, inner]) => ({ name: path, content: inner })))].map(
      ({ name, content }) => ({
        name,
        text: Buffer.from(content).toString('latin1'),
      }),
    );
    expect(texts.map(({ name }) => name)).to.include.members(['app.mjs', 'app.mjs.map', '0 sam.yaml', '0 swagger.json']);
    const now = new Date();
    const forbidden = [
      folder,
      root,
      `${tmpdir()}/`,
      `${homedir()}/`,
      repository,
      'plain-place',
      now.toISOString().slice(0, 10),
      String(now.getTime()).slice(0, 6),
      now.toDateString(),
    ];
    for (const { name, text } of texts) for (const word of forbidden) expect(text.includes(word), `${name} holds ${word}`).to.equal(false);
  });
});

function copyLibrary(folder: string): void {
  mkdirSync(folder, { recursive: true });
  cpSync(realpathSync(join(repository, 'dist')), join(folder, 'dist'), { recursive: true });
  cpSync(join(repository, 'package.json'), join(folder, 'package.json'));
}
