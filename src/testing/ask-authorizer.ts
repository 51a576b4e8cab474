import type { BuiltinAuthorizerUse } from '../app/authorizer-definition.js';
import type { RouteDefinition } from '../app/definition.js';
import { cognitoClaims } from './cognito-claims.js';
import type { Gateway } from './gateway.js';
import { type GatewayAnswer, refusal } from './gateway-answer.js';
import { authorizerEvent } from './gateway-event.js';
import { rule } from './policy.js';

/** An authorizer's decision: no, with the response, or yes, with its context about the caller. */
export type Decision = { readonly refused: GatewayAnswer } | { readonly context: { readonly [name: string]: unknown } | undefined };

export interface AuthorizationRequest {
  readonly method: string;
  readonly path: string;
  readonly header: (name: string) => string | undefined;
}

/** Calls a route's authorizer. An authorizer that is not a function of the app cannot be called here, and lets everyone in. */
export async function askAuthorizer(gateway: Gateway, { authorizer }: RouteDefinition, request: AuthorizationRequest): Promise<Decision> {
  if (authorizer?.kind === 'builtin') return await askFunction(gateway, authorizer, request);
  const claims = authorizer?.kind === 'cognito' ? cognitoClaims(request.header(authorizer.header)) : undefined;
  return { context: claims && { claims } };
}

/** Calls a function of the app, and reads its policy as API Gateway does. */
async function askFunction(
  gateway: Gateway,
  { name, header }: BuiltinAuthorizerUse,
  { method, path, header: headerOf }: AuthorizationRequest,
): Promise<Decision> {
  const token = headerOf(header);
  if (token === undefined || token === '') return unauthorized(`the authorizer needs a token in the header ${header}`);
  if (name === null) return broken('the blueprint of the authorizer is not registered');
  const event = authorizerEvent(token, method, path, gateway.apiGatewayStage);
  const outcome = await gateway.invoke(name, event);
  // API Gateway knows this error by its message. Any other error means a broken authorizer.
  if (outcome.kind === 'failed' && outcome.message === 'Unauthorized') return unauthorized(`the authorizer '${name}' threw Unauthorized`);
  if (outcome.kind === 'failed') return broken(`the authorizer '${name}' failed: ${outcome.message}`);
  if (outcome.kind !== 'returned') return broken(`the authorizer '${name}' took too long`);
  const { principalId, policyDocument, context } = (outcome.payload ?? {}) as { principalId?: unknown; policyDocument?: unknown; context?: object };
  if (typeof policyDocument !== 'object' || policyDocument === null) return broken(`the authorizer '${name}' returned no policy`);
  if (typeof principalId !== 'string') return broken(`the authorizer '${name}' returned no principalId`);
  const ruling = rule(policyDocument, 'execute-api:Invoke', event.methodArn);
  if (ruling.kind === 'malformed') return broken(`the policy from the authorizer '${name}' is malformed: ${ruling.reason}`);
  if (ruling.kind !== 'allowed') return forbidden(name, ruling.kind === 'denied');
  for (const untold of ruling.untold)
    gateway.tell?.(`the policy from the authorizer '${name}' lets callers in here without a check of ${untold}, which only AWS can make`);
  const entries = Object.entries(context ?? {});
  const nested = entries.find(([, value]) => typeof value === 'object' && value !== null)?.[0];
  if (nested !== undefined) return broken(`the context of the authorizer '${name}' has an object or a list under '${nested}'`);
  // The values of an authorizer's context reach the function as text.
  const texts = entries.map(([key, value]) => [key, String(value)]);
  return { context: { ...Object.fromEntries(texts), principalId, integrationLatency: 1 } };
}

function forbidden(name: string, isDenied: boolean): Decision {
  const message = `User is not authorized to access this resource${isDenied ? ' with an explicit deny' : ''}`;
  return { refused: refusal(403, JSON.stringify({ Message: message }), `the policy from the authorizer '${name}' does not allow it`) };
}

function unauthorized(reason: string): Decision {
  return { refused: refusal(401, '{"message":"Unauthorized"}', reason) };
}

function broken(reason: string): Decision {
  return { refused: refusal(500, '{"message":null}', reason) };
}
