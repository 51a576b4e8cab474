/**
 * The listed stage that was probably meant by a name that is not listed; undefined if the name is listed, or is near none.
 *
 * Near means another case or other separators (`Prod`, `pre-prod` for `preprod`), or a slip in one word: a letter that is missing, added or
 * wrong, or two that are swapped (`prd`, `porduction`). Names that differ in their numbers, or in words of one or two letters, are meant to differ:
 * `dev2`, `team-b`, `us-prod`.
 *
 * It is here because the test client asks it as the compiler does.
 */
export function nearStage(stage: string, listed: readonly string[]): string | undefined {
  if (listed.includes(stage)) return undefined;
  return listed.find((name) => lettersOf(name) === lettersOf(stage)) ?? listed.find((name) => isSlip(wordsOf(stage), wordsOf(name)));
}

/** `preProd_2` → `preprod2` */
function lettersOf(stage: string): string {
  return stage.replaceAll(/[_-]/g, '').toLowerCase();
}

/** `preProd_2` → `pre`, `prod`, `2` */
function wordsOf(stage: string): string[] {
  return (stage.match(/\d+|[A-Z]*[a-z]+|[A-Z]+/g) ?? []).map((word) => word.toLowerCase());
}

function isSlip(given: readonly string[], listed: readonly string[]): boolean {
  const differing = given.flatMap((word, index) => (word === listed[index] ? [] : [[word, listed[index] ?? ''] as const]));
  const [words, ...others] = differing;
  return given.length === listed.length && words !== undefined && others.length === 0 && isSlipOf(...words);
}

/** Whether all that differs between two words is one letter, or two that are swapped; in long words, also two letters side by side. */
function isSlipOf(a: string, b: string): boolean {
  const longest = Math.max(a.length, b.length);
  if (longest < 3 || /\d/.test(a + b)) return false;
  let start = 0;
  while (start < longest && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  const [left, right] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  const most = Math.max(left.length, right.length);
  return most <= (longest >= 8 ? 2 : 1) || (most === 2 && left === `${right[1]}${right[0]}`);
}
