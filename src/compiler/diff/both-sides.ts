import { entriesOf, isMap, valueAt } from '../cloudformation/branch.js';
import { documentKeyOf } from '../cloudformation/document-key.js';
import type { TemplateDocument, Value } from '../cloudformation/template.js';
import { withZipsBeside } from '../cloudformation/zip-folder.js';
import type { StageSide } from './stage-side.js';
import { withSharedParts } from './shared-parts.js';
import { type Side, sideOf } from './side.js';

/** Both sides of a comparison. What is the same in both templates is the same value in both, and expanded once. */
export function bothSides(before: StageSide, after: StageSide): readonly [Side, Side] {
  const [was, is] = [documentOf(before), documentOf(after)];
  const known = shared.get(is);
  const template = known?.was === was ? known.is : withSharedParts(was, is);
  shared.set(is, { was, is: template });
  return [sideOf(was, before.publicRoutes), sideOf(template, after.publicRoutes, was)];
}

/** The later templates with the parts of the earlier ones, by what they were. A comparison is followed by the drawing of its changes. */
const shared = new WeakMap<TemplateDocument, { readonly was: TemplateDocument; readonly is: TemplateDocument }>();

/** With the Swagger document of a file of its own in its place, where CloudFormation puts it. */
function documentOf({ template: given, swagger: included }: StageSide): TemplateDocument {
  const template = withZipsBeside(isMap(given) ? given : {});
  if (included === undefined) return template;
  const resources = [...entriesOf(template['Resources'])].map(([id, resource]): [string, Value] => {
    const key = documentKeyOf(resource);
    const include = valueAt(resource, ['Properties', key, 'Fn::Transform', 'Name']);
    if (include !== 'AWS::Include' || !isMap(resource)) return [id, resource];
    return [id, { ...resource, Properties: { ...(resource['Properties'] as { readonly [name: string]: Value }), [key]: included } }];
  });
  return { ...template, Resources: Object.fromEntries(resources) };
}
