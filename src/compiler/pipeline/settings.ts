import type { DeployPolicy } from '../iam/deploy/deploy-policy.js';
import type { PipelineStage } from './pipeline-stage.js';

export type PipelineVersion = 'v1' | 'v2';
export type SourceKind = 'codecommit' | 'github' | 'connection';

/** All that is decided about a pipeline. */
export interface PipelineSettings {
  readonly version: PipelineVersion;
  readonly source: SourceKind;
  /** Default of the parameter ApplicationName, which a stack may be called after. */
  readonly applicationName: string;
  /** Default of the parameter CodeBuildImage; undefined for the one that `defaultImage` names. */
  readonly codebuildImage: string | undefined;
  /** Of the Node.js that the build runs with: 24. */
  readonly nodeMajor: number;
  /** In the order of deployment, at least one. */
  readonly stages: readonly PipelineStage[];
  /** What CloudFormation may do for the pipeline; undefined makes it an administrator. */
  readonly deployPolicy: DeployPolicy | undefined;
}

export const defaultImage = 'aws/codebuild/amazonlinux2023-x86_64-standard:5.0';
