import { isMap } from '../../cloudformation/branch.js';
import type { Value } from '../../cloudformation/template.js';
import type { NormalDifference } from '../normal/normal-difference.js';
import { pathShape } from './api-route.js';

/** A path whose parameters have got other names, with all that is below it. */
export interface RenamedPath {
  readonly was: NormalDifference;
  readonly is: NormalDifference;
  readonly from: string;
  readonly to: string;
  /** The parameters that are called something else, by their earlier names. */
  readonly names: ReadonlyMap<string, string>;
}

/** Paths that went, each with the one of the same shape that came: `/users/{id}` and `/users/{user_id}`. */
export function renamedPaths(differences: readonly NormalDifference[]): RenamedPath[] {
  const gone = new Map(differences.flatMap((one) => (isPath(one) && one.is === undefined ? [[pathShape(nameOf(one)), one] as const] : [])));
  return differences.flatMap((is): RenamedPath[] => {
    const was = isPath(is) && is.was === undefined ? gone.get(pathShape(nameOf(is))) : undefined;
    if (was === undefined) return [];
    const [from, to] = [nameOf(was), nameOf(is)];
    const [old, fresh] = [from, to].map((path) => [...path.matchAll(/\{([^{}+]*)\+?\}/g)].map(([, name]) => name!));
    const names = new Map(old!.flatMap((name, place) => (name === fresh![place] ? [] : [[name, fresh![place]!] as const])));
    return [{ was, is, from, to, names }];
  });
}

/** What the earlier definitions would be with the new names. */
export function withNewNames(value: Value, names: RenamedPath['names']): Value {
  if (Array.isArray(value)) return (value as readonly Value[]).map((one) => withNewNames(one, names));
  if (!isMap(value)) return value;
  const { in: place, name } = value;
  const isRenamed = place === 'path' && typeof name === 'string' && names.has(name);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, isRenamed && key === 'name' ? names.get(name)! : withNewNames(inner, names)]));
}

function isPath({ path: [section, property, part, name, ...below] }: NormalDifference): boolean {
  return section === 'Properties' && property === 'Body' && part === 'paths' && name !== undefined && below.length === 0;
}

function nameOf({ path }: NormalDifference): string {
  return String(path[3]);
}
