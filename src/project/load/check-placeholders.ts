import type { CallSite } from '../../app/definition.js';
import { placeholder } from '../../compiler/expand/settle.js';
import type { Variable } from '../../compiler/expand/variable.js';
import type { Problem } from '../../compiler/problem/problem.js';
import type { LoadedApp } from './load-app.js';

/** So short a value may well be in a declaration by chance. */
const shortest = 8;

/** A template is the same wherever the app is packaged, so no declaration may hold what stands here for a value that only a deployment knows. */
export function checkPlaceholders({ definition, variablesRead, placeOf }: LoadedApp, unknown: readonly Pick<Variable, 'name' | 'value'>[]): Problem[] {
  const read = unknown.filter(({ name, value }) => isRead(name, variablesRead) && (value.includes(placeholder) || value.length >= shortest));
  if (read.length === 0) return [];
  const { routes, functions, authorizers, websockets, ...ofApp } = definition;
  const declarations: readonly { readonly at: CallSite }[] = [{ ...ofApp, at: [] }, ...routes, ...functions, ...authorizers, ...websockets];
  return declarations.flatMap(({ at, ...declared }) => {
    const text = JSON.stringify(declared);
    return read
      .filter(({ value }) => text.includes(JSON.stringify(value).slice(1, -1)))
      .map(({ name }): Problem => ({
        code: 'placeholder-declared',
        severity: 'error',
        where: placeOf(at),
        message: `the declaration depends on the value of ${name}, which only a deployment knows`,
        fix: `declare it by a value that is in the code or in environment_variables of the configuration, or by '\${…}' where the option takes it`,
      }));
  });
}

function isRead(name: string, read: readonly string[]): boolean {
  return read.includes('*') || read.includes(name);
}
