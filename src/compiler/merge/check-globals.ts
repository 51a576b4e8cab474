import type { TemplateDocument } from '../cloudformation/template.js';
import type { Problem } from '../problem/problem.js';
import { isOpenMap } from './merge.js';
import type { MergeTemplate } from './parse-merge.js';

/**
 * SAM joins a list in `Globals` with each resource's own. For most lists that is what is wanted, but a function has one architecture, and the
 * generated functions name theirs.
 */
export function checkGlobals(file: MergeTemplate, soFar: TemplateDocument): Problem[] {
  const { Globals: globals } = file.value;
  const ofFunctions = isOpenMap(globals) ? globals['Function'] : undefined;
  const architectures = isOpenMap(ofFunctions) ? ofFunctions['Architectures'] : undefined;
  const names = Object.entries(isOpenMap(soFar['Resources']) ? soFar['Resources'] : {}).flatMap(([id, resource]) =>
    isOpenMap(resource) && isOpenMap(resource['Properties']) && Array.isArray(resource['Properties']['Architectures']) ? [id] : [],
  );
  if (!Array.isArray(architectures) || names.length === 0) return [];
  const wanted = architectures.length === 1 && typeof architectures[0] === 'string' ? ` to ${architectures[0]}` : '';
  return [
    {
      code: 'merge-architectures',
      severity: 'error',
      where: file.place(['Globals', 'Function', 'Architectures']),
      message: `SAM adds the Architectures in Globals to those of each function, such as ${names[0]}, and Lambda refuses a function with two`,
      fix: `remove it, and set lambda_architecture${wanted} in the configuration`,
    },
  ];
}
