import type { Value } from '../cloudformation/template.js';
import { bothSides } from './both-sides.js';
import type { Change } from './change.js';
import { accessChanges } from './access/access-changes.js';
import { roleChanges } from './access/role-changes.js';
import { securityGroupChanges } from './access/security-group-changes.js';
import { addressChanges } from './api/address-changes.js';
import { authorizerChanges } from './api/authorizer-changes.js';
import { corsChanges } from './api/cors-changes.js';
import { routeChanges } from './api/route-changes.js';
import { codeChanges } from './code-changes.js';
import { exposureChanges } from './exposure-changes.js';
import { impactsOf } from './impact/impacts.js';
import { renamesIn } from './impact/rename.js';
import { retentionChanges } from './impact/retention-changes.js';
import { leftOver } from './left-over.js';
import type { Comparison } from './make-change.js';
import { changedPairs } from './pair.js';
import { releaseChanges } from './release-changes.js';
import { resourceChanges } from './resource-changes.js';
import { changeGroups } from './review-rule.js';
import { sectionChanges } from './settings/section-changes.js';
import { variableChanges } from './settings/variable-changes.js';
import { templateChanges } from './template-changes.js';
import { unfit } from './shape.js';
import { shownValues } from './shown-value.js';
import type { Side } from './side.js';
import type { ReviewChange, StageDiff, UnknownPart } from './stage-diff.js';
import type { StageSide } from './stage-side.js';
import { unexplainedChanges, unknownParts } from './unexplained.js';

/**
 * What differs between two templates of a stage, and what that would do to its stack. Pure reordering and reformatting
 * gives no changes; everything else that differs is in one of them.
 *
 * Both templates are expanded as SAM does it, and brought into a form in which the same meaning looks the same. Then each
 * rule tells what it knows; what no rule has told is told as it is.
 */
export async function diffStages(stage: string, before: StageSide, after: StageSide): Promise<StageDiff> {
  const unfitParts = unfitPartsOf(before, after);
  return unfitParts.length > 0 ? { stage, changes: [], unknown: unfitParts } : diffOf(stage, before, after, await compare(...bothSides(before, after)));
}

/** The same, with what the entries of the templates, as they are written, would come to. */
export async function diffTemplates(stage: string, before: StageSide, after: StageSide): Promise<StageDiff & { readonly entries: readonly Change[] }> {
  const [was, is] = [before, after].map(({ template }) => (template === undefined ? {} : template)) as [Value, Value];
  const unknown = unfitPartsOf(before, after);
  if (unknown.length > 0) return { stage, changes: [], unknown, entries: templateChanges(was, is, undefined) };
  const comparison = await compare(...bothSides(before, after));
  return { ...diffOf(stage, before, after, comparison), entries: templateChanges(was, is, comparison) };
}

/** Only what is packaged by this version, or has a manifest beside it, says what its code was made of. */
function unknownCode(before: StageSide, after: StageSide, { resources }: Side): UnknownPart[] {
  const hadFunctions = [...resources.values()].some(({ type }) => type === 'AWS::Lambda::Function');
  if (!hadFunctions || before.code !== undefined || after.code === undefined) return [];
  return [{ logicalId: 'Code', type: 'Code', message: 'The code is not compared, because there is no bundle.json beside the earlier template' }];
}

function unfitPartsOf(before: StageSide, after: StageSide): UnknownPart[] {
  return [unfitPart(before, 'The earlier template'), unfitPart(after, 'The template')].flat();
}

export function diffOf(stage: string, before: StageSide, after: StageSide, comparison: Comparison): StageDiff {
  const { before: old, after: fresh } = comparison;
  const told = [
    ...accessChanges(comparison),
    ...roleChanges(comparison),
    ...securityGroupChanges(comparison),
    ...exposureChanges(comparison),
    ...routeChanges(comparison),
    ...corsChanges(comparison),
    ...authorizerChanges(comparison),
    ...addressChanges(comparison),
    ...variableChanges(comparison),
    ...retentionChanges(comparison),
    ...codeChanges(before.code, after.code, old, fresh),
  ];
  const changes = [...told, ...resourceChanges(comparison, leftOver(comparison.pairs, told)), ...sectionChanges(comparison)];
  const explained = [...changes, ...unexplainedChanges(comparison, changes)];
  const all = [...releaseChanges({ before: before.release, after: after.release }, comparison, explained), ...explained];
  return { stage, changes: inOrder(all), unknown: [...unknownParts(old, fresh), ...unknownCode(before, after, old)] };
}

export async function compare(before: Side, after: Side): Promise<Comparison> {
  const pairs = changedPairs(before, after);
  const isChanged = pairs.some(({ was, is }) => was !== undefined && is !== undefined);
  // This is the slowest step.
  const ask = isChanged ? (await import('./impact/replacing-property.js')).propertyImpacts : () => new Map<string, never>();
  return {
    before,
    after,
    pairs,
    impacts: impactsOf(pairs, after, ask),
    renames: renamesIn(pairs, before, after),
    shown: shownValues([before.template, after.template]),
  };
}

function unfitPart({ template, swagger }: StageSide, what: string): UnknownPart[] {
  const reason = template === undefined ? undefined : (unfit(template) ?? unfit(swagger ?? null));
  return reason === undefined ? [] : [{ logicalId: 'Template', type: 'Template', message: `${what} is not compared: ${reason}` }];
}

/** By group; the order within a group is that of the templates. */
function inOrder(changes: readonly ReviewChange[]): ReviewChange[] {
  return changeGroups.flatMap((group) => changes.filter((change) => change.group === group));
}
