import type { Project } from '../read/find-project.js';

/** Which stack an act is about, and the settings of the aws command that it asks. */
export interface StackOptions {
  /** From `findProject`. */
  readonly project: Project;
  /** The stage's name: letters, digits, hyphens and underscores. */
  readonly stage: string;
  /** By default that of the last deployment, else `<app>-<stage>`. */
  readonly stackName?: string | undefined;
  /** By default AWS_REGION of the environment, else that of the last deployment, else what the aws command's own settings say. */
  readonly region?: string | undefined;
  /** A profile of the aws command. */
  readonly profile?: string | undefined;
  /** The environment variables of the aws command, whose PATH leads to it. By default those of this process. */
  readonly environment?: NodeJS.ProcessEnv;
}

/** How an act that changes a stack is followed, and broken off. */
export interface StackActOptions {
  /**
   * Ends the call of the aws command that is under way; the reason of its `abort` has to be the name of a signal, such as `SIGTERM`.
   * What CloudFormation has begun it goes on with.
   */
  readonly interrupted?: AbortSignal;
}
