import { type Aws, awsCommand, findAws } from './aws-command.js';
import type { StackOptions } from './stack-options.js';
import type { StageStack } from './stage-stack.js';

/** The aws command for a stage's stack. @throws ProblemError if there is no aws command */
export async function awsFor({ profile, environment = process.env }: StackOptions, { project, region }: StageStack, interrupted?: AbortSignal): Promise<Aws> {
  return awsCommand(await findAws(environment, project.directory), environment, { profile, region, ...(interrupted && { interrupted }) });
}
