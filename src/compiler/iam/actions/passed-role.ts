import type { CodeValues } from '../calls/code-value.js';
import type { ServiceRules, Need } from './service-rules.js';
import { type Input, isSeen } from './input.js';
import { from } from './source.js';

/** How deep an input is searched for roles: `Targets[].EcsParameters.…`. */
const deepest = 4;

/** Services that take a role to be assumed, or to be looked at, and not to be passed on. */
const withoutPassing: readonly string[] = ['iam', 'sts', 'sso'];

/**
 * Who gives a service a role that the service is to act with needs `iam:PassRole` on it: see "Grant a user permissions to pass a role to an AWS service"
 * in the IAM User Guide. A member that has such a role is called `Role`, `RoleArn`, `ExecutionRoleArn` and so on.
 */
export function passedRoles(input: Input, { prefix, passesTo }: ServiceRules): Need[] {
  if (withoutPassing.includes(prefix)) return [];
  const members = [...new Set(rolesIn(input.values, '', 0))].filter((path) => isSeen(input, path));
  return members.map((path) => ({
    action: 'iam:PassRole',
    on: [{ format: 'arn:${Partition}:iam::${Account}:role/${Role}', from: { Role: from(path) } }],
    to: passesTo ?? [`${prefix}.amazonaws.com`],
  }));
}

function rolesIn(values: CodeValues, start: string, depth: number): string[] {
  if (depth > deepest) return [];
  return values.flatMap((value) => {
    if (value.kind === 'list') return rolesIn(value.items, `${start}[]`, depth + 1);
    if (value.kind !== 'object') return [];
    return value.members.flatMap(({ name, values: inner }) => {
      if (!name.every((part) => typeof part === 'string')) return [];
      const path = start === '' ? name.join('') : `${start}.${name.join('')}`;
      const isRole = /^(role|.*Role)(Arn|ARN)?$/.test(name.join('')) && inner.some(({ kind }) => kind === 'text' || kind === 'unknown');
      return isRole ? [path] : rolesIn(inner, path, depth + 1);
    });
  });
}
