// What every part of the conformance run has in common: a folder to work in, failures as lines, a total, the exit status.
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Unable } from './python.mjs';

/**
 * @param name what the total calls it
 * @param act gets the folder, and returns `{ passed, failures }`: how much held, and for what did not, lines, its name first
 */
export async function runPart(name, act) {
  const work = realpathSync(mkdtempSync(join(tmpdir(), 'conformance-')));
  try {
    const { passed, failures } = await act(work);
    for (const [id, ...lines] of failures) console.log([id, ...lines].join('\n').replaceAll('\n', '\n  '));
    console.log(`${name}: ${passed} passed, ${failures.length} failed`);
    // Where nothing was judged, a judge is broken.
    if (failures.length > 0 || passed === 0) process.exitCode = 1;
  } catch (error) {
    if (!(error instanceof Unable)) throw error;
    console.error(`${name}: ${error.message}`);
    process.exitCode = 1;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
