import type { Value } from '../cloudformation/template.js';

/** A stack of the app, by its name as it is by default, and as a text for `Fn::Sub` that follows the parameter ApplicationName. */
export interface Stack {
  readonly name: string;
  readonly live: string;
}

/** A stage that the pipeline deploys. */
export interface PipelineStage {
  readonly name: string;
  readonly stack: Stack;
  /** Whether someone has to agree before it is deployed. */
  readonly needsApproval: boolean;
  /** The file that packaging writes. */
  readonly templateName: 'sam.json' | 'sam.yaml';
  /** What CloudFormation has to be told; at least one. */
  readonly capabilities: readonly string[];
}

/** A template as packaged, with the user's own merged in. */
export interface StageTemplate {
  readonly stack: Stack;
  readonly template: { readonly [section: string]: Value };
}
