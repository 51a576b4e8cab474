import { type AuthRequest, AuthResponse, type AuthRoute } from '../app/auth-response.js';
import type { Chalice } from '../app/chalice.js';
import type { AuthorizerDeclaration } from '../app/declaration.js';
import { UnauthorizedError } from '../app/http-error.js';
import { httpMethods } from '../app/http-method.js';
import { runInvocation } from '../app/invocation.js';
import type { LambdaContext } from '../app/lambda-context.js';
import type { LambdaHandler } from './lambda-handler.js';

/** Decides about callers, without middleware. If the handler throws `UnauthorizedError`, or any error with the message `Unauthorized`, API Gateway answers with 401. */
export function authorizerHandler(app: Chalice, { handler }: AuthorizerDeclaration): LambdaHandler {
  return async (event, context) => {
    const lambdaContext = (context ?? null) as LambdaContext | null;
    const { type, authorizationToken, methodArn } = (event ?? {}) as { type: string; authorizationToken: string; methodArn: string };
    const request: AuthRequest = { token: authorizationToken, methodArn, authType: type };
    const decision = await runInvocation({ app, event, lambdaContext, request: null }, async () => handler(request)).catch(unauthorized);
    return decision instanceof AuthResponse ? toPolicy(app, decision, methodArn ?? '') : decision;
  };
}

/** API Gateway knows this error by its message, and answers any other with 500. */
function unauthorized(error: unknown): never {
  throw error instanceof UnauthorizedError ? new Error('Unauthorized', { cause: error }) : error;
}

function toPolicy(app: Chalice, { routes, principalId, context }: AuthResponse, methodArn: string): object {
  const used = usedMethods(app);
  const granted = isEverything(routes) ? [['*', '*'] as const] : routes.flatMap((route) => grantsOf(route, used));
  const Resource = [...new Set(granted.map(([method, path]) => toArn(methodArn, method, path)))];
  return { context, principalId, policyDocument: { Version: '2012-10-17', Statement: [{ Action: 'execute-api:Invoke', Effect: 'Allow', Resource }] } };
}

function isEverything(routes: AuthResponse['routes']): boolean {
  return routes.length === 1 && routes[0] === '*';
}

/**
 * Each method is written out. In its place, a `*` would run on across slashes, as IAM has it: what allows `*` + `/orders` also allows
 * `GET/admin/orders`.
 */
function grantsOf(route: string | AuthRoute, used: readonly string[]): [method: string, path: string][] {
  const { path, methods } = typeof route === 'string' ? { path: route, methods: used } : route;
  // It would never match, since a caller's path has no braces, and everybody would wonder about the 403.
  if (/[{}]/.test(path))
    throw new TypeError(`routes: '${path}' matches no path of a caller; write the path that is called, or * for any text: '${path.replace(/\{.*?\}/g, '*')}'`);
  const upper = methods.map((method) => method.toUpperCase());
  return upper.flatMap((method) => (method === '*' || method === 'ANY' ? used : [method])).map((method) => [method, path]);
}

/** The methods of all routes; those of a route for any method are all that API Gateway knows. */
function usedMethods({ declarations }: Chalice): string[] {
  const named = declarations.flatMap((one) => (one.kind === 'route' ? one.methods : []));
  return [...new Set(named.flatMap((method) => (method === 'ANY' ? httpMethods : [method])))];
}

/** The ARN of another method of the same API and stage: `arn:aws:execute-api:<region>:<account>:<api>/<stage>/<method>/<path>`. */
function toArn(methodArn: string, method: string, path: string): string {
  const [arn, partition, service, region, account, target = ''] = methodArn.split(':');
  const [api, stage] = target.split('/');
  return [arn, partition, service, region, account, [api, stage, method, path.replace(/^\//, '')].join('/')].join(':');
}
