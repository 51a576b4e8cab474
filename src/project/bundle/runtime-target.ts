import type { StageConfig } from '../../compiler/config/resolve-stage.js';

/** The newest version that our esbuild knows by name. Newer runtimes run the same code. */
const newest = 24;

/** The JavaScript that the oldest runtime of the stage understands, as esbuild's target: `node22`. */
export function bundleTarget(config: StageConfig): string {
  return `node${oldestRuntime(config)}`;
}

/** Whether `require` can load an ES module, which Lambda allows from Node.js 24 on. All functions share one bundle. */
export function requiresEsModules(config: StageConfig): boolean {
  return oldestRuntime(config) >= 24;
}

/** The app is bundled before its functions are known, so the default of functions that the configuration does not name counts too. */
function oldestRuntime({ functions, otherFunctions }: StageConfig): number {
  const majors = [otherFunctions, ...Object.values(functions)].map(({ runtime }) => Number(/\d+/.exec(runtime)?.[0] ?? newest));
  return Math.min(newest, ...majors);
}
