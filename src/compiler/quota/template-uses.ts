import type { TemplateDocument } from '../cloudformation/template.js';
import { expandTemplate } from '../expand/expand-template.js';
import { apiUses } from './api-uses.js';
import { functionUses } from './function-uses.js';
import { otherUses } from './other-uses.js';
import type { QuotaUse } from './quota-use.js';
import { roleUses } from './role-uses.js';
import { stackUses } from './stack-uses.js';

/** How much of each quota a template uses, with what SAM makes of it. What cannot be expanded here may use more, and macros may change anything. */
export function templateUses(template: TemplateDocument): QuotaUse[] {
  const { resources } = expandTemplate(template);
  return [...stackUses(template, resources), ...functionUses(resources), ...roleUses(resources), ...apiUses(resources), ...otherUses(resources)];
}
