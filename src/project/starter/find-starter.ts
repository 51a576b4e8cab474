import { suggest } from '../../compiler/problem/nearest.js';
import { type Starter, starterNames, starters } from './starters.js';

/** Chalice's own project types, and our nearest starter for each. */
const typesOfChalice: { readonly [type: string]: string } = { 's3-event-handler': 'events', legacy: 'rest-api', 'cdk-ddb': 'rest-with-table' };

export function findStarter(name: string): Starter | undefined {
  return starters.find((starter) => starter.name === name);
}

/** The message for a name that is not a starter's. */
export function unknownStarter(name: string): string {
  const hint = Object.hasOwn(typesOfChalice, name) ? `did you mean '${typesOfChalice[name]}'?` : suggest(name, starterNames);
  return `there is no starter '${name}'; ${hint}`;
}
