/** Nobody writes a longer name by hand. */
export const longestName = 100;

/** With more names of about the same length, one that is near is as likely to be another one. The comparisons would take longer than all else. */
const mostCompared = 1000;

const mostListed = 30;

/**
 * The known name that was probably meant, or undefined if none is near.
 *
 * Near means that at most a third of the letters differ (a swap of neighbours counts once), ignoring case.
 */
export function nearest(wrong: string, known: Iterable<string>): string | undefined {
  if (wrong.length > longestName) return undefined;
  const lower = wrong.toLowerCase();
  let best: string | undefined;
  let least = Math.max(1, Math.floor(wrong.length / 3)) + 1;
  let compared = 0;
  for (const name of known) {
    if (Math.abs(name.length - wrong.length) >= least) continue;
    compared += 1;
    if (compared > mostCompared) return best;
    const distance = editDistance(lower, name.toLowerCase());
    if (distance < least) {
      best = name;
      least = distance;
    }
  }
  return best;
}

/** `did you mean 'x'?`, or the list of known names. */
export function suggest(wrong: string, known: readonly string[]): string {
  const near = nearest(wrong, known);
  if (near !== undefined) return `did you mean '${near}'?`;
  if (known.length === 0) return 'there is none';
  const more = known.length - mostListed;
  return `known are ${known.slice(0, mostListed).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

/** Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours. */
export function editDistance(a: string, b: string): number {
  let twoBack: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const current = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const substitution = previous[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      let cost = Math.min(previous[j]! + 1, current[j - 1]! + 1, substitution);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, twoBack[j - 2]! + 1);
      current.push(cost);
    }
    twoBack = previous;
    previous = current;
  }
  return previous[b.length]!;
}
