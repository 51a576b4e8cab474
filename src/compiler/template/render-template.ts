import type { Fragment, Output, Template, TemplateResource } from '../cloudformation/template.js';
import type { Resource } from '../model/resource.js';
import { renderResource } from './render-resource.js';

export function renderTemplate(resources: readonly Resource[]): Template {
  const { outputs, resources: rendered } = mergeFragments(resources.map(renderResource));
  return { AWSTemplateFormatVersion: '2010-09-09', Transform: 'AWS::Serverless-2016-10-31', Outputs: outputs ?? {}, Resources: rendered };
}

/** Joins the fragments. Two with the same logical ID are a bug of ours, because `checkLogicalIds` has reported such cases before. */
export function mergeFragments(fragments: readonly Fragment[]): Fragment {
  const resources: { [logicalId: string]: TemplateResource } = {};
  const outputs: { [name: string]: Output } = {};
  for (const fragment of fragments) {
    for (const [id, resource] of Object.entries(fragment.resources)) {
      if (Object.hasOwn(resources, id)) throw new Error(`two resources have the logical ID ${id}`);
      resources[id] = resource;
    }
    Object.assign(outputs, fragment.outputs);
  }
  return { resources, outputs };
}
