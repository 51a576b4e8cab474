import { type Comparison, detailsOf, makeChange } from '../make-change.js';
import type { NormalDifference } from '../normal/normal-difference.js';
import type { ResourcePair } from '../pair.js';
import { brief } from '../shown-value.js';
import type { ReviewChange } from '../stage-diff.js';

/** Each setting of a function by itself, since people know them by their names. */
export function settingChanges({ logicalId, subject }: ResourcePair, left: readonly NormalDifference[], comparison: Comparison): ReviewChange[] {
  const { impact } = comparison.impacts.get(logicalId)!;
  return [...byProperty(left)].map(([name, differences]) => {
    const details = detailsOf(logicalId, differences, comparison.shown);
    const [only, ...others] = details;
    const values = others.length === 0 && only!.before !== undefined && only!.after !== undefined ? `: ${brief(only!.before)} → ${brief(only!.after)}` : '';
    return makeChange(name === 'Code' ? 'code-changed' : 'setting-changed', {
      impact,
      subject: { ...subject, name },
      message: name === 'Code' ? `The code of ${logicalId} changes` : `${logicalId} gets another ${name}${values}`,
      details,
    });
  });
}

/** By the property, or by the attribute of the resource, in which they are. */
export function byProperty(differences: readonly NormalDifference[]): ReadonlyMap<string, NormalDifference[]> {
  const found = new Map<string, NormalDifference[]>();
  for (const difference of differences) {
    const name = String(difference.path[difference.path[0] === 'Properties' ? 1 : 0] ?? '');
    const known = found.get(name);
    if (known === undefined) found.set(name, [difference]);
    else known.push(difference);
  }
  return found;
}
