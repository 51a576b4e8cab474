import type { TemplateDocument } from '../../cloudformation/template.js';

/** A stack of the app: its default name, and its name as a string for `Fn::Sub` that follows the parameter ApplicationName. */
export interface Stack {
  readonly name: string;
  readonly live: string;
}

/** A template as packaged, with the merge templates. */
export interface StageTemplate {
  readonly stack: Stack;
  readonly template: TemplateDocument;
  /** Whether the written template includes a file, which CloudFormation does as a transform of its own. Default false. */
  readonly includesFile?: boolean;
}
