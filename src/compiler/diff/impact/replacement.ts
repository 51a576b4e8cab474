import { type Comparison, detailsOf, makeChange } from '../make-change.js';
import type { NormalDifference } from '../normal/normal-difference.js';
import type { ReviewRule } from '../review-rule.js';
import type { SideResource } from '../side.js';
import type { ChangeSubject, ReviewChange } from '../stage-diff.js';
import { lossText } from './arrivals.js';
import { isReplacement, type ResourceImpact } from './impacts.js';
import { isKeptWhenDeleted, isKeptWhenReplaced } from './retention.js';
import { heldBy, isApi } from './stateful-type.js';

/** The rule of an impact that is more than an update in place. */
export const impactRules: { readonly [impact in ResourceImpact['impact']]?: ReviewRule } = {
  replace: 'resource-replaced',
  'may-replace': 'resource-may-be-replaced',
  unknown: 'resource-unknown',
};

/** A resource that is replaced, or of which it is not known whether it stays. */
export function replacementChange(
  rule: ReviewRule,
  comparison: Comparison,
  was: SideResource,
  is: SideResource,
  differences: readonly NormalDifference[],
): ReviewChange {
  const impact = comparison.impacts.get(is.logicalId)!;
  if (isPublished(is, impact)) return publication(rule, is);
  const held = heldBy(was.type);
  // With a condition, a resource may leave the stack; without one, it is there.
  const isConditional = impact.impact === 'unknown' && is.attributes['Condition'] !== undefined;
  const isKept = isConditional ? isKeptWhenDeleted(was) : isKeptWhenReplaced(was) && isKeptWhenReplaced(is);
  const isLoss = isReplacement(impact.impact) || isConditional;
  return makeChange(rule, {
    kinds: [...(held !== undefined && isLoss && !isKept ? (['destructive'] as const) : []), ...(isApi(was.type) && isLoss ? (['breaking-api'] as const) : [])],
    impact: impact.impact,
    subject: subjectOf(is),
    message: `${is.logicalId} (${is.type}) ${verbOf(impact, isConditional)}${isLoss ? lossText(isKept, held, impact.impact === 'replace') : ''}${reasonText(impact, was, is)}`,
    details: detailsOf(is.logicalId, differences, comparison.shown),
    causes: impact.because.map((because) => ({ because })),
  });
}

/** A version is replaced by the next one, because the code or a setting of its function changes. */
function isPublished({ type, logicalId, origin }: SideResource, { impact, properties }: ResourceImpact): boolean {
  return type === 'AWS::Lambda::Version' && origin !== logicalId && impact === 'replace' && properties.length === 0;
}

function publication(rule: ReviewRule, is: SideResource): ReviewChange {
  const message = `${is.logicalId} (${is.type}) is published anew, because ${is.origin} changes`;
  return makeChange(rule, { impact: 'replace', subject: subjectOf(is), message, causes: [{ because: is.origin }] });
}

function verbOf({ impact }: ResourceImpact, isConditional: boolean): string {
  if (impact === 'replace') return 'is replaced';
  if (impact === 'may-replace') return 'may be replaced';
  return isConditional ? 'may be created or deleted, by its condition' : 'changes, and it is not known how';
}

function reasonText({ properties, because }: ResourceImpact, was: SideResource, is: SideResource): string {
  const reasons = [
    ...(was.type === is.type ? [] : [`its type was ${was.type}`]),
    ...(properties.length === 0 ? [] : [`${properties.join(', ')} cannot change in place`]),
    ...(because.length === 0 ? [] : [`it refers to ${because.join(', ')}`]),
  ];
  return reasons.length === 0 ? '' : `, because ${reasons.join(', and ')}`;
}

/** A resource that does not differ itself, but refers to one that is replaced. */
export function dependentChange(comparison: Comparison, was: SideResource, is: SideResource): ReviewChange {
  const { impact, because } = comparison.impacts.get(is.logicalId)!;
  const rule = impactRules[impact];
  if (rule !== undefined) return replacementChange(rule, comparison, was, is, []);
  return makeChange('resource-updated', {
    impact: 'update',
    subject: subjectOf(is),
    message: `${is.logicalId} (${is.type}) is updated, because it refers to ${because.join(', ')}`,
    causes: because.map((id) => ({ because: id })),
  });
}

function subjectOf({ logicalId, type, origin }: SideResource): ChangeSubject {
  return { logicalId, type, ...(origin !== logicalId && { origin }) };
}
