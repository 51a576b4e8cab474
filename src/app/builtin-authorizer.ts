import { type Authorizer, checkScopes } from './authorizer.js';
import type { BuiltinAuthorizerUse } from './authorizer-definition.js';
import { checkOptions } from './option.js';

/** Options of `app.authorizer`. */
export interface AuthorizerOptions {
  /** Seconds for which API Gateway keeps a decision for the same token, 0 to 3600; 0 for never. Default: API Gateway's own, 300. */
  ttlSeconds?: number | undefined;
  /** ARN of a role that API Gateway assumes to invoke the authorizer's function. Default: the template has a permission for it. */
  executionRole?: string | undefined;
  /** Request header that holds the token; default `Authorization`. */
  header?: string | undefined;
}

/** Callers are let in by a function of this app; made by `app.authorizer(…)`. */
export class BuiltinAuthorizer implements Authorizer {
  readonly #name: string;
  readonly #options: AuthorizerOptions;
  readonly #scopes: readonly string[];
  /** The authorizer that was declared, of which this one may be a copy with scopes. */
  readonly #declared: BuiltinAuthorizer;

  /** @internal made by `app.authorizer` */
  constructor(name: string, options: AuthorizerOptions, scopes: readonly string[] = [], declared?: BuiltinAuthorizer) {
    this.#name = name;
    this.#options = options;
    this.#scopes = scopes;
    this.#declared = declared ?? this;
  }

  /** A copy with these scopes instead of any others. */
  withScopes(scopes: readonly string[]): BuiltinAuthorizer {
    return new BuiltinAuthorizer(this.#name, this.#options, checkScopes(this.#name, scopes), this.#declared);
  }

  /** Describes this authorizer as plain data, for the compiler. */
  describe(prefixed: (authorizer: BuiltinAuthorizer) => string | null): BuiltinAuthorizerUse {
    const { header, ttlSeconds, executionRole } = this.#options;
    return {
      kind: 'builtin',
      name: prefixed(this.#declared),
      declaredName: this.#name,
      scopes: this.#scopes,
      header: header ?? 'Authorization',
      ttlSeconds: ttlSeconds ?? null,
      executionRole: executionRole ?? null,
    };
  }
}

export function checkAuthorizerOptions(name: string, options: AuthorizerOptions | undefined): AuthorizerOptions {
  return checkOptions(`authorizer '${name}'`, options, { ttlSeconds: 'number', executionRole: 'string', header: 'string' });
}
