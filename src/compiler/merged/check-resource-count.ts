import { entriesOf } from '../cloudformation/branch.js';
import type { TemplateDocument } from '../cloudformation/template.js';
import { expandTemplate } from '../expand/expand-template.js';
import { appError, type CheckContext } from '../model/check-context.js';
import type { Problem } from '../problem/problem.js';
import { hasMacro } from './known-names.js';

/** CloudFormation's quota for a stack, which AWS does not raise. */
const mostResources = 500;
/** SAM makes no more than five of one, but for functions with many events. Most apps need not be expanded only to be counted. */
const surelyFew = 100;

/** Checks that CloudFormation takes as many resources. What cannot be expanded here may add more, so there may be too many all the same. */
export function checkResourceCount(template: TemplateDocument, context: CheckContext): Problem[] {
  const declared = entriesOf(template['Resources']).size;
  if (declared <= surelyFew || hasMacro(template)) return [];
  const count = expandTemplate(template).resources.length;
  if (count <= mostResources) return [];
  const added = count === declared ? '' : `, with the ${count - declared} that SAM adds`;
  const message = `the stack has ${count} resources${added}, but CloudFormation allows ${mostResources}`;
  return [appError(context, [], 'stack-resources', message, 'move functions to another app, or resources of merge templates to a stack of their own')];
}
