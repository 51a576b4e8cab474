import { ProblemError } from '../../compiler/problem/problem.js';
import { stackProblem } from '../../project/deploy/stack-problem.js';
import type { StageStack } from '../../project/deploy/stage-stack.js';
import { describeStack } from '../../project/deploy/stack.js';
import { awsFor } from './arguments.js';
import type { DeployedArguments } from './options.js';

type Outputs = { readonly [name: string]: string };

/** The stack's outputs from the deployed values, else from the stack itself. @throws ProblemError where there are neither */
export async function outputsOf(args: DeployedArguments, stageStack: StageStack): Promise<Outputs> {
  const { stage, stackName, values, deployed } = stageStack;
  if (values?.stack?.outputs !== undefined) return values.stack.outputs;
  const stack = await describeStack(await awsFor(args, stageStack), stackName);
  // A change set for a new stack is waiting; until it is executed, there is the stack's name and nothing else.
  if (stack !== undefined && stack.status !== 'REVIEW_IN_PROGRESS') return stack.outputs;
  const byChalice =
    deployed !== undefined && deployed.values.stack === undefined ? ` (the values in ${deployed.file} are of Chalice's own deploy, which makes no stack)` : '';
  const why = stack === undefined ? `there is no such stack${byChalice}` : 'its stack has only a change set, which was not executed';
  const fix = `deploy it: tschalice deploy --stage ${stage}; or name its stack with --stack-name, or its region with --region`;
  throw new ProblemError([stackProblem('stage-not-deployed', stackName, `stage ${stage} is not deployed: ${why}`, fix)]);
}

/** Of the REST API, else of the websocket API. @throws ProblemError where the stage is not deployed, or has no API */
export async function urlOf(args: DeployedArguments, stageStack: StageStack): Promise<string> {
  const { stage, stackName, values } = stageStack;
  const recorded = values && urlIn(values.resources);
  if (recorded !== undefined) return recorded;
  const { EndpointURL, WebsocketConnectEndpointURL } = await outputsOf(args, stageStack);
  const url = EndpointURL ?? WebsocketConnectEndpointURL;
  if (url !== undefined) return url;
  const fix = 'declare a route in app.ts, and deploy it; tschalice outputs shows what the stack has';
  throw new ProblemError([stackProblem('no-url', stackName, `stage ${stage} has no API, and so no URL`, fix)]);
}

/** Of deployed values. */
export function urlIn(resources: readonly { readonly rest_api_url?: string; readonly websocket_api_url?: string }[]): string | undefined {
  const rest = resources.find(({ rest_api_url: url }) => url !== undefined)?.rest_api_url;
  return rest ?? resources.find(({ websocket_api_url: url }) => url !== undefined)?.websocket_api_url;
}
