import { deleteStackCommand } from '../../compiler/cloudformation/delete-stack-command.js';
import { stackName as stackNameOf } from '../../compiler/cloudformation/stack-name.js';
import type { DeployedFile } from '../../compiler/deployed/generated/deployed-file.js';
import type { WarningCode } from '../../compiler/problem/codes.js';
import { type Problem, ProblemError } from '../../compiler/problem/problem.js';
import { type DeployedStage, listDeployed, readDeployed } from './deployed-files.js';
import type { Project } from '../read/find-project.js';
import { hasRegions, meantRegion, readAnyStage, refuseNearStage, refuseOtherRegion } from '../read/read-stage.js';
import type { StackOptions } from './stack-options.js';
import { stackProblem } from './stack-problem.js';

/** A stage and its stack, without asking AWS. */
export interface StageStack {
  readonly project: Project;
  readonly stage: string;
  readonly appName: string;
  /** The given one, or that of the last deployment, or `<app>-<stage>`. */
  readonly stackName: string;
  /** If undefined, the aws command decides. */
  readonly region: string | undefined;
  /** The same, if it is one of the regions that the configuration lists. */
  readonly ofRegion: string | undefined;
  /** The last deployment, on any stack. */
  readonly deployed: DeployedStage | undefined;
  /** Its values, if they belong to this stack. */
  readonly values: DeployedFile | undefined;
}

/**
 * @throws ProblemError if the configuration or the deployed values cannot be read, if the stage is neither listed nor deployed and its name is near that
 * of a listed one, or if the configuration does not have the stage in the region and no deployed values say that it is there
 */
export async function findStageStack({ project, stage, stackName, region: given, environment = process.env }: StackOptions): Promise<StageStack> {
  const read = await readAnyStage(project, stage);
  const { appName } = read.config;
  const ofRegion = hasRegions(read) ? meantRegion(read, given) : undefined;
  const region = ofRegion ?? given;
  const deployed = await readDeployed(project, stage, appName, ofRegion);
  // What is deployed can be looked at and deleted, whatever its name, and after its region has left the configuration.
  if (ofRegion !== undefined && deployed?.ofRegion !== ofRegion) refuseOtherRegion(read, ofRegion);
  if (deployed === undefined) refuseNearStage(read);
  const recorded = deployed?.values.stack;
  const isRecorded = (stackName ?? recorded?.name) === recorded?.name && (region ?? recorded?.region) === recorded?.region;
  return {
    project,
    stage,
    appName,
    stackName: stackName ?? recorded?.name ?? stackNameOf(appName, stage),
    // Version 1 of the aws command ignores AWS_REGION.
    region: region ?? (environment['AWS_REGION'] || environment['AWS_DEFAULT_REGION'] || recorded?.region),
    ofRegion,
    deployed,
    values: isRecorded ? deployed?.values : undefined,
  };
}

/**
 * Two stages on one stack would replace each other. They share one if their names are like `a_b` and `a-b`, or through `--stack-name`.
 *
 * @throws ProblemError
 */
export async function refuseSharedStack({ project, stage, appName, stackName, region }: StageStack): Promise<void> {
  const { configuredStages } = (await readAnyStage(project, stage)).config;
  const { deployed } = await listDeployed(project, appName);
  const names = new Map([
    ...configuredStages.map((name) => [name, { name: stackNameOf(appName, name), region: undefined as string | undefined }] as const),
    ...deployed.flatMap(({ stage: name, ofRegion, values }) =>
      // In other regions, a stage has the same name of a stack.
      values.stack === undefined || (name === stage && ofRegion !== undefined) ? [] : [[name, values.stack] as const],
    ),
  ]);
  names.delete(stage);
  // If the aws command decides about one region, it may be the same as the other.
  const isNear = (other: string | undefined): boolean => other === undefined || region === undefined || other === region;
  const other = [...names].find(([, stack]) => stack.name === stackName && isNear(stack.region))?.[0];
  if (other === undefined) return;
  const message = `it is also the stack of stage ${other}, but each stage needs its own`;
  throw new ProblemError([stackProblem('stack-shared', stackName, message, `give stage ${stage} another one with --stack-name`)]);
}

/** Warns about earlier deployments that still exist in addition to the stack that was deployed now. */
export function checkLeftBehind(deployed: DeployedStage | undefined, now: DeployedFile): Problem[] {
  if (deployed === undefined || deployed.values.resources.length === 0) return [];
  const { stage, file, values } = deployed;
  const warn = (code: WarningCode, message: string, fix: string): Problem[] => [{ code, severity: 'warning', where: { file }, message, fix }];
  if (values.stack === undefined) {
    const message = `the resources that Chalice's own deploy made for stage ${stage} are not part of the stack, and still exist`;
    return warn('chalice-resources-stay', message, `when nobody needs them any more: chalice delete --stage ${stage}`);
  }
  const withoutUuid = (id: string): string => id.slice(0, id.lastIndexOf('/'));
  if (withoutUuid(values.stack.id) === withoutUuid(now.stack!.id)) return [];
  const { name, region } = values.stack;
  const message = `stage ${stage} was deployed before as stack ${name} in ${region}, which still exists`;
  return warn('stack-stays', message, `when nobody needs it any more: ${deleteStackCommand(name, region)}`);
}
