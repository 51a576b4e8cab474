// Findings of the judges that were reviewed and accepted, each with its reason: `accepted/<judge>.json`.
import { readFileSync } from 'node:fs';

/**
 * A list of `{ rule, where, reason }`, both patterns: `rule` for the whole name of a rule, `where` for a part of `<id> <path>`.
 *
 * @returns `others`, the findings of a verdict that are not accepted, and `stale`, a failure for each entry that no finding needed until now
 */
export function readAccepted(judge) {
  const entries = JSON.parse(readFileSync(new URL(`accepted/${judge}.json`, import.meta.url), 'utf8'));
  const used = new Set();
  return {
    others: ({ id, findings }) =>
      findings.filter(({ rule, path }) => {
        const matching = entries.filter((entry) => new RegExp(`^(${entry.rule})$`).test(rule) && new RegExp(entry.where).test(`${id} ${path}`));
        for (const entry of matching) used.add(entry);
        return matching.length === 0;
      }),
    stale: () =>
      entries.filter((entry) => !used.has(entry)).map(({ rule, where }) => [`accepted/${judge}.json: ${rule} ${where}`, 'stale: nothing needs this entry']),
  };
}
