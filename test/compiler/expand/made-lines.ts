import type { TemplateDocument } from '../../../src/compiler/cloudformation/template.js';
import { expandTemplate } from '../../../src/compiler/expand/expand-template.js';

/** The resources of an expanded template, a line each, as `ExpansionRow` has them. */
export function madeLines(template: TemplateDocument): string[] {
  return expandTemplate(template)
    .resources.map(({ logicalId, type, attributes, hashed }) => {
      const { Condition: condition, DeletionPolicy: deletion } = attributes as { readonly [name: string]: string | undefined };
      const end = `${condition === undefined ? '' : ` if ${condition}`}${deletion === undefined ? '' : `, ${deletion}`}`;
      return `${logicalId}${hashed === undefined ? '' : '…'}: ${type}${end}`;
    })
    .sort();
}
