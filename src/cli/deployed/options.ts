import type { OptionTable } from '../arguments/option.js';
import { json, profile, projectDir, region, stackName, stage } from '../arguments/shared-options.js';

/** What the commands take that look at what is deployed of a stage. */
export interface DeployedArguments {
  readonly stage: string;
  readonly 'stack-name': string | undefined;
  readonly profile: string | undefined;
  readonly region: string | undefined;
  readonly 'project-dir': string | undefined;
  readonly json: boolean;
}

export const deployedOptions: OptionTable<DeployedArguments> = { stage, 'stack-name': stackName, profile, region, 'project-dir': projectDir, json };
