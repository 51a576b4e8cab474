import { isMap } from './branch.js';
import { namesInSub } from './sub-text.js';
import type { Value } from './template.js';

/** Logical IDs to which a part of a template refers: with `Ref`, `Fn::GetAtt`, `Fn::Sub` or `DependsOn`. */
export function referencesIn(value: Value | undefined): string[] {
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap(referencesIn);
  return Object.entries(value).flatMap(([key, inner]) => {
    const texts = [inner].flat().filter((part) => typeof part === 'string');
    if (key === 'Ref' || key === 'DependsOn') return texts;
    if (key === 'Fn::GetAtt') return texts.slice(0, 1).map((text) => text.split('.')[0]!);
    if (key !== 'Fn::Sub') return referencesIn(inner);
    // A map of its own gives the text other names than those of resources.
    const own = Array.isArray(inner) && isMap(inner[1] as Value) ? Object.keys(inner[1] as object) : [];
    const names = texts.slice(0, 1).flatMap((text) => namesInSub(text).filter((name) => !own.includes(name)));
    return [...names.map((name) => name.split('.')[0]!), ...referencesIn(inner)];
  });
}
