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
  const names = functions.map((name) => `'${name}'`);
  if (names.length === 1) return `the function ${names[0]}`;
  const shown = names.slice(0, names.length > 4 ? 3 : -1);
  const rest = names.length > 4 ? `${names.length - 3} others` : names.at(-1)!;
  return `the functions ${shown.join(', ')} and ${rest}`;
}
