import { detailOf, makeChange } from '../make-change.js';
import type { ReviewChange } from '../stage-diff.js';
import { type Compared, newNoun, subjectOf } from './compared.js';

/** Managed policies that a role, user or group gets or loses. */
export function managedChanges(compared: Compared, isNew: boolean): ReviewChange[] {
  const { id, was, is, inherited, comparison } = compared;
  const noun = newNoun(compared);
  const holder = noun === undefined ? id : `The new ${noun} ${id}`;
  const old = inherited?.managed ?? new Set(was.managed.keys());
  const added = [...is.managed].filter(([arn]) => !old.has(arn));
  const removed = isNew ? [] : [...was.managed].filter(([arn]) => !is.managed.has(arn));
  const impact = comparison.impacts.get(id)?.impact ?? 'update';
  return [
    ...added.map(([arn, path]) =>
      makeChange('managed-policy-added', {
        kinds: ['broadening'],
        impact,
        subject: subjectOf(compared, path, arn),
        message: `${holder} ${holder === id ? 'gains' : 'has'} the managed policy ${arn}`,
        details: [detailOf(path, undefined, arn, comparison.shown)],
      }),
    ),
    ...removed.map(([arn, path]) =>
      makeChange('managed-policy-removed', {
        impact,
        subject: subjectOf(compared, path, arn),
        message: `${id} loses the managed policy ${arn}`,
        details: [detailOf(path, arn, undefined, comparison.shown)],
      }),
    ),
  ];
}
