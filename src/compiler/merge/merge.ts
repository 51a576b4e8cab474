import { isIntrinsic } from '../cloudformation/intrinsic.js';
import type { Template, TemplateDocument, Value } from '../cloudformation/template.js';

/**
 * Merges the files into the template, one after the other.
 *
 * Two maps are merged key by key, in the template's order followed by the file's new keys. In all other cases the file
 * wins: a list replaces a list. These are Chalice's rules with two exceptions. An intrinsic function is a single value, so
 * `{Ref: A}` over `{Fn::GetAtt: […]}` gives `{Ref: A}`, while Chalice merges them into a map that CloudFormation refuses.
 * And null removes what stands there, as in RFC 7396, while Chalice sets null, which CloudFormation refuses too.
 *
 * The inputs are not changed. Values that the template or a file contributes unchanged are shared, not copied, so that
 * the YAML writer knows which intrinsic functions the user wrote in short form.
 */
export function mergeTemplates(base: Template | TemplateDocument, files: readonly { readonly value: TemplateDocument }[]): TemplateDocument {
  return files.reduce((document, { value }) => mergeMaps(document, value), { ...base } as TemplateDocument);
}

/**
 * True for a map that is a single value: `{Ref: …}` or `{Fn::…: …}`.
 *
 * Not for `{Condition: X}`, which in a merge template is usually a resource that gets a condition; elsewhere, merging and
 * replacing it give the same. Not for `Fn::Transform` and `Fn::ForEach::…` either, because other keys may be next to them.
 */
export function isSingleValue(value: Value): boolean {
  return isIntrinsic(value) && !Object.keys(value).some((key) => key === 'Condition' || key === 'Fn::Transform' || key.startsWith('Fn::ForEach::'));
}

/** True for a map that merges key by key. */
export function isOpenMap(value: Value | undefined): value is TemplateDocument {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !isSingleValue(value);
}

function mergeValues(base: Value, file: Value): Value {
  return isOpenMap(base) && isOpenMap(file) ? mergeMaps(base, file) : withoutNulls(file);
}

function mergeMaps(base: TemplateDocument, file: TemplateDocument): TemplateDocument {
  const merged = new Map(Object.entries(base));
  for (const [key, value] of Object.entries(file)) {
    const before = merged.get(key);
    if (value === null) merged.delete(key);
    else merged.set(key, before === undefined ? withoutNulls(value) : mergeValues(before, value));
  }
  // Defines every key as an own one, even `__proto__`; an assignment would set the prototype.
  return Object.fromEntries(merged);
}

/** Where there is nothing to remove, null adds nothing. A list is a value as a whole. */
function withoutNulls(value: Value): Value {
  if (!isOpenMap(value)) return value;
  const entries = Object.entries(value);
  const kept = entries.flatMap(([key, inner]) => (inner === null ? [] : [[key, withoutNulls(inner)] as const]));
  const isSame = kept.length === entries.length && kept.every(([, inner], index) => inner === entries[index]![1]);
  return isSame ? value : Object.fromEntries(kept);
}
