import type { Problem } from '../problem/problem.js';
import type { FunctionConfig } from './function-config.js';
import { functionConfig, originOf, type StageConfig } from './resolve-stage.js';

/** Something wrong with a function's settings. */
export interface Fault {
  readonly code: string;
  readonly severity?: Problem['severity'];
  /** The key in the file that is to blame. */
  readonly key: string;
  /** What is wrong, without the function's name. */
  readonly message: string;
  readonly fix: string;
}

/** Checks functions one by one, but reports what several have from one place in the file only once. */
export function checkEachFunction(config: StageConfig, functionNames: readonly string[], check: (settings: FunctionConfig) => readonly Fault[]): Problem[] {
  const groups = new Map<string, { fault: Fault; path: (string | number)[]; names: string[] }>();
  for (const name of new Set(functionNames)) {
    for (const fault of check(functionConfig(config, name))) {
      const path = originOf(config, fault.key, name);
      const cause = JSON.stringify([fault, path]);
      const group = groups.get(cause) ?? { fault, path, names: [] };
      group.names.push(name);
      groups.set(cause, group);
    }
  }
  return [...groups.values()].map(({ fault: { code, severity = 'error', message, fix }, path, names }) => ({
    code,
    severity,
    where: { file: config.file, path },
    message: `${listed(names)}: ${message}`,
    fix,
  }));
}

/** `function a`, `functions a and b`, `functions a, b, c and 7 others`. */
function listed(names: readonly string[]): string {
  if (names.length === 1) return `function ${names[0]}`;
  const shown = names.length > 4 ? 3 : names.length - 1;
  const rest = names.length - shown;
  return `functions ${names.slice(0, shown).join(', ')} and ${rest === 1 ? names.at(-1) : `${rest} others`}`;
}
