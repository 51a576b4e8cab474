import type { SdkCall } from '../calls/sdk-call.js';
import type { RightsProblem, WideGrant } from './right.js';
import type { Untold } from './text.js';

/** IAM's data has no action for an operation. */
export function describeActionUnknown(call: SdkCall, at: number): RightsProblem {
  return {
    code: 'sdk-action-unknown',
    at,
    message: `which right ${call.operation} of ${call.client} needs is not known, so the role gets none for it`,
    fix: 'if it needs one, grant it in "iam_policy_statements"',
    call,
  };
}

const nameIt = 'take the name from a constant, an environment variable of the stage or a resource of a merge template';

/** @param isOpen Whether the actions are granted on all resources, and not only on names with `*` in them. */
export function describeUntold(untold: Untold, actions: readonly string[], isOpen: boolean, call: SdkCall): RightsProblem {
  const granted = { actions, isOpen };
  const what = grantedText(granted);
  const { at, circle, variable, member } = untold;
  const problem = (code: RightsProblem['code'], why: string, fix: string): RightsProblem => ({ code, at, message: `${what}: ${why}`, fix, granted, call });
  if (circle !== undefined) {
    return problem('sdk-resource-circle', cannotRefer(circle), `give '${circle[0]}' a name of its own in the template`);
  }
  if (variable !== undefined) {
    const isOfLambda = /^(AWS_LAMBDA_(FUNCTION|LOG)_|AWS_EXECUTION_ENV$|LAMBDA_(TASK_ROOT|RUNTIME_DIR)$|_HANDLER$)/.test(variable);
    const why = isOfLambda
      ? `the environment variable ${variable} is only known when the function runs`
      : `the function has no environment variable ${variable} when it is packaged`;
    return problem('sdk-resource-unknown', why, isOfLambda ? nameIt : 'set it in "environment_variables" or in a merge template');
  }
  const why = member === undefined ? `which resource ${call.operation} is called with could not be told` : `${member} of ${call.operation} could not be told`;
  return problem('sdk-resource-unknown', why, nameIt);
}

/** `the role gets dynamodb:GetItem on all resources` */
export function grantedText({ actions, isOpen }: WideGrant): string {
  return `the role gets ${listed(actions)} on ${isOpen ? 'all resources' : 'names with * in place of what could not be told'}`;
}

/** @param circle from the resource to the role */
export function cannotRefer(circle: readonly string[]): string {
  return `its policy cannot refer to '${circle[0]}', which CloudFormation makes after the role (${circle.join(' needs ')})`;
}

/** `a`, `a and b`, `a, b and c` */
function listed(texts: readonly string[]): string {
  const [last, ...others] = [...texts].sort().reverse();
  return others.length === 0 ? last! : `${others.reverse().join(', ')} and ${last}`;
}
