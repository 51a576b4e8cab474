import { isIntrinsic } from '../cloudformation/intrinsic.js';
import type { Template, TemplateDocument, Value } from '../cloudformation/template.js';

/**
 * Merges the files into the template, one after the other.
 *
 * Two maps are joined key by key, in the template's order with the file's new keys behind; in all other cases the file
 * wins outright: a list takes the place of a list, and null sets null. Nothing can be removed. These are Chalice's
 * rules but for one point: an intrinsic function is a single value, so `{Ref: A}` over `{Fn::GetAtt: […]}` gives
 * `{Ref: A}`, where Chalice makes a map of both that CloudFormation refuses.
 *
 * The inputs stay as they are. What the template or a file contributes unchanged is shared with it, not copied: that is
 * how the YAML writer knows which intrinsic functions the user wrote in short form.
 */
export function mergeTemplates(base: Template | TemplateDocument, files: readonly { readonly value: TemplateDocument }[]): TemplateDocument {
  return files.reduce((document, { value }) => mergeMaps(document, value), { ...base } as TemplateDocument);
}

/**
 * True for a map that stands for one value: `{Ref: …}` or `{Fn::…: …}`.
 *
 * Not for `{Condition: X}`, which in a merge file is most often a resource that gets a condition and elsewhere merges to
 * the same as it would replace; nor for `Fn::Transform` and `Fn::ForEach::…`, which may stand beside other keys.
 */
export function isSingleValue(value: Value): boolean {
  return isIntrinsic(value) && !Object.keys(value).some((key) => key === 'Condition' || key === 'Fn::Transform' || key.startsWith('Fn::ForEach::'));
}

/** True for a map that merges key by key. */
export function isOpenMap(value: Value | undefined): value is TemplateDocument {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !isSingleValue(value);
}

function mergeValues(base: Value, file: Value): Value {
  return isOpenMap(base) && isOpenMap(file) ? mergeMaps(base, file) : file;
}

function mergeMaps(base: TemplateDocument, file: TemplateDocument): TemplateDocument {
  const merged = new Map(Object.entries(base));
  for (const [key, value] of Object.entries(file)) {
    const before = merged.get(key);
    merged.set(key, before === undefined ? value : mergeValues(before, value));
  }
  // Defines every key as it is, `__proto__` too, where an assignment would reach the prototype.
  return Object.fromEntries(merged);
}
