import { isDeepStrictEqual } from 'node:util';
import { entriesOf, isBranch, isMap, valueAt } from '../cloudformation/branch.js';
import type { Template, TemplateDocument, Value } from '../cloudformation/template.js';
import { textOf } from '../cloudformation/text-of.js';
import type { Problem } from '../problem/problem.js';
import type { Path } from '../syntax/source.js';
import { lostActions } from './lost-actions.js';
import { isOpenMap } from './merge.js';
import type { MergeTemplate } from './parse-merge.js';
import { shortText } from '../problem/short-text.js';

/**
 * Warns of generated entries that a list of a merge template drops, as a list replaces a list as a whole.
 *
 * @param soFar The template that the file is merged into. What an earlier file has dropped is not told again.
 */
export function checkLists(generated: Template, soFar: TemplateDocument, file: MergeTemplate): Problem[] {
  const all = lost(generated as unknown as TemplateDocument, soFar, file.value, []);
  const [ofRoles, others] = [true, false].map((isOfRole) => all.filter(({ path }) => isPolicyOfRole(path, generated) === isOfRole));
  return [...others!.map(({ path, entries }) => droppedEntries(file, path, entries)), ...replacedPolicies(ofRoles!, file)];
}

function droppedEntries(file: MergeTemplate, path: Path, entries: readonly Value[]): Problem {
  return {
    code: 'merge-drops-entries',
    severity: 'warning',
    where: file.place(path),
    message: `the value replaces a generated list, and drops of it: ${entries.map(nameOf).join('; ')}`,
    fix: 'repeat what should stay; or set the key to null if nothing should',
  };
}

function isPolicyOfRole([section, id, , property]: Path, { Resources }: Template): boolean {
  return section === 'Resources' && property === 'Policies' && Resources[id!]!.Type === 'AWS::IAM::Role';
}

/** Policies that still allow the same actions, on whatever resources, are what the user wants. */
function replacedPolicies(replaced: readonly Lost[], file: MergeTemplate): Problem[] {
  return replaced.flatMap(({ path, entries }): Problem[] => {
    const actions = lostActions(entries, valueAt(file.value, path.slice(0, 4)));
    if (actions.length === 0) return [];
    const shown = actions.length > 6 ? `${actions.slice(0, 5).join(', ')} and ${actions.length - 5} others` : actions.join(', ');
    const message = `the value replaces the policy of '${path[1]}', so that its functions may no longer: ${shown}`;
    const fix =
      'add statements by iam_policy_statements in the configuration (to a policy from a file, in that file), which keeps the others; or set Policies to null if none should stay';
    return [{ code: 'merge-replaces-policy', severity: 'warning', where: file.place(path), message, fix }];
  });
}

interface Lost {
  readonly path: Path;
  readonly entries: readonly Value[];
}

function lost(ours: Value, before: Value | undefined, theirs: Value, path: Path): Lost[] {
  if (Array.isArray(ours)) return lostOfList(ours, before, theirs, path);
  if (!isOpenMap(ours) || !isOpenMap(before) || !isOpenMap(theirs)) return [];
  return Object.entries(theirs).flatMap(([key, value]) => (Object.hasOwn(ours, key) ? lost(ours[key]!, before[key], value, [...path, key]) : []));
}

function lostOfList(ours: readonly Value[], before: Value | undefined, theirs: Value, path: Path): Lost[] {
  // null removes the list on purpose, and the only text of a list has to make place for another: Architectures.
  if (theirs === null || (ours.length === 1 && Array.isArray(theirs) && theirs.length === 1 && [...ours, ...theirs].every((one) => !isBranch(one)))) return [];
  const missing = ours.filter((entry) => isIn(before, entry) && !isIn(theirs, entry));
  const changed = missing.flatMap((entry) => {
    const index = Array.isArray(theirs) ? theirs.findIndex((one) => idOf(one) !== undefined && idOf(one) === idOf(entry)) : -1;
    return index < 0 ? [] : [{ entry, index }];
  });
  const gone = missing.filter((entry) => !changed.some((one) => one.entry === entry));
  return [
    ...(gone.length === 0 ? [] : [{ path, entries: gone }]),
    // An entry of the same name is one that the user has changed: what its own lists drop counts.
    ...changed.flatMap(({ entry, index }) => lost(entry, entry, (theirs as readonly Value[])[index]!, [...path, index])),
  ];
}

/** Whether an entry stands anywhere inside: in the list itself, or in a function that gives the list. */
function isIn(value: Value | undefined, entry: Value): boolean {
  return isDeepStrictEqual(value, entry) || [...entriesOf(value).values()].some((inner) => isIn(inner, entry));
}

const idKeys: readonly string[] = ['PolicyName', 'Name', 'Id', 'Key', 'Sid'];

function idOf(entry: Value): string | undefined {
  return isMap(entry) ? (idKeys.map((key) => entry[key]).find((id) => typeof id === 'string' && id !== '') as string | undefined) : undefined;
}

function nameOf(entry: Value): string {
  const name = idOf(entry);
  if (name !== undefined) return name;
  if (!isMap(entry)) return textOf(entry);
  const action = entry['Action'];
  if (action !== undefined) return [action].flat().map(textOf).join(', ');
  return shortText(JSON.stringify(entry));
}
