import { entriesOf, isMap } from '../../cloudformation/branch.js';
import type { Value } from '../../cloudformation/template.js';
import { textOf } from '../../cloudformation/text-of.js';
import { nearest, suggest } from '../../problem/nearest.js';
import type { Path } from '../../syntax/source.js';
import { checkStatement, isKnown, type PolicyKind, type PolicyMistake } from './check-statement.js';
import { documentKeys, versions } from './policy-grammar.js';
import { statementsWithPaths } from './policy-parts.js';

/**
 * What IAM, or the service that a policy belongs to, would refuse of a policy document. What CloudFormation's functions give is not known.
 *
 * @param kind `identity` for what a role or a user may do, `resource` for who may use a resource, `trust` for who may assume a role
 */
export function policyMistakes(policy: Value, kind: PolicyKind): PolicyMistake[] {
  if (!isMap(policy) || !isKnown(policy)) return [];
  const list = statementsWithPaths(policy);
  return [...unknownKeys(policy), ...checkVersion(policy), ...list.flatMap(([path, statement]) => checkStatement(statement, path, kind)), ...checkSids(list)];
}

function unknownKeys(policy: { readonly [key: string]: Value }): PolicyMistake[] {
  return Object.keys(policy)
    .filter((key) => !documentKeys.includes(key))
    .map((key) => ({ path: [key], message: `a policy has no key '${key}'`, fix: suggest(key, documentKeys) }));
}

function checkVersion({ Version: version }: { readonly [key: string]: Value }): PolicyMistake[] {
  if (version === undefined || isMap(version) || versions.includes(version as string)) return [];
  const near = nearest(textOf(version), versions);
  const fix = near === undefined ? `write "Version": "${versions[0]}"` : `did you mean '${near}'?`;
  return [{ path: ['Version'], message: `the Version of a policy cannot be ${JSON.stringify(version)}`, fix }];
}

function checkSids(list: readonly (readonly [Path, Value])[]): PolicyMistake[] {
  const first = new Set<string>();
  return list.flatMap(([path, statement]) => {
    const sid = entriesOf(statement).get('Sid');
    if (typeof sid !== 'string' || sid === '') return [];
    if (first.has(sid)) return [{ path: [...path, 'Sid'], message: `two statements have the Sid '${sid}'`, fix: 'give each its own, or leave it out' }];
    first.add(sid);
    return [];
  });
}

/** Whether a policy has IAM's variables without the version that knows them. */
export function lacksVersion(policy: Value): boolean {
  if (!isMap(policy) || (policy['Version'] !== undefined && policy['Version'] !== '2008-10-17')) return false;
  return /\$\{!?(aws|s3|sts|saml|iam|cognito-identity\.amazonaws\.com|www\.amazon\.com):/.test(JSON.stringify(policy['Statement'] ?? ''));
}
