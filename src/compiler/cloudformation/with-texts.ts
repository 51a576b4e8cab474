import { isMap } from './branch.js';
import type { Value } from './template.js';

/** A value in which each text is what becomes of it. What does not change stays the same object. */
export function withTexts(value: Value, replace: (text: string) => Value): Value {
  if (typeof value === 'string') return replace(value);
  if (Array.isArray(value)) {
    const items = value as readonly Value[];
    const fresh = items.map((item) => withTexts(item, replace));
    return fresh.every((item, index) => item === items[index]) ? value : fresh;
  }
  if (!isMap(value)) return value;
  const entries = Object.entries(value);
  const fresh = entries.map(([key, inner]) => [key, withTexts(inner, replace)] as const);
  return fresh.every(([, inner], index) => inner === entries[index]![1]) ? value : Object.fromEntries(fresh);
}
