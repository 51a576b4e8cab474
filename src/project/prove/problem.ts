import { namesText } from '../../compiler/problem/names-text.js';
import type { Problem } from '../../compiler/problem/problem.js';
import type { StartProblem } from './start-problem.js';

/** One problem for each cause, with all functions that it affects. */
export function proofProblems(starts: readonly StartProblem[]): Problem[] {
  const same = new Map<string, StartProblem[]>();
  for (const start of starts) {
    const { functions: _functions, differences: _differences, ...thing } = start;
    const key = JSON.stringify(thing);
    same.set(key, [...(same.get(key) ?? []), start]);
  }
  return [...same.values()].map((group): Problem => {
    const { code, where, what, fix, frame } = group[0]!;
    const functions = group.flatMap((one) => one.functions);
    // It is certain if one of the functions met nothing that differs from Lambda.
    const isCertain = group.some((one) => one.differences.length === 0);
    const differences = [...new Set(group.flatMap((one) => one.differences))];
    const start = isCertain ? 'would not start in Lambda' : `may not start in Lambda, because here ${differences.join(' and ')}`;
    return {
      code,
      severity: isCertain ? 'error' : 'warning',
      where,
      message: `${subject(functions)} ${start}: ${what}`,
      fix,
      ...(frame !== undefined && { frame }),
    };
  });
}

/** `the function 'a'`, `the functions 'a', 'b', 'c' and 48 others`. */
function subject(functions: readonly string[]): string {
  return `the ${functions.length === 1 ? 'function' : 'functions'} ${namesText(functions.map((name) => `'${name}'`))}`;
}
