import { eventsOfLastAct, failedEvents, type Stack, type StackEvent } from '../../compiler/deployed/stack.js';
import { suggest } from '../../compiler/problem/nearest.js';
import type { ErrorCode } from '../../compiler/problem/codes.js';
import type { Problem } from '../../compiler/problem/problem.js';
import type { StackPlan } from './stack-plan.js';

/** A problem with a stack, or with what was said of it on the command line. */
export function stackProblem(code: ErrorCode, stackName: string, message: string, fix: string, frame?: string): Problem {
  return { code, severity: 'error', where: { file: `stack ${stackName}` }, message, fix, ...(frame === undefined ? {} : { frame }) };
}

/** States in which CloudFormation takes no change set, with what helps; it says of them only that it can't. */
export function checkStackState({ name, status, statusReason }: Stack, stage: string): Problem[] {
  const refuse = (fix: string): Problem[] => {
    const why = statusReason === undefined ? '' : ` (${statusReason})`;
    return [stackProblem('stack-state', name, `its state is ${status}${why}, in which it can't be updated`, fix)];
  };
  if (status === 'UPDATE_ROLLBACK_FAILED') return refuse(`aws cloudformation continue-update-rollback --stack-name ${name}`);
  if (['ROLLBACK_COMPLETE', 'ROLLBACK_FAILED', 'CREATE_FAILED', 'DELETE_FAILED'].includes(status)) {
    return refuse(`delete it, with all that is in it, and deploy again: tschalice delete --stage ${stage}`);
  }
  // What was only reviewed has no resources yet.
  if (status.endsWith('_IN_PROGRESS') && status !== 'REVIEW_IN_PROGRESS') return refuse('wait until what is being done to it is done, and deploy again');
  return [];
}

/** Parameters that the template does not have, and those that a new stack would lack. */
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
        message: `the parameter ${name} of the template has no default, and the new stack needs a value for it`,
        fix: `add --parameter-overrides ${name}=VALUE`,
      })),
  ];
}

/** Why CloudFormation has given up, in its own words: a line for each resource that failed. */
export function notDoneProblem(stack: Stack, events: readonly StackEvent[], act: 'deployed' | 'deleted', stage: string): Problem {
  const lines = failedEvents(eventsOfLastAct(events, stack.id)).map(({ status, logicalId, type, reason }) => {
    return `${status}  ${logicalId} (${type})${reason === undefined ? '' : `: ${reason}`}`;
  });
  const isDead = /^ROLLBACK_|^CREATE_FAILED$/.test(stack.status);
  const again =
    act === 'deleted' ? 'delete it again' : isDead ? `delete what is left of it, and deploy again: tschalice delete --stage ${stage}` : 'deploy again';
  return stackProblem(
    act === 'deployed' ? 'stack-not-deployed' : 'stack-not-deleted',
    stack.name,
    `it could not be ${act}; its state is ${stack.status}`,
    `fix the cause, then ${again}`,
    lines.join('\n'),
  );
}
