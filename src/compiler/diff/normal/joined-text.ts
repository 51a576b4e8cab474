import { isMap } from '../../cloudformation/branch.js';
import { getAtt, isIntrinsic, join, ref } from '../../cloudformation/intrinsic.js';
import { subParts } from '../../cloudformation/sub-text.js';
import type { Value } from '../../cloudformation/template.js';

/**
 * One form for all ways to put a text together: `Fn::Sub` and nested `Fn::Join` become a `Fn::Join` without a separator, or
 * what is left of it if it has one part. Undefined for anything else.
 *
 * @param normal makes the normal form of what stands inside
 */
export function joinedText(value: { readonly [name: string]: Value }, normal: (value: Value) => Value): Value | undefined {
  const parts = partsOf(value, normal);
  if (parts === undefined) return undefined;
  const merged: Value[] = [];
  for (const part of parts.flatMap(flat)) {
    const last = merged.at(-1);
    if (typeof part === 'string' && typeof last === 'string') merged[merged.length - 1] = last + part;
    else if (part !== '') merged.push(part);
  }
  if (merged.length === 0) return '';
  return merged.length === 1 ? merged[0]! : join('', merged);
}

function partsOf(value: { readonly [name: string]: Value }, normal: (value: Value) => Value): Value[] | undefined {
  const joined = value['Fn::Join'];
  if (Array.isArray(joined)) {
    const [separator, list] = joined as readonly Value[];
    if (typeof separator !== 'string' || !Array.isArray(list)) return undefined;
    return (list as readonly Value[]).flatMap((part, index) => (index === 0 ? [normal(part)] : [separator, normal(part)]));
  }
  const substituted = value['Fn::Sub'];
  const [text, variables] = Array.isArray(substituted) ? (substituted as readonly Value[]) : [substituted];
  if (typeof text !== 'string') return undefined;
  return subParts(text).map((part) => (part.name === undefined ? part.text : named(part.name, variables, normal)));
}

function named(name: string, variables: Value | undefined, normal: (value: Value) => Value): Value {
  if (isMap(variables) && Object.hasOwn(variables, name)) return normal(variables[name]!);
  const dot = name.indexOf('.');
  return normal(dot < 0 ? ref(name) : getAtt(name.slice(0, dot), name.slice(dot + 1)));
}

/** The parts of what is itself a join without a separator. */
function flat(part: Value): readonly Value[] {
  if (!isIntrinsic(part)) return [typeof part === 'number' || typeof part === 'boolean' ? String(part) : part];
  const inner = part['Fn::Join'];
  return Array.isArray(inner) && inner[0] === '' && Array.isArray(inner[1]) ? (inner[1] as readonly Value[]) : [part];
}
