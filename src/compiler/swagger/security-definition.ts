import type { AuthorizerDefinition } from '../../app/authorizer-definition.js';
import { sub } from '../cloudformation/intrinsic.js';
import type { Value } from '../cloudformation/template.js';
import type { RestApiResource } from '../model/resource.js';
import { invocationUri } from './invocation-uri.js';

/** The key of an authorizer's definition, with which operations refer to it. */
export function securityName(authorizer: AuthorizerDefinition): string {
  return authorizer.kind === 'builtin' ? (authorizer.name ?? authorizer.declaredName) : authorizer.name;
}

export function renderSecurityDefinition(authorizer: AuthorizerDefinition, arns: RestApiResource['authorizerArns']): { readonly [key: string]: Value } {
  switch (authorizer.kind) {
    case 'iam':
      return { ...apiKeyIn('Authorization'), 'x-amazon-apigateway-authtype': 'awsSigv4' };
    case 'cognito':
      return {
        ...apiKeyIn(authorizer.header),
        'x-amazon-apigateway-authtype': 'cognito_user_pools',
        'x-amazon-apigateway-authorizer': { type: 'cognito_user_pools', providerARNs: authorizer.providerArns },
      };
    case 'custom':
      return {
        ...apiKeyIn(authorizer.header),
        'x-amazon-apigateway-authtype': 'custom',
        'x-amazon-apigateway-authorizer': {
          type: 'token',
          authorizerUri: authorizer.authorizerUri as Value,
          authorizerResultTtlInSeconds: authorizer.ttlSeconds,
          ...(authorizer.invokeRoleArn !== null && { authorizerCredentials: authorizer.invokeRoleArn }),
        },
      };
    case 'builtin':
      return {
        ...apiKeyIn(authorizer.header),
        'x-amazon-apigateway-authtype': 'custom',
        'x-amazon-apigateway-authorizer': {
          type: 'token',
          authorizerUri: sub(invocationUri(arns[securityName(authorizer)]!)),
          ...(authorizer.executionRole !== null && { authorizerCredentials: authorizer.executionRole }),
          ...(authorizer.ttlSeconds !== null && { authorizerResultTtlInSeconds: authorizer.ttlSeconds }),
        },
      };
  }
}

/** Swagger 2.0 has no tokens: for it, a header with a secret is an API key. */
function apiKeyIn(header: string): { in: string; type: string; name: string } {
  return { in: 'header', type: 'apiKey', name: header };
}
