import type { DeployedArguments } from './options.js';
import { findAws, type Aws, awsCommand } from '../../project/deploy/aws-command.js';
import { findProject } from '../../project/read/find-project.js';
import { findStageStack, type StageStack } from '../../project/deploy/stage-stack.js';

/** @throws ProblemError */
export async function stageStackOf(args: Pick<DeployedArguments, 'stage' | 'stack-name' | 'region' | 'project-dir'>): Promise<StageStack> {
  const project = findProject(process.cwd(), args['project-dir']);
  return findStageStack(project, args.stage, { stackName: args['stack-name'], region: args.region, environment: process.env });
}

/** The aws command for a stage's stack. @throws ProblemError where there is none */
export async function awsFor(args: DeployedArguments, { region }: StageStack, interrupted?: AbortSignal): Promise<Aws> {
  return awsCommand(await findAws(process.env), process.env, { profile: args.profile, region, ...(interrupted && { interrupted }) });
}
