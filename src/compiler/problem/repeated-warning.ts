import type { Place, Problem } from './problem.js';

/** A problem to print, with the places of the others that it stands for. */
export interface PrintedProblem {
  readonly problem: Problem;
  readonly others: readonly Place[];
}

/**
 * Warnings of one code and one cause become one, at the place of the first: what is wrong with each of fifty routes needs to be read once.
 * They have one cause if what they say and how to fix it is the same, but for what they name in quotes: the route, the function. Errors stay as they are.
 */
export function joinRepeated(problems: readonly Problem[]): PrintedProblem[] {
  const groups = new Map<unknown, { readonly problem: Problem; readonly others: Place[] }>();
  for (const problem of problems) {
    const cause = problem.severity === 'error' ? Symbol('an error') : JSON.stringify([problem.code, withoutNames(problem.message), problem.fix]);
    const group = groups.get(cause);
    if (group === undefined) groups.set(cause, { problem, others: [] });
    else group.others.push(problem.where);
  }
  return [...groups.values()];
}

function withoutNames(message: string): string {
  return message.replaceAll(/'[^']*'/g, "''");
}
