import { namesText } from '../problem/names-text.js';
import type { ErrorProblem, Problem, WarningProblem } from '../problem/problem.js';
import type { FunctionConfig } from './function-config.js';
import { originOf, type StageConfig } from './resolve-stage.js';

/** A function of the app with its settings. */
export interface ConfiguredFunction {
  /** As declared; `api_handler` for the one behind the routes. */
  readonly name: string;
  readonly settings: FunctionConfig;
}

/** A problem with a function's settings; its message does not name the function. */
export type FunctionProblem = (Omit<ErrorProblem, 'where'> | Omit<WarningProblem, 'where'>) & {
  /** The key in the file that caused it. */
  readonly key: string;
};

/** Checks functions one by one, but reports a problem that several have from the same place in the file only once. */
export function checkEachFunction(
  config: StageConfig,
  functions: readonly ConfiguredFunction[],
  check: (settings: FunctionConfig) => readonly FunctionProblem[],
): Problem[] {
  const groups = new Map<string, { found: Omit<ErrorProblem, 'where'> | Omit<WarningProblem, 'where'>; path: (string | number)[]; names: string[] }>();
  for (const [name, settings] of new Map(functions.map((fn) => [fn.name, fn.settings]))) {
    for (const { key, ...found } of check(settings)) {
      const path = originOf(config, key, name);
      const cause = JSON.stringify([found, path]);
      const group = groups.get(cause) ?? { found, path, names: [] };
      group.names.push(name);
      groups.set(cause, group);
    }
  }
  return [...groups.values()].map(({ found, path, names }) => ({
    ...found,
    where: { file: config.file, path },
    message: `${names.length === 1 ? 'function' : 'functions'} ${namesText(names)}: ${found.message}`,
  }));
}
