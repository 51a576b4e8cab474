import { type AuthRequest, AuthResponse, type AuthRoute } from '../app/auth-response.js';
import type { Chalice } from '../app/chalice.js';
import type { AuthorizerDeclaration } from '../app/declaration.js';
import { runInvocation } from '../app/invocation.js';
import type { LambdaContext } from '../app/lambda-context.js';
import type { LambdaHandler } from './lambda-handler.js';

/** Decides about callers, without middleware. If the handler throws `Unauthorized`, API Gateway answers with 401. */
export function authorizerHandler(app: Chalice, { handler }: AuthorizerDeclaration): LambdaHandler {
  return async (event, context) => {
    const lambdaContext = (context ?? null) as LambdaContext | null;
    const { type, authorizationToken, methodArn } = event as { type: string; authorizationToken: string; methodArn: string };
    const request: AuthRequest = { token: authorizationToken, methodArn, authType: type };
    const decision = await runInvocation({ app, event, lambdaContext, request: null }, () => handler(request));
    return decision instanceof AuthResponse ? toPolicy(decision, methodArn) : decision;
  };
}

function toPolicy({ routes, principalId, context }: AuthResponse, methodArn: string): object {
  const Resource = routes.flatMap((route) => (typeof route === 'string' ? [toArn(methodArn, '*', route)] : arnsOf(methodArn, route)));
  return { context, principalId, policyDocument: { Version: '2012-10-17', Statement: [{ Action: 'execute-api:Invoke', Effect: 'Allow', Resource }] } };
}

function arnsOf(methodArn: string, { path, methods }: AuthRoute): string[] {
  return methods.map((method) => toArn(methodArn, method, path));
}

/** The ARN of another method of the same API and stage: `arn:aws:execute-api:<region>:<account>:<api>/<stage>/<method>/<path>`. */
function toArn(methodArn: string, method: string, path: string): string {
  const parts = methodArn.split(':');
  const [api, stage] = (parts[5] ?? '').split('/');
  return [...parts.slice(0, 5), [api, stage, method, path === '*' ? '*' : path.slice(1)].join('/')].join(':');
}
