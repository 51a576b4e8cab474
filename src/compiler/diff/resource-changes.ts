import { documentChanges } from './api/document-changes.js';
import { createdChange, deletedChange } from './impact/arrivals.js';
import { dependentChange, impactRules, replacementChange } from './impact/replacement.js';
import { isApi } from './impact/stateful-type.js';
import type { ChangedPair } from './left-over.js';
import { type Comparison, detailsOf, makeChange } from './make-change.js';
import { byProperty, settingChanges } from './settings/setting-changes.js';
import type { ReviewChange } from './stage-diff.js';

/** What becomes of the resources themselves, and all their differences that no other rule has told. */
export function resourceChanges(comparison: Comparison, changed: readonly ChangedPair[]): ReviewChange[] {
  const { renames } = comparison;
  const cameFrom = new Map([...renames.values()].map(({ from, to }) => [to.logicalId, from.logicalId]));
  const own = new Set(changed.map(({ pair }) => pair.logicalId));
  return [
    ...changed.flatMap((one) => {
      const { pair, isTold } = one;
      if (pair.was === undefined) return isTold ? [] : [createdChange(pair, cameFrom.get(pair.logicalId))];
      if (pair.is === undefined) return isTold ? [] : [deletedChange(pair, pair.was, renames.get(pair.logicalId))];
      return keptChanges(one, comparison);
    }),
    ...[...comparison.impacts.keys()].flatMap((id) => {
      const [was, is] = [comparison.before.resources.get(id), comparison.after.resources.get(id)];
      return own.has(id) || was === undefined || is === undefined ? [] : [dependentChange(comparison, was, is)];
    }),
  ];
}

function keptChanges({ pair, left }: ChangedPair, comparison: Comparison): ReviewChange[] {
  const { logicalId, type, was, is, subject, differences } = pair;
  const { impact, properties } = comparison.impacts.get(logicalId)!;
  const rule = impactRules[impact];
  if (rule !== undefined) {
    const isCause = ({ path }: (typeof differences)[number]): boolean => path[0] === 'Properties' && properties.includes(String(path[1]));
    return [replacementChange(rule, comparison, was!, is!, [...new Set([...differences.filter(isCause), ...left])])];
  }
  if (left.length === 0) return [];
  if (type === 'AWS::Lambda::Function') return settingChanges(pair, left, comparison);
  if (isApi(type)) return documentChanges(pair, left, comparison);
  const names = [...byProperty(left).keys()];
  // How CodeDeploy moves an alias, which it does when there is something to move it to.
  const what = impact !== 'none' ? 'is updated' : names.includes('UpdatePolicy') ? 'will be updated in another way' : 'is written in another way';
  return [
    makeChange('resource-updated', {
      impact,
      subject,
      message: `${logicalId} (${type}) ${what}: ${names.join(', ')}`,
      details: detailsOf(logicalId, left, comparison.shown),
    }),
  ];
}
