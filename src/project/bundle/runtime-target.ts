import type { StageConfig } from '../../compiler/config/resolve-stage.js';

/** The newest that our esbuild knows by name; newer runtimes run what it makes for this one. */
const newest = 24;

/** The JavaScript that the oldest runtime of the stage understands, as esbuild's target: `node22`. */
export function bundleTarget(config: StageConfig): string {
  return `node${oldestRuntime(config)}`;
}

/** Whether `require` of an ES module works, which Lambda lets it from Node.js 24 on; one bundle serves all functions. */
export function requiresEsModules(config: StageConfig): boolean {
  return oldestRuntime(config) >= 24;
}

/** The app is bundled before its functions are known, so those count that the configuration does not name. */
function oldestRuntime({ functions, otherFunctions }: StageConfig): number {
  const majors = [otherFunctions, ...Object.values(functions)].map(({ runtime }) => Number(/\d+/.exec(runtime)?.[0] ?? newest));
  return Math.min(newest, ...majors);
}
