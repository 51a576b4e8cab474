import type { StackOptions } from '../../project/deploy/stack-options.js';
import { findProject } from '../../project/read/find-project.js';
import type { OptionTable } from '../arguments/option.js';
import { json, profile, projectDir, region, stackName, stage } from '../arguments/shared-options.js';

/** The arguments of commands about a deployed stage. */
export interface DeployedArguments {
  readonly stage: string;
  readonly 'stack-name': string | undefined;
  readonly profile: string | undefined;
  readonly region: string | undefined;
  readonly 'project-dir': string | undefined;
  readonly json: boolean;
}

export const deployedOptions: OptionTable<DeployedArguments> = { stage, 'stack-name': stackName, profile, region, 'project-dir': projectDir, json };

/** The stack that the arguments name. @throws ProblemError if there is no project */
export function stackOptions(args: Omit<DeployedArguments, 'json'>): StackOptions {
  return {
    project: findProject(process.cwd(), args['project-dir']),
    stage: args.stage,
    stackName: args['stack-name'],
    region: args.region,
    profile: args.profile,
  };
}
