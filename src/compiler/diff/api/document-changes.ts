import type { Path } from '../difference.js';
import { type Comparison, detailsOf, makeChange } from '../make-change.js';
import type { NormalDifference } from '../normal/normal-difference.js';
import type { ResourcePair } from '../pair.js';
import type { ReviewRule } from '../review-rule.js';
import type { ReviewChange } from '../stage-diff.js';

const binaryTypes: readonly string[] = ['x-amazon-apigateway-binary-media-types', 'BinaryMediaTypes'];

/** What is left of the differences of an API, by the part of its document: each route by itself. */
export function documentChanges({ logicalId, subject }: ResourcePair, left: readonly NormalDifference[], comparison: Comparison): ReviewChange[] {
  const byName = new Map<string, NormalDifference[]>();
  for (const difference of left) {
    const name = partOf(difference.path);
    const known = byName.get(name);
    if (known === undefined) byName.set(name, [difference]);
    else known.push(difference);
  }
  const { impact } = comparison.impacts.get(logicalId)!;
  return [...byName].map(([name, differences]) => {
    const rule: ReviewRule = binaryTypes.includes(name) ? 'binary-types-changed' : 'api-changed';
    const details = detailsOf(logicalId, differences, comparison.shown);
    return makeChange(rule, { impact, subject: { ...subject, name }, message: messageOf(rule, name, logicalId), details });
  });
}

function messageOf(rule: ReviewRule, name: string, logicalId: string): string {
  if (rule === 'binary-types-changed') return `The binary types of ${logicalId} change`;
  return name.includes('/') ? `The definition of ${name} changes` : `${name} of ${logicalId} changes`;
}

/** `GET /orders`, or the key of what is no route. */
function partOf([section, name, key, path, method]: Path): string {
  if (section !== 'Properties') return String(section);
  if (name !== 'Body') return String(name);
  if (key !== 'paths' || path === undefined) return String(key ?? 'Body');
  if (method === undefined) return String(path);
  return `${method === 'x-amazon-apigateway-any-method' ? 'ANY' : String(method).toUpperCase()} ${path}`;
}
