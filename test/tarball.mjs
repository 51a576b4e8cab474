// Installs the packed package into an empty project, as npm would for a user, and packages a starter from there.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

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

  const project = join(work, 'project');
  cpSync(join(root, 'templates/rest-api'), project, { recursive: true });
  const manifest = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8'));
  writeFileSync(join(project, 'package.json'), JSON.stringify({ ...manifest, dependencies: { tschalice: `file:../${filename}` } }));
  npm(['install', '--omit=dev'], project);

  const installed = readdirSync(join(project, 'node_modules'), { recursive: true }).filter((path) => /^(@[^/]+\/)?[^/@.][^/]*\/package\.json$/.test(path));
  console.log(
    `tarball ${(size / 1024).toFixed(0)} KB; installed: ${installed.length} packages, ${(sizeOf(join(project, 'node_modules')) / 1024 / 1024).toFixed(1)} MB`,
  );

  const said = execFileSync(join(project, 'node_modules/.bin/tschalice'), ['package', '--stage', 'beta', 'out'], { cwd: project, encoding: 'utf8' });
  check(/orders/.test(said), 'package says nothing of the app');
  for (const name of ['sam.json', 'swagger.json', 'deployment.zip']) check(readdirSync(join(project, 'out')).includes(name), `${name} was not written`);

  execFileSync(join(project, 'node_modules/.bin/tschalice'), ['generate-pipeline', '--github-actions', '.github/workflows/deploy.yml', 'roles.json'], {
    cwd: project,
    stdio: 'pipe',
  });
  check(readdirSync(project).includes('roles.json'), 'generate-pipeline wrote nothing');

  // The same app, linked to the checkout instead of installed, must give the same bytes.
  execFileSync(
    process.execPath,
    [join(root, 'dist/cli/main.js'), 'package', '--check', '--stage', 'beta', join(project, 'out'), '--project-dir', join(root, 'templates/rest-api')],
    { stdio: 'inherit' },
  );
  execFileSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', project, '--typeRoots', join(root, 'node_modules/@types')], {
    cwd: project,
    stdio: 'inherit',
  });
  console.log('1 passed, 0 failed');
} finally {
  rmSync(work, { recursive: true, force: true });
}
