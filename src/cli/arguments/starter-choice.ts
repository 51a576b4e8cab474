import { suggest } from '../../compiler/problem/nearest.js';
import { type Starter, starterNames, starters } from '../../project/starter/starters.js';

/** Chalice's own project types, and what comes nearest to each. */
const typesOfChalice: { readonly [type: string]: string } = { 's3-event-handler': 'events', legacy: 'rest-api', 'cdk-ddb': 'rest-with-table' };

export function findStarter(name: string): Starter | undefined {
  return starters.find((starter) => starter.name === name);
}

/** What is wrong with the name of a starter that is none. */
export function unknownStarter(name: string): string {
  const hint = Object.hasOwn(typesOfChalice, name) ? `did you mean '${typesOfChalice[name]}'?` : suggest(name, starterNames);
  return `there is no starter '${name}'; ${hint}`;
}

/** What is wrong with a name for an app and its folder; undefined when nothing is. */
export function appNameFault(name: string): string | undefined {
  if (!appName.test(name)) return `the name can't be '${name}': use up to 100 letters, digits, '.', '_' and '-'`;
  return /^\.+$/.test(name) ? `the name can't be '${name}': it is also that of the new folder` : undefined;
}

/** As schemas/config.schema.json has it. */
export const appName: RegExp = /^[\p{L}\p{N}._-]{1,100}$/u;
