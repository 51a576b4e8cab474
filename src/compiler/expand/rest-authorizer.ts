import { entriesOf, isMap } from '../cloudformation/branch.js';
import type { Value } from '../cloudformation/template.js';
import { textOf } from '../cloudformation/text-of.js';
import { invocationUri } from './arn.js';
import { present, type Properties } from './properties.js';

export const iamDefinition: Value = { type: 'apiKey', name: 'Authorization', in: 'header', 'x-amazon-apigateway-authtype': 'awsSigv4' };
export const keyDefinition: Value = { type: 'apiKey', name: 'x-api-key', in: 'header' };

/** The security definitions of the authorizers of a REST API. */
export function authorizerDefinitions(auth: Properties): Properties {
  return {
    ...(auth['DefaultAuthorizer'] === 'AWS_IAM' && { AWS_IAM: iamDefinition }),
    ...Object.fromEntries([...entriesOf(auth['Authorizers'])].map(([name, authorizer]) => [name, definitionOf(isMap(authorizer) ? authorizer : {})])),
  };
}

function definitionOf(authorizer: Properties): Value {
  const { UserPoolArn: pool, FunctionPayloadType: payload = 'TOKEN' } = authorizer;
  const identity = entriesOf(authorizer['Identity']);
  const isRequest = pool === undefined && payload === 'REQUEST';
  return {
    type: 'apiKey',
    name: isRequest ? 'Unused' : (identity.get('Header') ?? 'Authorization'),
    in: 'header',
    'x-amazon-apigateway-authtype': pool === undefined ? 'custom' : 'cognito_user_pools',
    'x-amazon-apigateway-authorizer': present({
      ...(pool === undefined ? lambdaAuthorizer(authorizer, identity, isRequest) : { type: 'cognito_user_pools', providerARNs: [pool].flat() as Value }),
      identityValidationExpression: isRequest ? undefined : identity.get('ValidationExpression'),
    }),
  };
}

function lambdaAuthorizer(
  { FunctionArn: arn = '', FunctionInvokeRole: role }: Properties,
  identity: ReadonlyMap<string, Value>,
  isRequest: boolean,
): Properties {
  return present({
    type: isRequest ? 'request' : 'token',
    authorizerUri: invocationUri(arn),
    authorizerResultTtlInSeconds: identity.get('ReauthorizeEvery'),
    authorizerCredentials: role === 'NONE' ? undefined : role,
    identitySource: isRequest ? identitySources(identity, requestSources).join(', ') || undefined : undefined,
  });
}

const requestSources: readonly (readonly [name: string, prefix: string])[] = [
  ['Headers', 'method.request.header.'],
  ['QueryStrings', 'method.request.querystring.'],
  ['StageVariables', 'stageVariables.'],
  ['Context', 'context.'],
];

/** What a request is known by, each with what API Gateway has before its name. */
export function identitySources(identity: ReadonlyMap<string, Value>, sources: typeof requestSources): string[] {
  return sources.flatMap(([name, prefix]) => [...entriesOf(identity.get(name)).values()].map((value) => `${prefix}${textOf(value)}`));
}

/** Gives a method the authorizer and the key that all methods need by default. */
export function securityByDefault(auth: Properties): (definition: Properties, method: string) => Properties {
  const authorizers = entriesOf(auth['Authorizers']);
  return (definition, method) => withDefaults(definition, method, auth, authorizers);
}

function withDefaults(definition: Properties, method: string, auth: Properties, authorizers: ReadonlyMap<string, Value>): Properties {
  const isPreflight = method === 'options';
  const { DefaultAuthorizer: name } = auth;
  const needsAuthorizer = typeof name === 'string' && !(isPreflight && auth['AddDefaultAuthorizerToCorsPreflight'] === false);
  const authorized = needsAuthorizer ? withAuthorizer(definition, name, authorizers) : definition;
  return auth['ApiKeyRequired'] === true ? withKey(authorized, isPreflight && auth['AddApiKeyRequiredToCorsPreflight'] === false) : authorized;
}

function withAuthorizer(definition: Properties, name: string, authorizers: ReadonlyMap<string, Value>): Properties {
  const given = securityIn(definition);
  const isAuthorizer = (one: Value): boolean => keysOf(one).some((key) => key === 'AWS_IAM' || authorizers.has(key));
  const [own, others] = [given.filter(isAuthorizer), given.filter((one) => !isAuthorizer(one))];
  const none = others.findIndex((one) => keysOf(one).includes('NONE'));
  const scopes = entriesOf(authorizers.get(name)).get('AuthorizationScopes') ?? [];
  const security = none >= 0 ? others.toSpliced(none, 1) : [...others, ...(own.length > 0 ? own : [{ [name]: scopes }])];
  return security.length === 0 ? definition : { ...definition, security };
}

function withKey(definition: Properties, isExempt: boolean): Properties {
  const given = securityIn(definition);
  const isKey = (one: Value): boolean => keysOf(one).some((key) => key === 'api_key' || key === 'api_key_false');
  const others = given.filter((one) => !isKey(one));
  const isRefused = given.some((one) => keysOf(one).includes('api_key_false'));
  const security = isExempt || isRefused ? others : [...others, { api_key: [] }];
  return JSON.stringify(security) === JSON.stringify(given) ? definition : { ...definition, security };
}

function securityIn({ security: given }: Properties): readonly Value[] {
  return Array.isArray(given) ? (given as readonly Value[]) : [];
}

function keysOf(value: Value): string[] {
  return isMap(value) ? Object.keys(value) : [];
}
