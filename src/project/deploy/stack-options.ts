import type { Project } from '../read/find-project.js';

/** A stack, and settings for the aws command. */
export interface StackOptions {
  /** From `findProject`. */
  readonly project: Project;
  /** The stage's name: letters, digits, hyphens and underscores. */
  readonly stage: string;
  /** Default: that of the last deployment, or else `<app>-<stage>`. */
  readonly stackName?: string | undefined;
  /** Default: the primary one of the configuration's regions. If it has none, AWS_REGION of the environment, or else that of the last deployment, or else the aws command's own setting. */
  readonly region?: string | undefined;
  /** A profile of the aws command. */
  readonly profile?: string | undefined;
  /** The environment variables of the aws command, which is found on their PATH. Default: those of this process. */
  readonly environment?: NodeJS.ProcessEnv;
}

/** How to interrupt a change to a stack. */
export interface StackActOptions {
  /**
   * Ends the running call of the aws command. The reason of its `abort` must be the name of a signal, such as `SIGTERM`.
   * CloudFormation finishes what it has started.
   */
  readonly interrupted?: AbortSignal;
}
