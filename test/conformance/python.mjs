// The Python side: finds an interpreter, keeps the virtual environment in `.venv/` fresh, and runs judge.py in it.
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

// What cfn-lint 1.51 and the SAM translator 1.110 ask for.
const LOWEST = [3, 10];

/** An expected failure whose message is all that the reader needs. */
export class Unable extends Error {}

/**
 * Runs judge.py over `templates` (`{ id, path, packaged }`, absolute paths) and returns its verdicts in the same order.
 *
 * @throws Unable where Python, the packages or the judge itself fail.
 */
export function judge(root, templates) {
  const interpreter = environment(root);
  const result = spawnSync(interpreter, ['-W', 'ignore', join(root, 'test/conformance/judge.py')], {
    input: JSON.stringify(templates),
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (result.status !== 0) throw new Unable(`judge.py failed:\n${result.stderr || result.error}`);
  return JSON.parse(result.stdout);
}

/** The interpreter of the virtual environment, which is made where it is missing or stale. @throws Unable */
export function environment(root) {
  const folder = join(root, '.venv');
  const requirements = join(root, 'test/conformance/requirements.txt');
  const interpreter = join(folder, process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python');
  const stamp = join(folder, 'requirements.sha256');
  const wanted = createHash('sha256').update(readFileSync(requirements)).digest('hex');
  // The stamp is written last, so an installation that broke off is made again; so is one whose Python went away.
  if (existsSync(interpreter) && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return interpreter;

  const python = findPython();
  console.log(`Installing the judges into ${folder} …`);
  rmSync(folder, { recursive: true, force: true });
  attempt(python, ['-m', 'venv', folder], 'cannot make a virtual environment; on Debian and Ubuntu, install python3-venv');
  const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--only-binary=:all:', '-r', requirements];
  attempt(interpreter, pip, 'cannot install the packages of test/conformance/requirements.txt; the package index must be reachable once');
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
