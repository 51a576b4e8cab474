// Runs whole processes and says what they took. CPU time and memory need Python 3.9 (`apt-get install python3`), for Node
// cannot ask the system what its children used; without it there is the wall time only.
import { spawn, spawnSync } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/**
 * @param folder for what the processes write on standard error
 * @returns `run(argv, cwd)` → milliseconds of `wall` and `cpu`, and in kilobytes `rss` of the largest process and `rssSum` of all
 * their peaks (all but `wall` undefined where they cannot be had); `stop`; and `note` on what is not measured
 */
export async function startMeter(folder) {
  const errors = join(folder, 'stderr.txt');
  const helper = spawn('python3', [fileURLToPath(new URL('measure.py', import.meta.url))], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: helper.stdout })[Symbol.asyncIterator]();
  const first = await Promise.race([lines.next(), new Promise((resolve) => helper.once('error', () => resolve({ done: true })))]);
  if (first.done) {
    const note = 'Wall time only: Python 3.9 is missing, which CPU time and memory are measured with (apt-get install python3).';
    return { run: (argv, cwd) => wallOnly(argv, cwd, errors), stop: () => undefined, note };
  }
  const { orphans } = JSON.parse(first.value);
  return {
    run: async (argv, cwd) => {
      helper.stdin.write(`${JSON.stringify({ argv, cwd, errors })}\n`);
      const { value } = await lines.next();
      if (value === undefined) throw new Error('measure.py ended early');
      const { status, wall, cpu, ...memory } = JSON.parse(value);
      if (status !== 0) throw failed(argv, status, errors);
      return { wall: wall * 1000, cpu: cpu * 1000, ...memory };
    },
    stop: () => helper.stdin.end(),
    note: orphans ? undefined : "CPU time and memory are without esbuild's own process, which can be counted on Linux only.",
  };
}

function wallOnly(argv, cwd, errors) {
  const file = openSync(errors, 'w');
  const begin = performance.now();
  const { status } = spawnSync(argv[0], argv.slice(1), { cwd, stdio: ['ignore', 'ignore', file] });
  const wall = performance.now() - begin;
  closeSync(file);
  if (status !== 0) throw failed(argv, status, errors);
  return { wall };
}

function failed(argv, status, errors) {
  return new Error(`exit status ${status}: ${argv.join(' ')}\n${readFileSync(errors, 'utf8')}`);
}
