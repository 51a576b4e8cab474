import { isDeepStrictEqual } from 'node:util';
import { entriesOf, isBranch, isMap } from '../cloudformation/branch.js';
import type { Template, TemplateDocument, Value } from '../cloudformation/template.js';
import type { Problem } from '../problem/problem.js';
import type { Path } from '../syntax/source.js';
import { isOpenMap } from './merge.js';
import type { MergeTemplate } from './parse-merge.js';

/**
 * Warns of generated entries that a list of a merge template drops, as a list replaces a list as a whole.
 *
 * @param soFar The template that the file is merged into. What an earlier file has dropped is not told again.
 */
export function checkLists(generated: Template, soFar: TemplateDocument, file: MergeTemplate): Problem[] {
  return lost(generated as unknown as TemplateDocument, soFar, file.value, []).map(({ path, entries }) => {
    const isPolicies = path[0] === 'Resources' && path.at(-1) === 'Policies';
    const own = `, or put yours into a resource of its own: AWS::IAM::RolePolicy with RoleName {"Ref": "${path[1]}"}`;
    return {
      code: 'merge-drops-entries',
      severity: 'warning',
      where: file.place(path),
      message: `the value replaces a generated list, and drops of it: ${entries.map(nameOf).join('; ')}`,
      fix: `repeat what should stay${isPolicies ? own : ''}; or set the key to null if nothing should`,
    };
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
  if (!isMap(entry)) return String(entry);
  const action = entry['Action'];
  if (action !== undefined) return [action].flat().join(', ');
  const text = JSON.stringify(entry);
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}
