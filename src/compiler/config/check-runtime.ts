import type { Problem } from '../problem/problem.js';
import { checkEachFunction, type ConfiguredFunction, type FunctionProblem } from './check-each-function.js';
import { defaultRuntime } from './function-config.js';
import type { StageConfig } from './resolve-stage.js';

interface Lifetime {
  /** ISO date from which Lambda no longer patches the runtime. */
  readonly deprecated: string;
  /** ISO date from which Lambda refuses to update functions of the runtime. */
  readonly blocked: string;
}

/** By Node.js major version, from Lambda's table of runtimes as of mid 2026. */
const lifetimes: ReadonlyMap<number, Lifetime> = new Map([
  [18, { deprecated: '2025-09-01', blocked: '2027-03-03' }],
  [20, { deprecated: '2026-04-30', blocked: '2027-03-03' }],
  [22, { deprecated: '2027-04-30', blocked: '2027-07-01' }],
  [24, { deprecated: '2028-04-30', blocked: '2028-07-01' }],
]);
/** Lambda has it as a preview, without dates. It is not advised, for a preview may change. */
const preview = 26;

const [oldest, newest] = [Math.min(...lifetimes.keys()), Math.max(...lifetimes.keys())];

/**
 * Checks the functions' runtimes: an error from the day when updates are blocked, a warning before.
 *
 * @param today ISO date; a parameter because nothing in compiler/ reads the clock.
 */
export function checkRuntime(config: StageConfig, functions: readonly ConfiguredFunction[], today: string): Problem[] {
  return checkEachFunction(config, functions, ({ runtime }) => {
    const found = problemOf(runtime, today);
    return found === undefined ? [] : [found];
  });
}

function problemOf(runtime: string, today: string): FunctionProblem | undefined {
  const key = 'lambda_runtime';
  const major = Number(/^nodejs(\d+)\.x$/.exec(runtime)?.[1]);
  const fix = major === newest ? 'update tschalice and set lambda_runtime to a newer one' : `set lambda_runtime to ${defaultRuntime}`;
  const lifetime = lifetimes.get(major);
  if (major === preview) return undefined;
  if (lifetime === undefined) {
    // Before Node.js 27, only even versions get long-term support, and Lambda has no others.
    if (major > newest && (major % 2 === 0 || major >= 27)) {
      const message = `the runtime ${runtime} is newer than this version of tschalice, which cannot tell whether Lambda has it`;
      return { code: 'runtime-newer', severity: 'warning', key, message, fix: `update tschalice, or ${fix}` };
    }
    if (major < oldest)
      return {
        code: 'runtime-too-old',
        severity: 'error',
        key,
        message: `the runtime ${runtime} is too old: the bundles need Node.js ${oldest} or later`,
        fix,
      };
    return { code: 'runtime-unknown', severity: 'error', key, message: `Lambda has no runtime ${runtime}`, fix };
  }
  const { deprecated, blocked } = lifetime;
  if (today >= blocked)
    return {
      code: 'runtime-blocked',
      severity: 'error',
      key,
      message: `since ${blocked}, Lambda refuses to update functions with the runtime ${runtime}`,
      fix,
    };
  if (today < deprecated) return undefined;
  const message = `the runtime ${runtime} has been deprecated since ${deprecated}, and Lambda refuses updates from ${blocked}`;
  return { code: 'runtime-deprecated', severity: 'warning', key, message, fix };
}
