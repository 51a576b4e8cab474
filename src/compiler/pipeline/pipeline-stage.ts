import type { DeployPolicy } from '../iam/deploy/deploy-policy.js';
import type { Stack } from '../iam/deploy/stage-template.js';

/** A stage that the pipeline deploys. */
export interface PipelineStage {
  readonly name: string;
  /** It has the same name in every region. */
  readonly stack: Stack;
  /** Whether someone must approve the deployment. */
  readonly needsApproval: boolean;
  /** What is deployed where, in this order; at least one. */
  readonly targets: readonly StageTarget[];
}

/** What is deployed of a stage to one region. */
export interface StageTarget {
  /** Undefined for the region of the pipeline, whichever that is. */
  readonly region: string | undefined;
  /** The name of the template that packaging writes. */
  readonly templateName: 'sam.json' | 'sam.yaml';
  /** Whether the aws command writes the packaged template as JSON, which keeps all strings. Only a very large one is written as YAML. */
  readonly isPackagedAsJson: boolean;
  /** Whether the template includes a file. Default false. */
  readonly includesFile?: boolean;
  /** The capabilities to acknowledge; at least one. */
  readonly capabilities: readonly string[];
  /** What CloudFormation may do to deploy it; undefined makes it an administrator. */
  readonly deployPolicy: DeployPolicy | undefined;
}
