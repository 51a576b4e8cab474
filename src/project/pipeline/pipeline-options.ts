import type { Value } from '../../compiler/cloudformation/template.js';
import type { Safeguards } from '../../compiler/pipeline/safeguards.js';
import type { PipelineSettings, PipelineVersion, SourceKind } from '../../compiler/pipeline/settings.js';
import type { NamedAlarms } from '../../compiler/pipeline/watched-alarms.js';
import type { Problem } from '../../compiler/problem/problem.js';
import type { Project } from '../read/find-project.js';

/** The pipeline to generate. */
export interface PipelineOptions {
  /** From `findProject`. */
  readonly project: Project;
  /** In the order of deployment. */
  readonly stages: readonly string[];
  /** The stages among them that need an approval. */
  readonly approval: readonly string[];
  /** Whether CloudFormation may do everything, instead of only what the app's resources need. */
  readonly adminDeployRole: boolean;
  /** The logical IDs of resources for which a deploy role may be wider than needed. Default: none. */
  readonly allowWide?: readonly string[];
  /** The kind of pipeline, and the paths of its files. */
  readonly output: PipelineOutput;
  /** What it does beside deploying. Default: nothing. A smoke test and alarms make a stage go back, unless `onFailure` says otherwise. */
  readonly safeguards?: Partial<GivenSafeguards>;
  /** Files with values for environment variables, while the app is loaded; absolute paths. Default none. */
  readonly envFiles?: readonly string[];
  /** The date, `2026-11-20`. It decides which Lambda runtimes are too old. */
  readonly today: string;
  /** Called with the current step, for a progress line. */
  readonly progress?: (step: string) => void;
}

/** The safeguards of a pipeline, with alarms by their words, names or ARNs. */
export interface GivenSafeguards extends Omit<Safeguards, 'alarms'> {
  /** By `STAGE` or `STAGE.REGION`: words of the app's own alarms (`error_rate` of the REST API, `cleanup.throttles` of a function), and names and ARNs of others. */
  readonly alarms: NamedAlarms;
}

/** Paths are absolute. A template whose name ends in `.yml` or `.yaml` is YAML, any other is JSON. */
export type PipelineOutput =
  | {
      readonly kind: 'codepipeline';
      readonly version: PipelineVersion;
      readonly source: SourceKind;
      readonly codebuildImage: string | undefined;
      readonly templatePath: string;
      /** The path of the build spec if it is not in the template. */
      readonly buildspecPath: string | undefined;
    }
  | {
      readonly kind: 'github-actions';
      readonly workflowPath: string;
      /** The path of the template with the roles and the bucket that the workflow needs. */
      readonly templatePath: string | undefined;
    };

/** A file of a pipeline. */
export interface GeneratedFile {
  /** Absolute. */
  readonly path: string;
  /** Its text. */
  readonly content: string;
  /** The stages that it deploys. */
  readonly stages: readonly string[];
  /** The regions that it deploys them to, each as `prod/eu-west-1`. Default: none is named. */
  readonly regions?: readonly string[];
  /** Of a template, the roles that depend on the app, by logical ID. They are brought up to date even where the rest was edited. */
  readonly roles?: { readonly [logicalId: string]: Value };
}

/** The files for `writePipeline`, and what they were made from. */
export interface GeneratedPipeline {
  /** The app's name. */
  readonly app: string;
  /** The app's name with characters that a stack's name can have. */
  readonly applicationName: string;
  /** Source, stages and permissions, as in the files. */
  readonly settings: PipelineSettings;
  /** The template comes last. */
  readonly files: readonly GeneratedFile[];
  /** The trust policies of the workflow's roles, one a stage, if no template creates the roles. */
  readonly trustPolicies: readonly { readonly stage: string; readonly policy: object }[] | undefined;
  /** Warnings only. */
  readonly problems: readonly Problem[];
}
