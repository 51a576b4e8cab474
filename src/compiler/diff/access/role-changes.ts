import { type Comparison, detailsOf, makeChange } from '../make-change.js';
import { brief } from '../shown-value.js';
import type { ReviewChange } from '../stage-diff.js';
import { type Holder, holderKey } from './holder.js';
import { changedHolders, holdersOf, isIdentity, targetId } from './holders.js';
import { type Budget, uncovered } from './uncovered.js';

/** Functions that run with another role, and boundaries of roles that go. */
export function roleChanges(comparison: Comparison): ReviewChange[] {
  return [...boundaryChanges(comparison), ...usersChanges(comparison)];
}

function boundaryChanges({ pairs, impacts, shown }: Comparison): ReviewChange[] {
  return pairs.flatMap(({ logicalId, type, was, is, subject, differences }) => {
    const [old, fresh] = [was?.properties['PermissionsBoundary'], is?.properties['PermissionsBoundary']];
    const own = differences.filter(({ path }) => path[0] === 'Properties' && path[1] === 'PermissionsBoundary');
    if (!isIdentity(type) || old === undefined || is === undefined || own.length === 0) return [];
    return [
      makeChange('boundary-dropped', {
        kinds: ['broadening'],
        impact: impacts.get(logicalId)?.impact ?? 'update',
        subject,
        message: fresh === undefined ? `${logicalId} loses its permissions boundary` : `The permissions boundary of ${logicalId} becomes ${brief(fresh)}`,
        details: detailsOf(logicalId, own, shown),
      }),
    ];
  });
}

function usersChanges(comparison: Comparison): ReviewChange[] {
  const changed = comparison.pairs.flatMap((pair) => {
    const own = pair.differences.filter(({ path }) => path[0] === 'Properties' && path[1] === 'Role');
    return pair.type === 'AWS::Lambda::Function' && own.length > 0 && pair.was !== undefined && pair.is !== undefined ? [{ pair, own }] : [];
  });
  if (changed.length === 0) return [];
  const { before, after, impacts, shown } = comparison;
  const keys = changedHolders(changed.map(({ pair }) => pair));
  const [old, fresh] = [holdersOf(before, keys), holdersOf(after, keys)];
  const budget = { left: 1_000_000 };
  return changed.map(({ pair: { logicalId, was, is, subject }, own }) => {
    const [oldId, id] = [targetId(was!.properties['Role']), targetId(is!.properties['Role'])];
    // What a new role may do is told of the role.
    const isNew = after.resources.has(id) && !before.resources.has(id);
    const answer = isNew ? 'less' : compared(old.get(holderKey('identity', oldId)), fresh.get(holderKey('identity', id)), budget);
    const words = { less: '', more: ', which may do more', unknown: ', and it is not known whether it may do more' };
    return makeChange('role-changed', {
      kinds: answer === 'less' ? [] : ['broadening'],
      impact: impacts.get(logicalId)?.impact ?? 'update',
      subject: { ...subject, name: id },
      message: `${logicalId} runs with the role ${id} instead of ${oldId}${words[answer]}`,
      details: detailsOf(logicalId, own, shown),
    });
  });
}

function compared(was: Holder | undefined, is: Holder | undefined, budget: Budget): 'less' | 'more' | 'unknown' {
  if (was === undefined || is === undefined) return 'unknown';
  const allowed = (holder: Holder): Holder['grants'] => holder.grants.filter(({ effect }) => effect !== 'Deny');
  const denied = (holder: Holder): Holder['grants'] => holder.grants.filter(({ effect }) => effect === 'Deny');
  const answers = [...uncovered(allowed(is), allowed(was), budget), ...uncovered(denied(was), denied(is), budget)].map(({ answer }) => answer);
  if (answers.includes('no') || [...is.managed.keys()].some((arn) => !was.managed.has(arn))) return 'more';
  return answers.includes('unknown') ? 'unknown' : 'less';
}
