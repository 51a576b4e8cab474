import { BuiltinAuthorizer } from '../app/authorizer.js';
import type { Chalice } from '../app/chalice.js';
import type { AuthorizerDeclaration, RouteDeclaration } from '../app/declaration.js';
import { authorizerHandler } from '../runtime/authorizer.js';
import { authorizerEvent } from './gateway-event.js';
import { lambdaContext } from './lambda-context.js';

/** What API Gateway answers without asking the route's function. */
export interface Refusal {
  readonly statusCode: number;
  readonly body: object;
}

export type Decision = { readonly refusal: Refusal } | { readonly context: { readonly [name: string]: unknown } };

export interface GateRequest {
  readonly app: Chalice;
  readonly stage: string;
  readonly apiGatewayStage: string;
  readonly method: string;
  readonly path: string;
  readonly header: (name: string) => string | undefined;
}

/** The authorizer of a route, if it is a function of the app: others can't be asked here, and let everyone in. */
export function builtinAuthorizer(app: Chalice, { authorizer }: RouteDeclaration): { declaration: AuthorizerDeclaration; header: string } | undefined {
  if (!(authorizer instanceof BuiltinAuthorizer)) return undefined;
  let meant: BuiltinAuthorizer | undefined;
  const { header } = authorizer.describe((declared) => {
    meant = declared;
    return null;
  });
  const declaration = app.declarations.find((one): one is AuthorizerDeclaration => one.kind === 'authorizer' && one.authorizer === meant);
  return declaration && { declaration, header };
}

/** Asks an authorizer, and reads its policy as API Gateway does. */
export async function askAuthorizer(declaration: AuthorizerDeclaration, token: string | undefined, request: GateRequest): Promise<Decision> {
  const { app, stage, apiGatewayStage, method, path } = request;
  if (token === undefined || token === '') return unauthorized;
  const event = authorizerEvent(token, method, path, apiGatewayStage);
  let answer: unknown;
  try {
    answer = await authorizerHandler(app, declaration)(event, lambdaContext(app.appName, stage, declaration.name));
  } catch (error) {
    // API Gateway knows one error by its message, and takes any other for a broken authorizer.
    if ((error as Error | undefined)?.message === 'Unauthorized') return unauthorized;
    throw error;
  }
  const { principalId, policyDocument, context } = (answer ?? {}) as { principalId?: unknown; policyDocument?: unknown; context?: object };
  if (typeof policyDocument !== 'object' || policyDocument === null) return { refusal: { statusCode: 500, body: { message: null } } };
  const effects = effectsOn(policyDocument, event.methodArn);
  const message = 'User is not authorized to access this resource';
  if (effects.includes('Deny')) return { refusal: { statusCode: 403, body: { Message: `${message} with an explicit deny` } } };
  if (!effects.includes('Allow')) return { refusal: { statusCode: 403, body: { Message: message } } };
  // What an authorizer tells the function arrives as text, whatever it was.
  const texts = Object.entries(context ?? {}).map(([name, value]) => [name, String(value)]);
  return { context: { ...Object.fromEntries(texts), principalId, integrationLatency: 1 } };
}

const unauthorized: Decision = { refusal: { statusCode: 401, body: { message: 'Unauthorized' } } };

function effectsOn(policy: object, methodArn: string): unknown[] {
  return listOf((policy as { Statement?: unknown }).Statement)
    .filter((statement): statement is { [key: string]: unknown } => typeof statement === 'object' && statement !== null)
    .filter((statement) => listOf(statement['Action']).some((action) => covers(action, 'execute-api:Invoke')))
    .filter((statement) => listOf(statement['Resource']).some((resource) => covers(resource, methodArn)))
    .map((statement) => statement['Effect']);
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [value];
}

/** Whether a pattern of a policy, with `*` and `?`, covers a text. */
function covers(pattern: unknown, text: string): boolean {
  if (typeof pattern !== 'string') return false;
  const source = pattern
    .replaceAll(/[\\^$.+()|{}[\]]/g, String.raw`\$&`)
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${source}$`, 'is').test(text);
}
