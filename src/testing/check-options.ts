import { describe, hint } from '../app/option.js';

/** A misspelt option would have no effect, and a test that passes for that reason proves nothing. @throws TypeError for an unknown one */
export function checkOptions(what: string, given: unknown, known: readonly string[]): void {
  if (given === undefined) return;
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    throw new TypeError(`${what}: the options must be an object, not ${describe(given)}`);
  const unknown = Object.keys(given).find((name) => !known.includes(name));
  if (unknown !== undefined) throw new TypeError(`${what}: there is no option '${unknown}'; ${hint(unknown, known)}`);
}
