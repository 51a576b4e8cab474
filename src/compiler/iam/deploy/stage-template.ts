import type { TemplateDocument } from '../../cloudformation/template.js';
import { type Expansion, expandTemplate } from '../../expand/expand-template.js';

/** A stack of the app, by its name as it is by default, and as a text for `Fn::Sub` that follows the parameter ApplicationName. */
export interface Stack {
  readonly name: string;
  readonly live: string;
}

/** A template as packaged, with the user's own merged in. */
export interface StageTemplate {
  readonly stack: Stack;
  readonly template: TemplateDocument;
}

/** The same, with the resources that its stack is made of. */
export interface ExpandedStage extends StageTemplate, Expansion {}

export function expandStage(stage: StageTemplate): ExpandedStage {
  return { ...stage, ...expandTemplate(stage.template) };
}
