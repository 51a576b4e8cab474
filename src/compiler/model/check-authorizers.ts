import type { AuthorizerDefinition } from '../../app/authorizer-definition.js';
import type { AppDefinition, RouteDefinition } from '../../app/definition.js';
import type { ErrorCode } from '../problem/codes.js';
import type { Problem } from '../problem/problem.js';
import { appError, type CheckContext } from './check-context.js';

/** Names of security definitions that we generate. */
const reservedNames: readonly string[] = ['api_key', 'sigv4'];

/** Checks the authorizers that routes use. */
export function checkAuthorizers({ routes }: AppDefinition, context: CheckContext): Problem[] {
  const used = routes.filter((route): route is RouteDefinition & { authorizer: AuthorizerDefinition } => route.authorizer !== null);
  const first = new Map<string, string>();
  return used.flatMap(({ path, authorizer, at }) => {
    if (authorizer.kind === 'iam') return [];
    if (authorizer.kind === 'builtin' && authorizer.name === null) {
      const message = `route '${path}' uses the authorizer '${authorizer.declaredName}', but its blueprint is not registered`;
      return [appError(context, at, 'authorizer-not-registered', message, 'call app.registerBlueprint with its blueprint')];
    }
    const name = authorizer.name!;
    const problem = (code: ErrorCode, message: string, fix: string): Problem[] => [appError(context, at, code, message, fix)];
    const content = JSON.stringify({ ...authorizer, scopes: [] });
    const seen = first.get(name);
    if (seen === undefined) first.set(name, content);
    if (seen === content) return [];
    if (seen !== undefined)
      return problem(
        'authorizer-name-twice',
        `two different authorizers have the name '${name}', but the Swagger document can have only one`,
        'give each its own name',
      );
    return [
      ...(reservedNames.includes(name)
        ? problem(
            'authorizer-name-reserved',
            `an authorizer cannot have the name '${name}', which is reserved for API keys or signed requests`,
            'give it another name',
          )
        : []),
      ...(authorizer.kind === 'cognito' && authorizer.providerArns.length === 0
        ? problem('authorizer-without-pools', `the authorizer '${name}' lists no user pools`, 'add at least one ARN to providerArns')
        : []),
      ...checkTtl(authorizer, problem),
    ];
  });
}

function checkTtl(authorizer: AuthorizerDefinition, problem: (code: ErrorCode, message: string, fix: string) => Problem[]): Problem[] {
  if (authorizer.kind !== 'custom' && authorizer.kind !== 'builtin') return [];
  const { name, ttlSeconds } = authorizer;
  if (ttlSeconds === null || (Number.isInteger(ttlSeconds) && ttlSeconds >= 0 && ttlSeconds <= 3600)) return [];
  return problem('authorizer-ttl', `the ttlSeconds of the authorizer '${name}' cannot be ${ttlSeconds}`, 'use a whole number from 0 to 3600');
}
