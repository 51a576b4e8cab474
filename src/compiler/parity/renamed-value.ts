import type { Value } from '../cloudformation/template.js';
import type { StagePair } from './setting-step.js';

/** Whether a value differs from the other only in that it has the name of the second stage in place of the first one's. */
export function isRenamed(was: Value | undefined, is: Value | undefined, { from, to }: StagePair): boolean {
  if (was === undefined || is === undefined) return false;
  const text = JSON.stringify(is);
  const [first = '', ...others] = JSON.stringify(was).split(from);
  // The places that the pieces read so far can end at: one name may begin like the other.
  let ends = text.startsWith(first) ? [first.length] : [];
  for (const piece of others) {
    const found = ends.flatMap((end) => [from, to].flatMap((name) => (text.startsWith(`${name}${piece}`, end) ? [end + name.length + piece.length] : [])));
    // A name of one letter is in every word.
    ends = [...new Set(found)].slice(0, 100);
  }
  return ends.includes(text.length);
}
