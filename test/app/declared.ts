import { Chalice } from '../../src/app/chalice.js';
import type { AppDefinition, RouteDefinition } from '../../src/app/definition.js';
import { DeclarationError, type DeclarationProblem, type Inspection, inspectionKey } from '../../src/app/inspection.js';

/** Fits everywhere, since it never returns. */
export const handler = (): never => {
  throw new Error('declarations call no handler');
};

/** What an app says of itself when it has been through JSON, as the tool reads it. */
export function declared(declare: (app: Chalice) => void): AppDefinition {
  const app = new Chalice({ appName: 'demo' });
  declare(app);
  return JSON.parse(JSON.stringify(app)) as AppDefinition;
}

/** The one route that an app declares. */
export function declaredRoute(declare: (app: Chalice) => void): RouteDefinition {
  return declared(declare).routes[0]!;
}

/** What is reported while the tool looks on. */
export function problemsOf(act: () => unknown): DeclarationProblem[] {
  const problems: DeclarationProblem[] = [];
  const inspection: Inspection = { report: (problem) => problems.push(problem), callSite: () => [[1, 2]] };
  const world = globalThis as { [inspectionKey]?: Inspection };
  world[inspectionKey] = inspection;
  try {
    act();
  } finally {
    delete world[inspectionKey];
  }
  return problems;
}

/** Problems as people read them. */
export function saidOf(act: () => unknown): string[] {
  return problemsOf(act).map(({ code, message, fix }) => `${code}: ${message}: ${fix}`);
}

/** What is thrown outside of packaging. */
export function thrownBy(act: () => unknown): DeclarationError {
  try {
    act();
  } catch (error) {
    if (error instanceof DeclarationError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}
