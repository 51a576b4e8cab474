import { startEsbuild } from '../bundle/esbuild.js';
import { prepareThread } from '../load/load-thread.js';

/** Starts the process that bundles and the thread that loads an app, so that both are ready once it is known what to package. Neither keeps this process alive. */
export function warmUp(): void {
  prepareThread();
  startEsbuild();
}
