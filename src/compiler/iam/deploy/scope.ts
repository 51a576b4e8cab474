import type { TemplateDocument } from '../../cloudformation/template.js';
import { type Expansion, expandTemplate } from '../../expand/expand-template.js';
import type { PlainResource } from '../../expand/plain-resource.js';
import type { LiveText } from './live-text.js';
import type { Stack, StageTemplate } from './stage-template.js';

/** Where the names in a stage's template lead, and what is known of them so far. */
export interface Scope {
  readonly stack: Stack;
  readonly template: TemplateDocument;
  /** What SAM makes of the template, by logical ID. */
  readonly byId: ReadonlyMap<string, PlainResource>;
  /** The parameters whose defaults were used. It grows. */
  readonly defaults: Set<string>;
  /** The possible names of resources, by logical ID. It grows, so that each is worked out once. */
  readonly names: Map<string, readonly LiveText[]>;
  /** The resources whose names are being worked out. It grows and shrinks. */
  readonly following: Set<string>;
}

/** A stage's template with the resources of its stack. */
export interface ExpandedStage extends StageTemplate, Expansion {
  readonly scope: Scope;
}

export function expandStage({ stack, template }: StageTemplate): ExpandedStage {
  const expansion = expandTemplate(template);
  const byId = new Map(expansion.resources.map((resource) => [resource.logicalId, resource]));
  return { stack, template, ...expansion, scope: { stack, template, byId, defaults: new Set(), names: new Map(), following: new Set() } };
}
