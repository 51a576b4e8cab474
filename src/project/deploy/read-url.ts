import { ProblemError } from '../../compiler/problem/problem.js';
import { outputsOf } from './read-outputs.js';
import type { StackOptions } from './stack-options.js';
import { stackProblem } from './stack-problem.js';
import { findStageStack } from './stage-stack.js';

/**
 * The URL of a deployed stage, as `tschalice url` prints it: that of the REST API, or of the websocket API if there is no REST API. It comes
 * from `.chalice/deployed/<stage>.yml` or from the stack, with the aws command. It prints nothing and never ends the process.
 *
 * @throws ProblemError if the stage is not deployed, or has no API
 */
export async function readStageUrl(options: StackOptions): Promise<string> {
  const stageStack = await findStageStack(options);
  const { stage, stackName, values } = stageStack;
  const recorded = values && urlIn(values.resources);
  if (recorded !== undefined) return recorded;
  const { EndpointURL, WebsocketConnectEndpointURL } = await outputsOf(options, stageStack);
  const url = EndpointURL ?? WebsocketConnectEndpointURL;
  if (url !== undefined) return url;
  const fix = "declare a route in app.ts and deploy it; tschalice outputs shows the stack's outputs";
  throw new ProblemError([stackProblem('no-url', stackName, `stage ${stage} has no URL because it has no API`, fix)]);
}

/** The URL in deployed values. */
export function urlIn(resources: readonly { readonly rest_api_url?: string; readonly websocket_api_url?: string }[]): string | undefined {
  const rest = resources.find(({ rest_api_url: url }) => url !== undefined)?.rest_api_url;
  return rest ?? resources.find(({ websocket_api_url: url }) => url !== undefined)?.websocket_api_url;
}
