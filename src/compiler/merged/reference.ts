import { namesInSub } from '../cloudformation/sub-text.js';
import { isMap } from '../cloudformation/branch.js';
import type { TemplateDocument, Value } from '../cloudformation/template.js';
import { textOf } from '../cloudformation/text-of.js';
import type { Path } from '../syntax/source.js';

/** What a part of a template refers to by its name. */
export interface Reference {
  readonly kind: 'Ref' | 'Fn::GetAtt' | 'Fn::Sub' | 'DependsOn' | 'Condition' | 'Fn::FindInMap';
  /** Of a resource, a parameter, a condition or a mapping. */
  readonly name: string;
  /** For `Fn::GetAtt` and `${X.Arn}`. */
  readonly attribute?: string;
  /** To the value that refers. */
  readonly path: Path;
  /** Whether it is evaluated before there are resources, so that it may refer to parameters only. */
  readonly isEarly: boolean;
}

/** Sections whose values may refer to something. */
const sections = ['Globals', 'Resources', 'Outputs', 'Conditions', 'Rules', 'Hooks'] as const;

/**
 * All references of a template whose names are known. What a loop or a macro may change is left out: `Fn::ForEach`, and the map that
 * `Fn::Transform` is in.
 */
export function referencesOf(template: TemplateDocument): Reference[] {
  return sections.flatMap((section) => {
    const isEarly = section === 'Conditions' || section === 'Rules';
    const found: Reference[] = [];
    walk(template[section], [section], isEarly, found);
    return found;
  });
}

function walk(value: Value | undefined, path: Path, isEarly: boolean, found: Reference[]): void {
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    for (const [index, inner] of (value as readonly Value[]).entries()) walk(inner, [...path, index], isEarly, found);
    return;
  }
  const map = value as TemplateDocument;
  const keys = Object.keys(map);
  if (keys.includes('Fn::Transform')) return;
  if (keys.length === 1) addFunction(keys[0]!, map[keys[0]!]!, path, isEarly, found);
  addAttributes(map, path, found);
  for (const key of keys) if (!key.startsWith('Fn::ForEach::')) walk(map[key], [...path, key], isEarly, found);
}

/** `DependsOn` and `Condition` of a resource, and `Condition` of an output. */
function addAttributes(map: TemplateDocument, path: Path, found: Reference[]): void {
  const [section] = path;
  if (path.length !== 2 || (section !== 'Resources' && section !== 'Outputs')) return;
  const { Condition: condition, DependsOn: dependencies } = map;
  if (typeof condition === 'string') found.push({ kind: 'Condition', name: condition, path: [...path, 'Condition'], isEarly: false });
  if (section === 'Outputs' || dependencies === undefined) return;
  const [all, start]: readonly [readonly Value[], Path] = Array.isArray(dependencies) ? [dependencies, [...path, 'DependsOn']] : [[dependencies], path];
  for (const [index, name] of all.entries()) {
    const here = Array.isArray(dependencies) ? [...start, index] : [...path, 'DependsOn'];
    if (typeof name === 'string') found.push({ kind: 'DependsOn', name, path: here, isEarly: false });
  }
}

function addFunction(key: string, value: Value, path: Path, isEarly: boolean, found: Reference[]): void {
  const first = Array.isArray(value) ? (value as readonly Value[])[0] : value;
  if (typeof first !== 'string') return;
  const add = (kind: Reference['kind'], name: string, attribute?: string): void => {
    found.push({ kind, name, path, isEarly, ...(attribute !== undefined && { attribute }) });
  };
  switch (key) {
    case 'Ref':
      return add('Ref', first);
    case 'Fn::GetAtt': {
      if (typeof value === 'string') return add('Fn::GetAtt', ...split(value));
      const [name, ...rest] = value as readonly Value[];
      if (rest.length > 0 && rest.every((part) => typeof part === 'string')) add('Fn::GetAtt', textOf(name), rest.join('.'));
      // An attribute that only the deployment knows.
      else if (rest.length > 0) add('Fn::GetAtt', textOf(name));
      return;
    }
    case 'Fn::Sub': {
      const own = Array.isArray(value) ? (value as readonly Value[])[1] : undefined;
      const variables = new Set(isMap(own) ? Object.keys(own) : []);
      for (const name of namesInSub(first)) if (!variables.has(name)) add('Fn::Sub', ...split(name));
      return;
    }
    case 'Fn::If':
      return Array.isArray(value) ? add('Condition', first) : undefined;
    case 'Condition':
      // Elsewhere, a map with only this key may be anything, such as a part of a policy.
      return path[0] === 'Conditions' || path[0] === 'Rules' ? add('Condition', first) : undefined;
    case 'Fn::FindInMap':
      return Array.isArray(value) && !isMap((value as readonly Value[])[3]) ? add('Fn::FindInMap', first) : undefined;
    default:
  }
}

/** `Table.StreamArn` → `Table`, `StreamArn` */
function split(name: string): [name: string, attribute?: string] {
  const dot = name.indexOf('.');
  return dot < 0 ? [name] : [name.slice(0, dot), name.slice(dot + 1)];
}
