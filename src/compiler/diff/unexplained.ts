import { entriesOf, isMap, valueAt } from '../cloudformation/branch.js';
import type { Value } from '../cloudformation/template.js';
import { type SamResource, samResource } from '../expand/sam-resource.js';
import { isApi } from './impact/stateful-type.js';
import { type Comparison, detailOf, makeChange } from './make-change.js';
import { normalDifferences, type NormalDifference } from './normal/normal-difference.js';
import type { Side } from './side.js';
import type { ReviewChange, UnknownPart } from './stage-diff.js';

/**
 * What differs between the SAM templates, but not in what SAM is known to make of them: loops, properties of SAM without a
 * trace in the expansion, entries that are no resources.
 */
export function unexplainedChanges(comparison: Comparison, changes: readonly ReviewChange[]): ReviewChange[] {
  const { before, after, shown } = comparison;
  const told = new Set(changes.flatMap(({ subject }) => [subject.logicalId, subject.origin ?? subject.logicalId]));
  const [old, fresh] = [rawResources(before, after), rawResources(after, before)];
  const found = [...new Set([...old.keys(), ...fresh.keys()])].flatMap((logicalId) => {
    if (told.has(logicalId)) return [];
    const path = ['Resources', logicalId];
    const differences = rawDifferences(before, after, old.get(logicalId), fresh.get(logicalId), path);
    if (differences.length === 0) return [];
    const type = typeOf(logicalId, fresh.get(logicalId) ?? old.get(logicalId));
    return [
      makeChange('resource-unknown', {
        impact: 'unknown',
        subject: { logicalId, type },
        message: `${logicalId} (${type}) differs, and it is not known what that changes`,
        details: differences.map(({ path: at, was, is }) => detailOf(at, was, is, shown)),
      }),
    ];
  });
  return changes.length === 0 && found.length === 0 ? globalsChanges(comparison) : found;
}

/** `Globals` that no resource has a use for. */
function globalsChanges({ before, after, shown }: Comparison): ReviewChange[] {
  const differences = rawDifferences(before, after, before.template['Globals'], after.template['Globals'], ['Globals']);
  if (differences.length === 0) return [];
  const details = differences.map(({ path, was, is }) => detailOf(path, was, is, shown));
  return [
    makeChange('section-changed', { impact: 'none', subject: { logicalId: 'Globals', type: 'Globals' }, message: 'Globals change, but no resource', details }),
  ];
}

/** Those that are not one value on both sides, with the properties that `Globals` has for them; what is no resource as it is. */
function rawResources({ template, aliases }: Side, { template: other }: Side): ReadonlyMap<string, Value> {
  const { Globals: globals } = template;
  const others = globals === other['Globals'] ? entriesOf(other['Resources']) : new Map<string, Value>();
  const own = [...entriesOf(template['Resources'])].filter(([logicalId, written]) => others.get(logicalId) !== written);
  const whole = ({ type, properties, attributes }: SamResource): Value => ({ ...attributes, Type: type, Properties: properties });
  const one = (logicalId: string, written: Value): Value => samResource(logicalId, written, globals).map(whole)[0] ?? written;
  return new Map(own.map(([logicalId, written]) => [aliases.get(logicalId) ?? logicalId, one(logicalId, written)]));
}

function rawDifferences(before: Side, after: Side, was: Value | undefined, is: Value | undefined, path: readonly string[]): NormalDifference[] {
  if (was === is || (was !== undefined && is !== undefined && JSON.stringify(was) === JSON.stringify(is))) return [];
  const [old, fresh] = [was === undefined ? undefined : before.form.of(was), is === undefined ? undefined : after.form.of(is)];
  return normalDifferences(old, fresh, [before.form, after.form], path);
}

function typeOf(logicalId: string, resource: Value | undefined): string {
  if (logicalId.startsWith('Fn::ForEach::')) return 'Fn::ForEach';
  return isMap(resource) && typeof resource['Type'] === 'string' ? resource['Type'] : 'unknown type';
}

/** What SAM makes of it is not known, and it differs. */
export function unknownParts(before: Side, after: Side): UnknownPart[] {
  return [...unseenDocuments(before, after), ...unexpanded(before, after)];
}

/** APIs whose Swagger documents a macro puts into the template, from a file that was not given. */
function unseenDocuments(before: Side, after: Side): UnknownPart[] {
  const unseen = [before, after].flatMap(({ resources }) =>
    [...resources.values()].filter(({ type, plain }) => isApi(type) && valueAt(plain.properties, ['Body', 'Fn::Transform']) !== undefined),
  );
  return [...new Map(unseen.map(({ logicalId, type }) => [logicalId, type]))].map(([logicalId, type]) => ({
    logicalId,
    type,
    message: `The routes of ${logicalId} are not compared, because its document is put into the template only at deployment`,
  }));
}

function unexpanded(before: Side, after: Side): UnknownPart[] {
  const parts = new Map([...before.unknown, ...after.unknown].map((part) => [`${part.logicalId} ${part.type}`, part]));
  if (parts.size === 0) return [];
  const [old, fresh] = [rawResources(before, after), rawResources(after, before)];
  return [...parts.values()]
    .filter(({ logicalId }) => rawDifferences(before, after, old.get(logicalId), fresh.get(logicalId), []).length > 0)
    .map(({ logicalId, type }) => ({ logicalId, type, message: `What SAM makes of ${type} in ${logicalId} is not known, and neither is what its changes do` }));
}
