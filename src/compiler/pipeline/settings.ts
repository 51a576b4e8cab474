import type { PipelineStage } from './pipeline-stage.js';
import type { Safeguards } from './safeguards.js';

export type PipelineVersion = 'v1' | 'v2';
export type SourceKind = 'codecommit' | 'github' | 'connection';
export type Architecture = 'x86_64' | 'arm64';

/** The settings of a pipeline. */
export interface PipelineSettings {
  readonly version: PipelineVersion;
  readonly source: SourceKind;
  /** The default of the parameter ApplicationName, which may be part of a stack's name. */
  readonly applicationName: string;
  /** The processor of the machine that builds, so that `npm ci` installs machine code for the functions' own. */
  readonly architecture: Architecture;
  /** The default of the parameter CodeBuildImage; undefined for CodeBuild's own image. */
  readonly codebuildImage: string | undefined;
  /** The major version of Node.js for the build: 24. */
  readonly nodeMajor: number;
  /** The region that the pipeline has to be in; undefined for any, where none of its stages has regions. */
  readonly home?: string | undefined;
  /** In the order of deployment; at least one. */
  readonly stages: readonly PipelineStage[];
  /** What it does beside deploying. Default nothing. */
  readonly safeguards?: Safeguards;
}
