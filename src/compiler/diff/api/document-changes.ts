import type { Path } from '../difference.js';
import { type Comparison, detailOf, detailsOf, makeChange } from '../make-change.js';
import { normalDifferences, type NormalDifference } from '../normal/normal-difference.js';
import type { ResourcePair } from '../pair.js';
import type { ReviewRule } from '../review-rule.js';
import type { ReviewChange } from '../stage-diff.js';
import { type RenamedPath, renamedPaths, withNewNames } from './renamed-path.js';

const binaryTypes: readonly string[] = ['x-amazon-apigateway-binary-media-types', 'BinaryMediaTypes'];

/** What is left of the differences of an API, by the part of its document: each route by itself. */
export function documentChanges(pair: ResourcePair, left: readonly NormalDifference[], comparison: Comparison): ReviewChange[] {
  const { logicalId, subject } = pair;
  // Also of paths of which something else is told already, such as an authorizer.
  const renamed = renamedPaths(pair.differences);
  const told = new Set(renamed.flatMap(({ was, is }) => [was, is]));
  const others = [...left.filter((one) => !told.has(one)), ...renamed.flatMap((one) => besidesNames(one, comparison))];
  const byName = new Map<string, NormalDifference[]>();
  for (const difference of others) {
    const name = partOf(difference.path);
    const known = byName.get(name);
    if (known === undefined) byName.set(name, [difference]);
    else known.push(difference);
  }
  const { impact } = comparison.impacts.get(logicalId)!;
  const changes = [...byName].map(([name, differences]) => {
    const rule: ReviewRule = binaryTypes.includes(name) ? 'binary-types-changed' : 'api-changed';
    const details = detailsOf(logicalId, differences, comparison.shown);
    return makeChange(rule, { impact, subject: { ...subject, name }, message: messageOf(rule, name, logicalId), details });
  });
  return [...renamed.map((one) => renamedChange(one, pair, comparison)), ...changes];
}

function renamedChange({ from, to, is, names }: RenamedPath, { logicalId, subject }: ResourcePair, { impacts, shown }: Comparison): ReviewChange {
  const text = [...names].map(([old, fresh]) => `{${old}} is now called {${fresh}}`).join(', ');
  return makeChange('path-parameter-renamed', {
    impact: impacts.get(logicalId)!.impact,
    subject: { ...subject, name: to },
    message: `In the path ${to}, the parameter ${text}; callers see no difference`,
    details: [detailOf(['Resources', logicalId, ...is.path], from, to, shown)],
  });
}

/** What differs apart from the names. */
function besidesNames({ was, is, names }: RenamedPath, { before, after }: Comparison): NormalDifference[] {
  return normalDifferences(before.form.of(withNewNames(was.was!, names)), is.is, [before.form, after.form], is.path);
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
