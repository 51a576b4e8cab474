import type { AppFunction } from '../../compiler/model/app-function.js';
import { nearest } from '../../compiler/problem/nearest.js';
import { ProblemError } from '../../compiler/problem/problem.js';

/** The function of an app by its name. @throws ProblemError if it has none of that name */
export function functionNamed(functions: readonly AppFunction[], name: string, appFile: string): AppFunction {
  const found = functions.find((fn) => fn.name === name);
  if (found !== undefined) return found;
  const names = functions.map((fn) => fn.name);
  const near = nearest(name, names);
  const fix = names.length === 0 ? 'the app has no functions' : near === undefined ? `its functions are ${names.join(', ')}` : `did you mean '${near}'?`;
  throw new ProblemError([{ code: 'function-unknown', severity: 'error', where: { file: appFile }, message: `the app has no function '${name}'`, fix }]);
}
