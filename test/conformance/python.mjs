// The Python side: finds an interpreter, keeps the virtual environments in `.venv/` fresh, and runs the judges in them.
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';

// What cfn-lint 1.51 and the SAM translator 1.110 ask for.
const LOWEST = [3, 10];

/** An expected failure whose message is all that the reader needs. */
export class Unable extends Error {}

/**
 * Runs judge.py over `templates` (`{ id, path, packaged }`, absolute paths) and returns its verdicts in the same order.
 *
 * The same text is judged once. The others are shared out to a process for each processor, one by one, since alike ones stand together.
 * @throws Unable where Python, the packages or the judge itself fail.
 */
export async function judge(root, templates) {
  const keys = templates.map(({ lint, packaged, path }) => `${lint} ${packaged && path} ${path.endsWith('.json')} ${readText(path)}`);
  const first = new Map();
  for (const [index, key] of keys.entries()) if (!first.has(key)) first.set(key, index);
  const distinct = [...first.values()];
  const count = Math.min(availableParallelism(), Math.ceil(distinct.length / 10));
  const shares = Array.from({ length: count }, (_, share) => distinct.filter((_one, at) => at % count === share));
  const verdicts = [];
  const judged = await Promise.all(
    shares.map((share) =>
      runPython(
        root,
        'judges',
        'judge.py',
        share.map((index) => templates[index]),
      ),
    ),
  );
  for (const [share, found] of judged.entries()) for (const [at, verdict] of found.entries()) verdicts[shares[share][at]] = verdict;
  return templates.map(({ id }, index) => ({ ...verdicts[first.get(keys[index])], id }));
}

/** Runs a script of this folder in an environment, with JSON for its standard input; what it prints, parsed. @throws Unable */
export function runPython(root, name, script, input) {
  const interpreter = environment(root, name);
  return new Promise((resolve, reject) => {
    const child = spawn(interpreter, ['-W', 'ignore', join(root, 'test/conformance', script)]);
    const said = { stdout: '', stderr: '' };
    for (const stream of ['stdout', 'stderr']) child[stream].setEncoding('utf8').on('data', (text) => (said[stream] += text));
    child.once('error', reject);
    child.once('close', (status) => {
      if (status === 0) resolve(JSON.parse(said.stdout));
      else reject(new Unable(`${script} failed:\n${said.stderr}`));
    });
    child.stdin.end(JSON.stringify(input));
  });
}

function readText(path) {
  return existsSync(path) ? readFileSync(path, 'utf8') : path;
}

/**
 * The interpreter of a virtual environment, which is made where it is missing or stale.
 *
 * @param name of the file in `requirements/`: judges that ask for different versions have environments of their own
 * @throws Unable
 */
export function environment(root, name = 'judges') {
  const folder = join(root, '.venv', name);
  const requirements = join(root, `test/conformance/requirements/${name}.txt`);
  const interpreter = join(folder, process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python');
  const stamp = join(folder, 'requirements.sha256');
  const wanted = createHash('sha256').update(readFileSync(requirements)).digest('hex');
  // The stamp is written last, so an installation that broke off is made again; so is one whose Python went away.
  if (existsSync(interpreter) && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return interpreter;

  const python = findPython();
  console.log(`Installing Python packages into ${folder} …`);
  rmSync(folder, { recursive: true, force: true });
  attempt(python, ['-m', 'venv', folder], 'cannot make a virtual environment; on Debian and Ubuntu, install python3-venv');
  const wheels = ['--quiet', '--only-binary=:all:'];
  const pip = [interpreter, ['-m', 'pip', 'install', '--disable-pip-version-check', ...wheels, '-r', requirements]];
  // uv takes a tenth of pip's time; pip knows more kinds of indexes.
  const uv = name === 'uv' ? undefined : [environment(root, 'uv'), ['-m', 'uv', 'pip', 'install', ...wheels, '--python', interpreter, '-r', requirements]];
  if (uv === undefined || spawnSync(...uv, { encoding: 'utf8' }).status !== 0)
    attempt(...pip, `cannot install the packages of test/conformance/requirements/${name}.txt; the package index must be reachable once`);
  writeFileSync(stamp, wanted);
  return interpreter;
}

function findPython() {
  const name = process.env.PYTHON || 'python3';
  const needs = `the judges need Python ${LOWEST.join('.')} or newer as python3, or named by the environment variable PYTHON`;
  const asking = 'import sys; print(sys.version_info[0], sys.version_info[1])';
  let version;
  try {
    version = execFileSync(name, ['-c', asking], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  } catch {
    throw new Unable(`${name} cannot be run: ${needs}`);
  }
  const [major, minor] = version.trim().split(' ').map(Number);
  if (major !== LOWEST[0] || minor < LOWEST[1]) throw new Unable(`${name} is Python ${major}.${minor}: ${needs}`);
  return name;
}

function attempt(command, args, otherwise) {
  const result = spawnSync(command, args, { encoding: 'utf8' });
  if (result.status !== 0) throw new Unable(`${otherwise}\n${result.stdout}${result.stderr}`.trimEnd());
}
