// Installs the packed package into an empty folder, as npm would for a user, and goes the way that each starter's README tells.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { tryProjects } from './toolchains/try-projects.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const work = mkdtempSync(join(tmpdir(), 'tschalice-tarball-'));
const npm = (words, cwd) =>
  execFileSync('npm', [...words, '--loglevel=error', '--no-fund', '--no-audit'], { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });

/** Bytes on disk; npm links esbuild's program into two packages, which counts once. */
function sizeOf(folder) {
  const files = readdirSync(folder, { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile());
  const sizes = new Map(files.map(({ parentPath, name }) => statSync(join(parentPath, name))).map(({ ino, size }) => [ino, size]));
  return [...sizes.values()].reduce((sum, size) => sum + size, 0);
}

function check(holds, what) {
  if (!holds) throw new Error(`the packed package fails: ${what}`);
}

/** Makes a project from a starter, and runs what its README says up to the packages of all stages. */
function tryStarter(tschalice, starter, name, tarball) {
  const { files } = JSON.parse(execFileSync(tschalice, ['new-project', name, '--starter', starter, '--json'], { cwd: work, encoding: 'utf8' }));
  const kept = execFileSync('git', ['ls-files', `templates/${starter}`], { cwd: root, encoding: 'utf8' })
    .trim()
    .split('\n');
  const wanted = kept.map((path) => path.replace(`templates/${starter}/`, `${name}/`).replace(/\/gitignore$/, '/.gitignore'));
  check(files.toSorted().join() === wanted.toSorted().join(), `${starter} has the files ${files.join(', ')}`);

  const project = join(work, name);
  const manifest = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8'));
  manifest.dependencies.tschalice = `file:${tarball}`;
  writeFileSync(join(project, 'package.json'), JSON.stringify(manifest));
  const readme = readFileSync(join(project, 'README.md'), 'utf8');
  const commands = [...readme.matchAll(/^(?:npm|npx tschalice (?:validate|package)) .*$/gm)].map(([line]) => line);
  check(commands.includes('npm install') && commands.some((line) => line.startsWith('npm test')), `the README of ${starter} has no way to walk`);
  const env = { ...process.env, NPM_CONFIG_FUND: 'false', NPM_CONFIG_AUDIT: 'false', NPM_CONFIG_LOGLEVEL: 'error' };
  for (const command of [...commands, 'npx tschalice package --stage beta'])
    execFileSync('sh', ['-c', command], { cwd: project, env, stdio: ['ignore', 'pipe', 'inherit'] });
  for (const stage of ['dev', 'beta', 'prod'])
    check(
      /deployment\.zip.*sam\.(json|yaml)/.test(
        readdirSync(join(project, 'out', stage))
          .sort()
          .join(),
      ),
      `${starter} was not packaged for ${stage}`,
    );
}

try {
  const [{ filename, size, files }] = JSON.parse(npm(['pack', '--json', '--ignore-scripts', '--pack-destination', work], root));
  const shipped = files.map(({ path }) => path);
  check(!shipped.some((path) => /^(src|test|build)\//.test(path)), 'it ships sources or tests');
  for (const path of [
    'dist/cli/main.js',
    'dist/index.d.ts',
    'schemas/config.schema.json',
    'templates/rest-api/app.ts',
    'templates/pipeline/pipeline.json',
    'LICENSE',
    'README.md',
  ])
    check(shipped.includes(path), `${path} is not in it`);

  const tool = join(work, 'tool');
  mkdirSync(tool);
  writeFileSync(join(tool, 'package.json'), '{}');
  npm(['install', join(work, filename)], tool);
  const installed = readdirSync(join(tool, 'node_modules'), { recursive: true }).filter((path) => /^(@[^/]+\/)?[^/@.][^/]*\/package\.json$/.test(path));
  console.log(
    `tarball ${(size / 1024).toFixed(0)} KB; installed: ${installed.length} packages, ${(sizeOf(join(tool, 'node_modules')) / 1024 / 1024).toFixed(1)} MB`,
  );

  const tschalice = join(tool, 'node_modules/.bin/tschalice');
  const { starters } = JSON.parse(execFileSync(tschalice, ['new-project', '--list', '--json'], { cwd: work, encoding: 'utf8' }));
  const apps = readdirSync(join(root, 'templates')).filter((name) => existsSync(join(root, 'templates', name, 'app.ts')));
  check(starters.length === apps.length, `it lists ${starters.length} starters`);
  for (const { name } of starters) {
    // The first one under its own name, so that what it gives can be compared.
    tryStarter(tschalice, name, name === 'rest-api' ? 'orders' : `my-${name}`, join(work, filename));
    console.log(`${name}: made, installed, tested, packaged`);
  }

  const toolchains = await tryProjects(join(work, 'toolchains'), join(work, filename), npm);
  console.log(`${toolchains} set-ups of test runners and compilers`);

  const project = join(work, 'orders');
  execFileSync(join(project, 'node_modules/.bin/tschalice'), ['generate-pipeline', '--github-actions', '.github/workflows/deploy.yml', 'roles.json'], {
    cwd: project,
    stdio: 'pipe',
  });
  check(readdirSync(project).includes('roles.json'), 'generate-pipeline wrote nothing');

  // The same app, linked to the checkout instead of installed, must give the same bytes.
  execFileSync(
    process.execPath,
    [join(root, 'dist/cli/main.js'), 'package', '--check', '--stage', 'beta', join(work, 'orders/out/beta'), '--project-dir', join(root, 'templates/rest-api')],
    { stdio: 'inherit' },
  );
  console.log(`${starters.length + toolchains + 1} passed, 0 failed`);
} finally {
  rmSync(work, { recursive: true, force: true });
}
