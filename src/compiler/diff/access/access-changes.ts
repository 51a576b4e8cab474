import type { Value } from '../../cloudformation/template.js';
import { type Comparison, detailOf, makeChange } from '../make-change.js';
import type { ReviewRule } from '../review-rule.js';
import type { ChangeKind, ReviewChange } from '../stage-diff.js';
import { accessText, principalText } from './access-text.js';
import { type Compared, newNoun, subjectOf } from './compared.js';
import { type Grant, grantOf } from './grant.js';
import type { Holder, HolderKind } from './holder.js';
import { byStatement, grouped } from './grouped.js';
import { changedHolders, holdersOf } from './holders.js';
import { inheritedBy, usersOfRoles } from './role-users.js';
import { managedChanges } from './managed-changes.js';
import { uncovered, type Uncovered } from './uncovered.js';

const rules: { readonly [kind in HolderKind]: readonly [more: ReviewRule, less: ReviewRule] } = {
  identity: ['action-added', 'action-removed'],
  trust: ['trust-widened', 'trust-narrowed'],
  invoke: ['invoke-permission-added', 'invoke-permission-removed'],
  resource: ['resource-policy-widened', 'resource-policy-narrowed'],
};

/** How many comparisons of statements are made in all; a template within CloudFormation's limits needs a few thousand. */
const mostComparisons = 1_000_000;

/** Who may do more or less than before, by all policies of the template, and by the permissions to invoke functions. */
export function accessChanges(comparison: Comparison): ReviewChange[] {
  const { before, after } = comparison;
  const keys = changedHolders(comparison.pairs);
  const [old, fresh] = [holdersOf(before, keys), holdersOf(after, keys)];
  let users: ReturnType<typeof usersOfRoles> | undefined;
  const budget = { left: mostComparisons };
  return [...new Set([...old.keys(), ...fresh.keys()])].flatMap((key) => {
    const [was, is] = [old.get(key), fresh.get(key)];
    const { kind, id } = (is ?? was)!;
    const inherited = kind === 'identity' && was === undefined ? inheritedBy((users ??= usersOfRoles(after)).get(id) ?? [], comparison, old) : undefined;
    return holderChanges({ kind, id, was: was ?? without(kind, id), is: is ?? without(kind, id), inherited, budget, comparison });
  });
}

function without(kind: HolderKind, id: string): Holder {
  return { kind, id, grants: [], managed: new Map() };
}

function holderChanges(compared: Compared): ReviewChange[] {
  const { kind, id, was, is, inherited, budget, comparison } = compared;
  const { before, after } = comparison;
  const isNew = !before.resources.has(id) && after.resources.has(id);
  const isGone = before.resources.has(id) && !after.resources.has(id);
  // What a resource admitted that is gone, nobody needs any more.
  if (isGone) return [];
  const type = (after.resources.get(id) ?? before.resources.get(id))?.type;
  const [old, fresh] = [impliedIn(type, inherited?.grants ?? was.grants), impliedIn(type, is.grants)];
  const managed = managedChanges(compared, isNew);
  if (isSame(old, fresh)) return managed;
  const [oldAllowed, freshAllowed, oldDenied, freshDenied] = [of('Allow', old), of('Allow', fresh), of('Deny', old), of('Deny', fresh)];
  const more = [...uncovered(freshAllowed, oldAllowed, budget), ...uncovered(oldDenied, freshDenied, budget)];
  const less = inherited !== undefined ? [] : [...uncovered(oldAllowed, freshAllowed, budget), ...uncovered(freshDenied, oldDenied, budget)];
  // A service that a new resource admits is what it was made for.
  const noted =
    isNew && kind !== 'identity'
      ? more.filter(({ principals, grant }) => grant.principals.isNot || !principals.every((one) => one.startsWith('Service:')))
      : more;
  return [
    ...(newNoun(compared) === undefined ? grouped(noted) : byStatement(grouped(noted))).map((one) => accessChange(compared, one, true)),
    ...grouped(less.filter(({ answer }) => answer === 'no')).map((one) => accessChange(compared, one, false)),
    ...unclearChanges(compared, old, fresh),
    ...managed,
  ].filter((change) => !(isNew && type === 'AWS::ApiGateway::RestApi' && change.rule !== 'permissions-unknown'));
}

const everyone = grantOf({ Effect: 'Allow', Principal: '*', Action: ['execute-api:Invoke'], Resource: ['*'] }, [], String);

/** A REST API without a policy admits everyone. */
function impliedIn(type: string | undefined, grants: readonly Grant[]): readonly Grant[] {
  return type === 'AWS::ApiGateway::RestApi' && grants.length === 0 ? [everyone] : grants;
}

function isSame(old: readonly Grant[], fresh: readonly Grant[]): boolean {
  return old.length === fresh.length && old.every(({ text }, index) => text === fresh[index]!.text);
}

function of(effect: Grant['effect'], grants: readonly Grant[]): Grant[] {
  return grants.filter((grant) => grant.effect === effect);
}

function accessChange(compared: Compared, one: Uncovered, isMore: boolean): ReviewChange {
  const { kind, id, comparison } = compared;
  const { grant, answer, actions, principals } = one;
  const isPublic = isMore && answer === 'no' && kind !== 'identity' && grant.effect === 'Allow' && isForEveryone(one);
  const rule = answer === 'unknown' ? 'permissions-unknown' : isPublic ? 'principal-public' : rules[kind][isMore ? 0 : 1];
  const text = accessText(kind, id, one, isMore, newNoun(compared));
  const kinds: readonly ChangeKind[] = isMore ? ['broadening'] : [];
  const path = grant.path.length === 0 ? ['Resources', id] : grant.path;
  const statement = briefStatement(kind, one);
  const isAfter = (grant.effect === 'Allow') === isMore;
  return makeChange(rule, {
    kinds,
    impact: comparison.impacts.get(String(path[1]))?.impact ?? 'update',
    subject: subjectOf(compared, path, kind === 'identity' ? actions.join(', ') : principalText(principals)),
    message: answer === 'unknown' ? `It is not known whether more is allowed: ${text}` : text,
    details: [detailOf(path, isAfter ? undefined : statement, isAfter ? statement : undefined, comparison.shown)],
  });
}

/** Conditions that let everyone through who comes the right way. */
const openKeys: readonly string[] = ['aws:securetransport', 'lambda:functionurlauthtype', 'lambda:invokedviafunctionurl', 'aws:useragent', 'aws:referer'];

function isForEveryone({ grant, principals }: Uncovered): boolean {
  const isWide = grant.principals.isNot || principals.includes('*');
  return isWide && [...grant.conditions].every(([name, values]) => openKeys.includes(name.split(' ', 2)[1] ?? '') && !values.includes('AWS_IAM'));
}

/** Only what is new of a statement: a long one would be repeated for each of its actions. */
function briefStatement(kind: HolderKind, { grant, actions, resources, principals }: Uncovered): Value {
  return {
    Effect: grant.effect,
    ...(kind !== 'identity' && { [grant.principals.isNot ? 'NotPrincipal' : 'Principal']: principals }),
    [grant.actions.isNot ? 'NotAction' : 'Action']: actions,
    ...(kind !== 'trust' && { [grant.resources.isNot ? 'NotResource' : 'Resource']: resources }),
    ...(grant.conditions.size > 0 && { Condition: Object.fromEntries(grant.conditions) }),
  };
}

/** Statements that are functions of CloudFormation, or no statements at all. */
function unclearChanges(compared: Compared, old: readonly Grant[], fresh: readonly Grant[]): ReviewChange[] {
  const known = new Set(old.map(({ text }) => text));
  return fresh.flatMap((grant) => {
    if (grant.effect !== 'unclear' || known.has(grant.text)) return [];
    return [
      makeChange('permissions-unknown', {
        kinds: ['broadening'],
        impact: compared.comparison.impacts.get(String(grant.path[1]))?.impact ?? 'update',
        subject: subjectOf(compared, grant.path, 'Statement'),
        message: `It is not known what a statement of ${compared.id} allows, because it is put together at deployment`,
        details: [detailOf(grant.path, undefined, grant.statement, compared.comparison.shown)],
      }),
    ];
  });
}
