import { createRequire } from 'node:module';

type Esbuild = Pick<typeof import('esbuild'), 'build' | 'formatMessages' | 'initialize' | 'stop' | 'transform'>;

/** `require`, because `import` scans a whole CommonJS file for the names it exports, which takes longer than bundling. */
export function loadEsbuild(): Esbuild {
  return createRequire(import.meta.url)('esbuild') as Esbuild;
}

/** Starts esbuild's process before it is known what to bundle. Without it, the first bundle starts it, and says what goes wrong. */
export function startEsbuild(): void {
  const { GOGC: given } = process.env;
  try {
    const { initialize } = loadEsbuild();
    // As a command, esbuild collects no garbage, but it does as a process of ours: a tenth of its time. It is started by this call.
    process.env['GOGC'] = given ?? '400';
    initialize({}).catch(() => undefined);
  } catch {
    // It refuses a second time, and when esbuild is not installed as it should be.
  } finally {
    if (given === undefined) delete process.env['GOGC'];
  }
}
