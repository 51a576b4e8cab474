/** Who lets callers in. */
export type AuthorizerDefinition = IamAuthorizerDefinition | CognitoAuthorizerDefinition | CustomAuthorizerDefinition | BuiltinAuthorizerUse;

/** An `IAMAuthorizer`. */
export interface IamAuthorizerDefinition {
  /** What tells it from the others. */
  readonly kind: 'iam';
  /** As declared, with a blueprint's prefix. */
  readonly name: 'sigv4';
  /** Scopes that it asks for. */
  readonly scopes: readonly [];
}

/** A `CognitoUserPoolAuthorizer`. */
export interface CognitoAuthorizerDefinition {
  /** What tells it from the others. */
  readonly kind: 'cognito';
  /** As declared, with a blueprint's prefix. */
  readonly name: string;
  /** Scopes that it asks for. */
  readonly scopes: readonly string[];
  /** Request header that holds the token. */
  readonly header: string;
  /** ARNs of the user pools. */
  readonly providerArns: readonly string[];
}

/** A `CustomAuthorizer`. */
export interface CustomAuthorizerDefinition {
  /** What tells it from the others. */
  readonly kind: 'custom';
  /** As declared, with a blueprint's prefix. */
  readonly name: string;
  /** Scopes that it asks for. */
  readonly scopes: readonly string[];
  /** Request header that holds the token. */
  readonly header: string;
  /** A string, or an intrinsic function. */
  readonly authorizerUri: string | { readonly [name: string]: unknown };
  /** Seconds; 0 switches the cache off. */
  readonly ttlSeconds: number;
  /** Role that API Gateway assumes to invoke the function; null for none. */
  readonly invokeRoleArn: string | null;
}

/** A route's use of an authorizer that is a function of the app. */
export interface BuiltinAuthorizerUse {
  /** What tells it from the others. */
  readonly kind: 'builtin';
  /** With the blueprint's name prefix; null when its blueprint was never registered. */
  readonly name: string | null;
  /** The name without a prefix, for messages. */
  readonly declaredName: string;
  /** Scopes that it asks for. */
  readonly scopes: readonly string[];
  /** Request header that holds the token. */
  readonly header: string;
  /** Seconds; null leaves it to API Gateway (300). */
  readonly ttlSeconds: number | null;
  /** Role that API Gateway assumes to invoke the function; null for none. */
  readonly executionRole: string | null;
}
