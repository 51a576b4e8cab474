#!/usr/bin/env node
// Reviews whose base has other packages: npm, Yarn 1 and later, pnpm and Bun install them as their lock files say, and no script of a package runs.
//
//   node test/conformance/base-installs.mjs
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runPart } from './part.mjs';
import { Unable } from './python.mjs';

const tool = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));

/** Each with the npm package that it comes in, and the words that install and write a lock file. */
const managers = [
  { name: 'npm', lockFile: 'package-lock.json', words: ['npm', 'install', '--no-audit', '--no-fund'] },
  { name: 'yarn-1', package: 'yarn@1.22.22', lockFile: 'yarn.lock', words: ['yarn', 'install', '--non-interactive'] },
  {
    name: 'yarn',
    package: '@yarnpkg/cli-dist@4.12.0',
    lockFile: 'yarn.lock',
    words: ['yarn', 'install'],
    files: { '.yarnrc.yml': 'nodeLinker: node-modules\nenableTelemetry: false\n' },
  },
  { name: 'pnpm', package: 'pnpm@10.24.0', lockFile: 'pnpm-lock.yaml', words: ['pnpm', 'install', '--no-frozen-lockfile'] },
  { name: 'bun', package: 'bun@1.3.3', lockFile: 'bun.lock', words: ['bun', 'install'] },
];

await runPart('base-installs', async (work) => {
  const failures = managers.flatMap((manager) => {
    const wrong = judge(manager, work);
    return wrong.length === 0 ? [] : [[manager.name, ...wrong]];
  });
  return { passed: managers.length - failures.length, failures };
});

/** What is not as it should be, as lines. */
function judge(manager, work) {
  const folder = join(work, manager.name);
  const env = { ...process.env, PATH: [...programFolder(manager, work), process.env.PATH].join(delimiter), HOME: work, YARN_GLOBAL_FOLDER: join(work, 'yarn') };
  // Yarn takes it for a wish not to write a lock file.
  delete env.CI;
  const run = (words, more = {}) => attempt(words, folder, { ...env, ...more });
  write(folder, {
    '.chalice/config.json': '{"version": "2.0", "app_name": "demo", "stages": {"dev": {}}}',
    'app.ts':
      "import { Chalice } from 'tschalice';\nimport ms from 'ms';\nexport const app = new Chalice({ appName: 'demo' });\napp.lambdaFunction('worker', () => ms('1 day'));\n",
    '.gitignore': 'node_modules\n.yarn\n',
    ...manager.files,
  });
  const install = (version) => {
    const scripts = { postinstall: "node -e \"if (process.env.RAN) require('fs').writeFileSync(process.env.RAN, '')\"" };
    write(folder, { 'package.json': JSON.stringify({ name: 'demo', private: true, type: 'module', scripts, dependencies: { ms: version } }, null, 2) });
    run(manager.words);
  };
  install('2.1.1');
  const git = ['git', '-c', 'user.name=Ada', '-c', 'user.email=ada@example.com'];
  run(['git', 'init', '--quiet', '.']);
  run([...git, 'add', '--all']);
  run([...git, 'commit', '--quiet', '--message', 'first']);
  install('2.1.3');
  const ran = join(work, `${manager.name}-ran`);
  const { ok, problems, review } = JSON.parse(run([process.execPath, tool, 'diff', '--json', '--base', 'HEAD'], { RAN: ran }));
  const causes = (review?.stages ?? []).flatMap(({ changes }) => changes.flatMap((change) => (change.rule === 'code-changed' ? change.causes : [])));
  const expected = JSON.stringify([{ package: 'ms', before: '2.1.1', after: '2.1.3' }]);
  return [
    ...(existsSync(join(folder, manager.lockFile)) ? [] : [`there is no ${manager.lockFile}`]),
    ...(ok && problems.length === 0 ? [] : [JSON.stringify(problems)]),
    ...(JSON.stringify(causes) === expected ? [] : [`the causes are ${JSON.stringify(causes)}, not ${expected}`]),
    ...(existsSync(ran) ? ['a script has run'] : []),
    ...(JSON.parse(readFileSync(join(folder, 'node_modules/ms/package.json'), 'utf8')).version === '2.1.3'
      ? []
      : ["the working tree's packages are other ones"]),
  ];
}

/** Where its program is; nowhere for npm, which comes with Node.js. */
function programFolder({ name, package: named }, work) {
  if (named === undefined) return [];
  const folder = join(work, 'programs', name);
  mkdirSync(folder, { recursive: true });
  // As people install it: a program among packages, such as those of npx, is never used.
  attempt(['npm', 'install', '--global', '--prefix', folder, '--ignore-scripts', '--no-audit', '--no-fund', named], folder, process.env);
  // Bun's own program is put into its place by a script.
  const native = join(folder, 'lib/node_modules/bun/node_modules/@oven');
  const own = existsSync(native) ? readdirSync(native).map((one) => join(native, one, 'bin/bun')) : [];
  if (own.length > 0) {
    mkdirSync(join(folder, 'own'));
    symlinkSync(own[0], join(folder, 'own/bun'));
  }
  return [join(folder, 'own'), join(folder, 'bin')];
}

function attempt([program, ...words], cwd, env) {
  const { status, stdout, stderr, error } = spawnSync(program, words, { cwd, env, encoding: 'utf8' });
  if (status === 0 || (status !== null && words.includes('diff'))) return stdout;
  throw new Unable(`${program} ${words.join(' ')} ended with status ${status}: ${error?.message ?? ''}${stderr}${stdout}`);
}

function write(folder, files) {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}
