import { eventsOfLastAct, failedEvents, type Stack, type StackEvent } from '../../compiler/deployed/stack.js';
import type { StageConfig } from '../../compiler/config/resolve-stage.js';
import { stageOptions } from '../../compiler/config/stage-options.js';
import { suggest } from '../../compiler/problem/nearest.js';
import type { ErrorCode } from '../../compiler/problem/codes.js';
import type { Problem } from '../../compiler/problem/problem.js';
import type { StackPlan } from './stack-plan.js';

/** A problem with a stack or with the arguments about it. */
export function stackProblem(code: ErrorCode, stackName: string, message: string, fix: string, frame?: string): Problem {
  return { code, severity: 'error', where: { file: `stack ${stackName}` }, message, fix, ...(frame === undefined ? {} : { frame }) };
}

/** The stage of a stack, in a region of the configuration or in any. */
export type OfStage = Pick<StageConfig, 'stage' | 'region'>;

/** Refuses states in which a stack cannot be updated, with the way out, which CloudFormation's own message lacks. */
export function checkStackState({ name, status, statusReason }: Stack, config: OfStage): Problem[] {
  const refuse = (fix: string): Problem[] => {
    const why = statusReason === undefined ? '' : ` (${statusReason})`;
    return [stackProblem('stack-state', name, `its state is ${status}${why}, so it cannot be updated`, fix)];
  };
  if (status === 'UPDATE_ROLLBACK_FAILED') return refuse(`aws cloudformation continue-update-rollback --stack-name ${name}`);
  if (['ROLLBACK_COMPLETE', 'ROLLBACK_FAILED', 'CREATE_FAILED', 'DELETE_FAILED'].includes(status)) {
    return refuse(`delete it and everything in it, and deploy again: tschalice delete ${stageOptions(config)}`);
  }
  // A stack with only a change set has no resources yet.
  if (status.endsWith('_IN_PROGRESS') && status !== 'REVIEW_IN_PROGRESS') return refuse('wait until the current operation is finished, and deploy again');
  return [];
}

/** Refuses unknown parameters, and a new stack without a value for every required parameter. */
export function checkParameters({ parameters, requiredParameters }: StackPlan, given: readonly string[], isNew: boolean): Problem[] {
  const names = given.map((pair) => pair.slice(0, pair.indexOf('=')));
  const where = { file: '--parameter-overrides' };
  return [
    ...names
      .filter((name) => !parameters.includes(name))
      .map((name): Problem => ({
        code: 'parameter-unknown',
        severity: 'error',
        where,
        message: `the template has no parameter ${name}`,
        fix: suggest(name, parameters),
      })),
    ...requiredParameters
      .filter((name) => isNew && !names.includes(name))
      .map((name): Problem => ({
        code: 'parameter-missing',
        severity: 'error',
        where,
        message: `the template's parameter ${name} has no default, so the new stack needs a value for it`,
        fix: `add --parameter-overrides ${name}=VALUE`,
      })),
  ];
}

/** Whether CloudFormation is still at work and nothing has failed so far. */
export function isAtWork({ status }: Stack): boolean {
  return status.endsWith('_IN_PROGRESS') && !/ROLLBACK|REVIEW/.test(status);
}

/** For an aws command that did not wait to the end. @param said its reason */
export function atWorkProblem({ name, status }: Stack, said: string): Problem {
  const message = `CloudFormation is still at work on it, in the state ${status}, but the aws command waits no longer: ${said}`;
  return stackProblem('stack-in-progress', name, message, 'run the same command again when CloudFormation is done');
}

/** Why CloudFormation gave up, in its own words: one line for each resource that failed. */
export function notDoneProblem(stack: Stack, events: readonly StackEvent[], act: 'deployed' | 'deleted', config: OfStage): Problem {
  const lines = failedEvents(eventsOfLastAct(events, stack.id)).map(({ status, logicalId, type, reason }) => {
    return `${status}  ${logicalId} (${type})${reason === undefined ? '' : `: ${reason}`}`;
  });
  const isDead = /^ROLLBACK_|^CREATE_FAILED$/.test(stack.status);
  const again =
    act === 'deleted' ? 'delete it again' : isDead ? `delete what is left of it, and deploy again: tschalice delete ${stageOptions(config)}` : 'deploy again';
  return stackProblem(
    act === 'deployed' ? 'stack-not-deployed' : 'stack-not-deleted',
    stack.name,
    `it could not be ${act}; its state is ${stack.status}`,
    `fix the cause, then ${again}`,
    lines.join('\n'),
  );
}
