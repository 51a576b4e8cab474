import { entriesOf, isMap, valueAt } from '../cloudformation/branch.js';
import type { TemplateDocument, Value } from '../cloudformation/template.js';
import type { Path } from '../diff/difference.js';
import { normalDifferences } from '../diff/normal/normal-difference.js';
import { type Side, sideOf } from '../diff/side.js';

/** All that a stage deploys. */
export interface StageContent {
  readonly template: TemplateDocument;
  /** A hash of each file of its zips, by the zip's name and the file's path in it. */
  readonly zips: { readonly [zip: string]: { readonly [path: string]: string } };
}

/** One place in which two stages differ. */
export interface ContentDifference {
  /** `['Resources', 'Worker', 'Properties', 'Timeout']`, or `['deployment.zip', 'app.mjs']`. */
  readonly path: Path;
  /** Undefined if only the second stage has it. */
  readonly was: Value | undefined;
  /** Undefined if only the first stage has it. */
  readonly is: Value | undefined;
}

/** A content, ready to be compared. */
export interface PreparedContent {
  readonly side: Side;
  readonly document: Value;
  readonly zips: StageContent['zips'];
}

export function prepareContent({ template, zips }: StageContent): PreparedContent {
  const side = sideOf(template);
  return { side, document: documentOf(side), zips };
}

/** Each place in which the two differ in meaning, in the template as it is written. */
export function contentDifferences(before: PreparedContent, after: PreparedContent): ContentDifference[] {
  const forms = [before.side.form, after.side.form] as const;
  const found = [...normalDifferences(before.document, after.document, forms), ...normalDifferences(before.zips, after.zips, forms)];
  return found.map(({ path, was, is }) => ({ path, was, is }));
}

/** The template in normal form. A deployment that differs in nothing but the hash in its ID is the same one. */
function documentOf({ template, form, orderedForm, aliases }: Side): Value {
  const { Resources: resources, ...sections } = template;
  const named = [...entriesOf(resources)].map(([id, resource]) => [aliases.get(id) ?? id, form.of(withoutHash(resource))] as const);
  return { ...(orderedForm.of(sections) as TemplateDocument), Resources: Object.fromEntries(named) };
}

/** Without the hash that packaging makes of a function's code and settings, which are compared themselves. */
function withoutHash(resource: Value): Value {
  const hash = valueAt(resource, ['Properties', 'AutoPublishCodeSha256']);
  if (!isMap(resource) || typeof hash !== 'string' || !/^[0-9a-f]{10}$/.test(hash)) return resource;
  const { AutoPublishCodeSha256: _, ...properties } = resource['Properties'] as { readonly [name: string]: Value };
  return { ...resource, Properties: properties };
}

/** Whether one is the other, or a part of it. Entries of lists are compared as if they stood at one place, because they move. */
export function touches(one: Path, other: Path): boolean {
  return one.every((step, index) => {
    const beside = other[index];
    return beside === undefined || step === beside || (typeof step === 'number' && typeof beside === 'number');
  });
}
