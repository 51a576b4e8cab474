import type { Problem } from '../../compiler/problem/problem.js';
import type { Finding } from './finding.js';

/** A problem for each thing that is wrong, whichever functions it befalls. */
export function proofProblems(findings: readonly Finding[]): Problem[] {
  const same = new Map<string, Finding[]>();
  for (const finding of findings) {
    const { functions: _functions, doubts: _doubts, ...thing } = finding;
    const key = JSON.stringify(thing);
    same.set(key, [...(same.get(key) ?? []), finding]);
  }
  return [...same.values()].map((group): Problem => {
    const { code, where, what, fix, frame } = group[0]!;
    const functions = group.flatMap((finding) => finding.functions);
    // Where one function meets no stand-in, it is certain for that one.
    const doubts = group.some((finding) => finding.doubts.length === 0) ? [] : [...new Set(group.flatMap((finding) => finding.doubts))];
    const start = doubts.length === 0 ? 'would not start in Lambda' : `may not start in Lambda, for here ${doubts.join(' and ')}`;
    return {
      code,
      severity: doubts.length === 0 ? 'error' : 'warning',
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
