import type { AuthorizerDefinition, CognitoAuthorizerDefinition, CustomAuthorizerDefinition, IamAuthorizerDefinition } from './authorizer-definition.js';
import { brand } from './brand.js';
import { checked } from './build-flags.js';
import type { BuiltinAuthorizer } from './builtin-authorizer.js';
import { refuse } from './inspection.js';
import { checkOptions, describe, isA, requireOption } from './option.js';

/** What a route's `authorizer` option takes: what `app.authorizer` returns, or one of the authorizer classes. */
export interface Authorizer {
  /** Describes this authorizer as plain data; `prefixed` gives the names of the app's own authorizers. */
  describe(prefixed: (authorizer: BuiltinAuthorizer) => string | null): AuthorizerDefinition;
}

export function isAuthorizer(value: unknown): value is Authorizer {
  return value !== null && typeof value === 'object' && typeof (value as { describe?: unknown }).describe === 'function';
}

/** Callers sign their requests with AWS credentials (Signature Version 4), and IAM must allow them `execute-api:Invoke`. */
export class IAMAuthorizer implements Authorizer {
  /** Always refused: API Gateway has no scopes for signed requests. */
  withScopes(_scopes: readonly string[]): never {
    if (checked)
      refuse('iam-authorizer-scopes', 'an IAMAuthorizer has no scopes', 'remove withScopes, or use a CognitoUserPoolAuthorizer, whose tokens carry scopes');
    return this as never;
  }

  /** Describes this authorizer as plain data, for the compiler. */
  describe(): IamAuthorizerDefinition {
    return { kind: 'iam', name: 'sigv4', scopes: [] };
  }
}

/** Where the tokens of a `CognitoUserPoolAuthorizer` come from. */
export interface CognitoUserPoolAuthorizerOptions {
  /** ARNs of the user pools whose tokens are accepted, at least one. */
  providerArns: readonly string[];
  /** Request header that holds the token; default `Authorization`. */
  header?: string | undefined;
  /** OAuth scopes. The caller's access token must have one of them. Default none; callers then send an ID token. */
  scopes?: readonly string[] | undefined;
}

/** Callers send a token of a Cognito user pool. API Gateway checks it, and handlers find its claims in `request.context.authorizer.claims`. */
export class CognitoUserPoolAuthorizer implements Authorizer {
  readonly #definition: CognitoAuthorizerDefinition;

  /** @param name the key of its security definition in the Swagger document, unique in the app */
  constructor(name: string, options: CognitoUserPoolAuthorizerOptions) {
    const what = `authorizer '${name}'`;
    if (checked) checkAuthorizerName(name);
    const given = checkOptions(what, options, { providerArns: 'list of strings', header: 'string', scopes: 'list of strings' });
    requireOption(what, options, 'providerArns');
    this.#definition = {
      kind: 'cognito',
      name,
      scopes: once(given.scopes ?? []),
      header: given.header ?? 'Authorization',
      providerArns: given.providerArns ?? [],
    };
  }

  /** A copy with these scopes instead of any others. */
  withScopes(scopes: readonly string[]): CognitoUserPoolAuthorizer {
    const { name, header, providerArns } = this.#definition;
    return new CognitoUserPoolAuthorizer(name, { providerArns, header, scopes: checkScopes(name, scopes) });
  }

  /** Describes this authorizer as plain data, for the compiler. */
  describe(): CognitoAuthorizerDefinition {
    return this.#definition;
  }
}

/** The Lambda function that a `CustomAuthorizer` asks, and how. */
export interface CustomAuthorizerOptions {
  /** The invocation URI of an existing Lambda function: `arn:aws:apigateway:<region>:lambda:path/…/invocations`, or an intrinsic function that gives it. */
  authorizerUri: string | { readonly [name: string]: unknown };
  /** Seconds for which API Gateway caches the decision for a token: 0 (no cache) to 3600. Default 300. */
  ttlSeconds?: number | undefined;
  /** Request header that holds the token; default `Authorization`. */
  header?: string | undefined;
  /** ARN of a role that API Gateway assumes to invoke the function. Default: the function's own policy must allow the invocation. */
  invokeRoleArn?: string | undefined;
  /** Scopes in the security requirement of the Swagger document. Default none. */
  scopes?: readonly string[] | undefined;
}

/** A Lambda function outside this app decides about callers. */
export class CustomAuthorizer implements Authorizer {
  readonly #definition: CustomAuthorizerDefinition;

  /** @param name the key of its security definition in the Swagger document, unique in the app */
  constructor(name: string, options: CustomAuthorizerOptions) {
    const what = `authorizer '${name}'`;
    if (checked) checkAuthorizerName(name);
    const given = checkOptions(what, options, {
      authorizerUri: 'unknown',
      ttlSeconds: 'number',
      header: 'string',
      invokeRoleArn: 'string',
      scopes: 'list of strings',
    });
    requireOption(what, options, 'authorizerUri');
    const uri = given.authorizerUri ?? '';
    const isUri = !checked || isA('string', uri) || isA('object', uri);
    if (checked && !isUri)
      refuse('option-type', `${what}: authorizerUri must be a string or an intrinsic function, not ${describe(uri)}`, 'use the invocation URI of the function');
    this.#definition = {
      kind: 'custom',
      name,
      scopes: once(given.scopes ?? []),
      header: given.header ?? 'Authorization',
      authorizerUri: isUri ? uri : '',
      ttlSeconds: given.ttlSeconds ?? 300,
      invokeRoleArn: given.invokeRoleArn ?? null,
    };
  }

  /** A copy with these scopes instead of any others. */
  withScopes(scopes: readonly string[]): CustomAuthorizer {
    const { name, header, authorizerUri, ttlSeconds, invokeRoleArn } = this.#definition;
    return new CustomAuthorizer(name, { authorizerUri, ttlSeconds, header, invokeRoleArn: invokeRoleArn ?? undefined, scopes: checkScopes(name, scopes) });
  }

  /** Describes this authorizer as plain data, for the compiler. */
  describe(): CustomAuthorizerDefinition {
    return this.#definition;
  }
}

if (checked) brand({ IAMAuthorizer, CognitoUserPoolAuthorizer, CustomAuthorizer });

function checkAuthorizerName(name: unknown): void {
  if (typeof name !== 'string' || name === '') {
    refuse(
      'authorizer-name',
      `an authorizer's name must be a string with something in it, not ${describe(name)}`,
      'name it: it is the key of its security definition in the Swagger document',
    );
  } else if (name === '__proto__') {
    refuse('authorizer-name', `the authorizer name '${name}' has a special meaning in JavaScript objects`, 'choose another name');
  }
}

export function checkScopes(name: string, scopes: readonly string[]): readonly string[] {
  if (checked && !isA('list of strings', scopes)) {
    refuse('option-type', `authorizer '${name}': scopes must be a list of strings, not ${describe(scopes)}`, "write withScopes(['…'])");
    return [];
  }
  return once(scopes);
}

/** Swagger takes no scope twice. */
function once(scopes: readonly string[]): readonly string[] {
  return [...new Set(scopes)];
}
