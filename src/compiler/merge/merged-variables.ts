import { entriesOf } from '../cloudformation/branch.js';
import type { TemplateDocument } from '../cloudformation/template.js';
import type { Deployment } from '../expand/settle.js';
import { functionVariables, type Variable } from '../expand/variable.js';
import { mergeTemplates } from './merge.js';

/**
 * The variables that functions get from the configuration and from the user's templates, as far as they are known without the app's own template:
 * while an app is loaded, nobody knows its functions yet.
 *
 * @param configured the variables of functions that the configuration has, by their logical IDs
 * @returns those of each function that the configuration or a template names, by its logical ID
 */
export function mergedVariables(
  configured: { readonly [logicalId: string]: { readonly [name: string]: string } },
  merges: readonly { readonly value: TemplateDocument }[],
  deployment: Deployment,
): ReadonlyMap<string, readonly Variable[]> {
  const resources = Object.entries(configured).map(([logicalId, variables]) => [logicalId, { Properties: { Environment: { Variables: variables } } }] as const);
  const template = mergeTemplates({ Resources: Object.fromEntries(resources) }, merges);
  return new Map([...entriesOf(template['Resources']).keys()].map((logicalId) => [logicalId, functionVariables(template, logicalId, deployment)]));
}
