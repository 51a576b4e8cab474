import { isBranch } from '../cloudformation/branch.js';
import type { TemplateDocument, Value } from '../cloudformation/template.js';
import { suggest } from '../problem/nearest.js';
import type { Problem } from '../problem/problem.js';
import type { Path } from '../syntax/source.js';
import { isOpenMap } from './merge.js';
import type { MergeTemplate } from './parse-merge.js';

/**
 * Checks each null of a merge template: there has to be something that it removes, and it has to be where it can remove.
 *
 * @param soFar The template that the file is merged into.
 */
export function checkNulls(soFar: TemplateDocument, file: MergeTemplate): Problem[] {
  return inMap(file.value, soFar, [], file);
}

function inMap(map: TemplateDocument, before: Value | undefined, path: Path, file: MergeTemplate): Problem[] {
  const known = isOpenMap(before) ? before : {};
  return Object.entries(map).flatMap(([key, value]) => {
    const [here, was] = [[...path, key], Object.hasOwn(known, key) ? known[key] : undefined];
    if (value === null) return was === undefined ? [removesNothing(here, Object.keys(known), file)] : checkRemoval(here, file);
    return isOpenMap(value) ? inMap(value, was, here, file) : inValue(value, here, file);
  });
}

/** A list, or an intrinsic function, replaces what stands there as a whole, so a null inside stays. */
function inValue(value: Value, path: Path, file: MergeTemplate): Problem[] {
  if (value === null) return [left(path, 'a null inside a list or a function removes nothing, and CloudFormation refuses it', 'remove it', file)];
  if (!isBranch(value)) return [];
  const entries: readonly (readonly [string | number, Value])[] = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return entries.flatMap(([key, inner]) => inValue(inner, [...path, key], file));
}

/** What no template can be without. */
function checkRemoval(path: Path, file: MergeTemplate): Problem[] {
  const [section, id, key] = path;
  if (section !== 'Resources' || path.length !== 3 || key !== 'Type') return [];
  return [left(path, `null would remove the Type of the resource '${id}', which needs one`, `set Resources.${id} to null to remove the resource`, file)];
}

function left(path: Path, message: string, fix: string, file: MergeTemplate): Problem {
  return { code: 'merge-null', severity: 'error', where: file.place(path), message, fix };
}

function removesNothing(path: Path, known: readonly string[], file: MergeTemplate): Problem {
  const key = String(path.at(-1));
  const where = file.place(path);
  if (path.length === 2 && path[0] === 'Resources') {
    const message = `null removes a resource, but there is no resource '${key}'`;
    return { code: 'merge-unknown-resource', severity: 'error', where, message, fix: suggest(key, known) };
  }
  const message = `null removes what stands there, but there is no ${path.join('.')}`;
  return { code: 'merge-nothing', severity: 'warning', where, message, fix: known.length === 0 ? 'remove it' : suggest(key, known) };
}
