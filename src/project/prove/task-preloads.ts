import { createRequire, isBuiltin } from 'node:module';
import { join } from 'node:path';
import type { Preload } from './node-options.js';
import { tellNote } from './note.js';
import { proofError } from './proof-error.js';
import { taskRoot } from './task-files.js';

/**
 * Loads what NODE_OPTIONS names, as Node.js does before the app: from the package, relative to `/var/task`. What cannot be loaded is noted.
 *
 * A loader's hooks are only looked for: they do not apply to a bundle that is evaluated from memory.
 * @param resolve the URL of what an ES module at `/var/task` imports; throws as Node does
 */
export async function loadPreloads(preloads: readonly Preload[], resolve: (specifier: string) => string): Promise<void> {
  const require = createRequire(join(taskRoot, 'preload.cjs'));
  for (const { option, specifier } of preloads) {
    try {
      if (option === '--require') require(specifier);
      else {
        const url = isBuiltin(specifier) || specifier.startsWith('data:') ? specifier : resolve(specifier);
        if (option === '--import') await import(url);
      }
      if (option === '--loader') tellNote({ kind: 'preload', option, specifier });
    } catch (error) {
      tellNote({ kind: 'preload', option, specifier, error: proofError(error) });
    }
  }
}
