import { isMap } from './branch.js';
import type { TemplateDocument, Value } from './template.js';

/** The zips that we write beside a template. */
const ours: readonly string[] = ['./deployment.zip', './layer-deployment.zip'];

/** The template for a folder inside of the one that has the zips, which several regions share. What does not change stays the same object. */
export function withZipsAbove(template: TemplateDocument): TemplateDocument {
  return above(template) as TemplateDocument;
}

function above(value: Value): Value {
  if (typeof value === 'string') return ours.includes(value) ? `.${value}` : value;
  if (Array.isArray(value)) return same(value as readonly Value[], (value as readonly Value[]).map(above));
  if (!isMap(value)) return value;
  const entries = Object.entries(value);
  const fresh = entries.map(([key, inner]) => [key, above(inner)] as const);
  return fresh.every(([, inner], index) => inner === entries[index]![1]) ? value : Object.fromEntries(fresh);
}

function same(old: readonly Value[], fresh: readonly Value[]): readonly Value[] {
  return fresh.every((value, index) => value === old[index]) ? old : fresh;
}
