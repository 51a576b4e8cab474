import { betweenParts } from '../../cloudformation/parts-in-order.js';

/** What can be said of a comparison. */
export type Answer = 'yes' | 'no' | 'unknown';

/** The longest text for which single wildcards are tried place by place. */
const longest = 512;

/**
 * Whether a pattern of IAM admits all that another one admits: `s3:*` all of `s3:Get*`. A wildcard of the narrower pattern
 * stands for any text, so that only a wildcard of the wider one can take it in.
 */
export function isWithin(narrow: string, wide: string): boolean {
  if (wide === '*' || narrow === wide) return true;
  if (!wide.includes('*') && !wide.includes('?')) return false;
  const parts = wide.split(/\*+/);
  if (!wide.includes('?')) return betweenParts(parts, narrow) !== undefined;
  return narrow.length <= longest && wide.length <= longest && matches(narrow, wide);
}

/** With `?` for one character. Goes back to the last `*` alone, so the time is at most the product of the lengths. */
function matches(text: string, pattern: string): boolean {
  let [at, place, star, resume] = [0, 0, -1, 0];
  while (at < text.length) {
    const sign = pattern[place];
    if (sign === '*') [star, resume, place] = [place, at, place + 1];
    else if (sign !== undefined && ((sign === '?' && text[at] !== '*') || sign === text[at])) [at, place] = [at + 1, place + 1];
    else if (star >= 0) [place, resume, at] = [star + 1, resume + 1, resume + 1];
    else return false;
  }
  return /^\*?$/.test(pattern.slice(place).replaceAll(/\*+/g, '*'));
}

/** Whether two patterns have nothing in common. */
export function isApart(one: string, other: string): Answer {
  if (isWithin(one, other) || isWithin(other, one)) return 'no';
  // A value of the template may be anything at deployment.
  if (/[*?]|\$\{/.test(one) || /[*?]|\$\{/.test(other))
    return startOf(one).startsWith(startOf(other)) || startOf(other).startsWith(startOf(one)) ? 'unknown' : 'yes';
  return 'yes';
}

/** What stands before the first wildcard or reference. */
function startOf(pattern: string): string {
  return /^(?:[^*?$]|\$(?!\{))*/.exec(pattern)![0];
}
