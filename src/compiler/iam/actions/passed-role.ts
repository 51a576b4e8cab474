import type { CodeValue, CodeValues } from '../calls/code-value.js';
import type { ServiceRules, Need } from './service-rules.js';
import type { Input } from './input.js';
import { from } from './source.js';

/** Services whose roles are in members called `Role`, `ExecutionRole` and so on. Elsewhere, `role` may be anybody's part, as in a chat. */
const withPlainNames: readonly string[] = ['athena', 'codebuild', 'elasticmapreduce', 'glue', 'lambda', 'mediaconvert', 'ssm'];

/** How deep an input is searched for roles: `Targets[].EcsParameters.…`. */
const deepest = 4;

/** Services that take a role to be assumed, or to be looked at, and not to be passed on; and one whose items have members of any name. */
const withoutPassing: readonly string[] = ['iam', 'sts', 'sso', 'dynamodb'];

/**
 * Who gives a service a role that the service is to act with needs `iam:PassRole` on it: see "Grant a user permissions to pass a role to an AWS service"
 * in the IAM User Guide. A member that has such a role is called `RoleArn`, `executionRoleArn` and so on.
 */
export function passedRoles(input: Input, { prefix, passesTo }: ServiceRules): Need[] {
  if (withoutPassing.includes(prefix)) return [];
  const paths = new Set<string>();
  collectRoles(input.values, '', 0, { paths, seen: new Map(), pattern: withPlainNames.includes(prefix) ? /(^r|R)ole(Arn|ARN)?$/ : /(^r|R)ole(Arn|ARN)$/ });
  return [...paths].map((path) => ({
    action: 'iam:PassRole',
    on: [{ format: 'arn:${Partition}:iam::${Account}:role/${Role}', from: { Role: from(path) } }],
    to: passesTo ?? [`${prefix}.amazonaws.com`],
  }));
}

interface Search {
  readonly paths: Set<string>;
  readonly pattern: RegExp;
  /** By path, what was looked at: the same value may be in many of the others that an expression can have. */
  readonly seen: Map<string, Set<CodeValue>>;
}

function collectRoles(values: CodeValues, start: string, depth: number, search: Search): void {
  if (depth > deepest) return;
  const seen = search.seen.get(start) ?? new Set();
  search.seen.set(start, seen);
  for (const value of values) {
    if (seen.has(value)) continue;
    seen.add(value);
    if (value.kind === 'list') collectRoles(value.items, `${start}[]`, depth + 1, search);
    if (value.kind !== 'object') continue;
    for (const { name, values: inner } of value.members) {
      if (!name.every((part) => typeof part === 'string')) continue;
      const path = start === '' ? name.join('') : `${start}.${name.join('')}`;
      if (search.pattern.test(name.join('')) && inner.some(({ kind }) => kind === 'text' || kind === 'unknown')) search.paths.add(path);
      else collectRoles(inner, path, depth + 1, search);
    }
  }
}
