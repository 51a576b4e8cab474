import type { Stack } from '../iam/deploy/stage-template.js';

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
