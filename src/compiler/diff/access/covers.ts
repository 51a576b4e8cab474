import type { Grant, Listed } from './grant.js';
import { type Answer, isApart, isWithin } from './pattern.js';

/** Operators whose values are texts or patterns, any of which may match. */
const likeOperators: readonly string[] = ['StringEquals', 'StringLike', 'ArnEquals', 'ArnLike'];

/** Whether one statement admits all that another one does, by its effect alone: of two denials, whether it denies as much. */
export function covers(wide: Grant, narrow: Grant): Answer {
  const answers = [
    listCovers(wide.actions, narrow.actions, isWithin),
    listCovers(wide.resources, narrow.resources, isWithin),
    listCovers(wide.principals, narrow.principals, isPrincipalWithin),
    conditionsCover(wide.conditions, narrow.conditions),
  ];
  return answers.includes('no') ? 'no' : answers.includes('unknown') ? 'unknown' : 'yes';
}

type IsWithin = (narrow: string, wide: string) => boolean;

function listCovers(wide: Listed, narrow: Listed, within: IsWithin): Answer {
  if (!wide.isNot && wide.patterns.includes('*')) return 'yes';
  if (narrow.isNot) {
    // All but a few things are within another such list only if that leaves out no more.
    if (!wide.isNot) return 'no';
    return wide.patterns.every((left) => narrow.patterns.some((one) => within(left, one))) ? 'yes' : 'no';
  }
  if (!wide.isNot) return narrow.patterns.every((one) => wide.patterns.some((other) => within(one, other))) ? 'yes' : 'no';
  const answers = narrow.patterns.flatMap((one) => wide.patterns.map((left) => isApart(one, left)));
  return answers.includes('no') ? 'no' : answers.includes('unknown') ? 'unknown' : 'yes';
}

function isPrincipalWithin(narrow: string, wide: string): boolean {
  if (wide === '*' || narrow === wide) return true;
  // The root of an account stands for all in it.
  const account = /^AWS:(arn:[^:]*:iam::\d{12}:)root$/.exec(wide)?.[1];
  return account !== undefined && narrow.startsWith(`AWS:${account}`);
}

/** Every condition of the wider statement has to hold wherever the narrower one applies. */
function conditionsCover(wide: Grant['conditions'], narrow: Grant['conditions']): Answer {
  let answer: Answer = 'yes';
  for (const [name, values] of wide) {
    const one = conditionCovers(name, values, narrow);
    if (one === 'no') return 'no';
    if (one === 'unknown') answer = 'unknown';
  }
  return answer;
}

function conditionCovers(name: string, values: readonly string[], narrow: Grant['conditions']): Answer {
  const same = narrow.get(name);
  if (same !== undefined && isSame(same, values)) return 'yes';
  const [operator = '', key = ''] = name.split(' ', 2);
  const related = [...narrow].filter(([other]) => other.endsWith(` ${key}`));
  if (related.length === 0) return 'no';
  if (!likeOperators.includes(operator)) return 'unknown';
  const answers = related.map(([other, otherValues]) => valuesCover(operator, values, other.split(' ', 1)[0]!, otherValues));
  return answers.includes('yes') ? 'yes' : answers.includes('no') ? 'no' : 'unknown';
}

function valuesCover(operator: string, values: readonly string[], other: string, otherValues: readonly string[]): Answer {
  if (!likeOperators.includes(other)) return 'unknown';
  // For StringEquals, a star is a star.
  const isLiteral = operator === 'StringEquals';
  const within = isLiteral ? (one: string, wide: string) => one === wide && (other === 'StringEquals' || !/[*?]/.test(one)) : isWithin;
  return otherValues.every((one) => values.some((wide) => within(one, wide))) ? 'yes' : 'no';
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((value, index) => value === other[index]);
}
