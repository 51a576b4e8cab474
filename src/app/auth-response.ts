import { brand } from './brand.js';
import { checked } from './build-flags.js';

/** What API Gateway sends to an authorizer of the app. */
export interface AuthRequest {
  /** The value of the header that the authorizer names, as the caller sent it: `Bearer …` with its prefix. */
  readonly token: string;
  /** ARN of the method that is called, with the caller's own path: `arn:aws:execute-api:<region>:<account>:<api>/<stage>/GET/users/1`. */
  readonly methodArn: string;
  /** The type of the authorizer, always `TOKEN`. */
  readonly authType: string;
}

/** A path that the caller may use with some methods only: `new AuthRoute('/orders', ['GET', 'POST'])`. */
export class AuthRoute {
  /** Starts with `/`. In it, a `*` stands for any text, slashes too, and a `?` for one character, as in IAM policies; `*` alone means all paths. */
  readonly path: string;
  /** HTTP methods, in any case. */
  readonly methods: readonly string[];

  /**
   * @param path starts with `/`; in it, a `*` stands for any text, slashes too, and `*` alone means all paths
   * @param methods HTTP methods, in any case; `ANY` means all that the app's routes have
   */
  constructor(path: string, methods: readonly string[]) {
    this.path = path;
    this.methods = methods;
  }
}

/** What an `AuthResponse` says about a caller. */
export interface AuthResponseOptions {
  /**
   * What the caller may use: paths, with each method that the app's routes have, and `AuthRoute`s. In a path, a `*` stands for any text, slashes too.
   * `['*']` means everything, an empty list nothing.
   * API Gateway keeps the decision for `ttlSeconds`, so list all that this caller may use, not only what is asked for now.
   */
  routes: readonly (string | AuthRoute)[];
  /** Who the caller is; handlers find it in `request.context.authorizer.principalId`. */
  principalId: string;
  /** Reaches handlers in `request.context.authorizer`, each value as a string. Default `{}`. */
  context?: { readonly [name: string]: string | number | boolean | null } | undefined;
}

/** An authorizer's decision: who the caller is, and what they may use. */
export class AuthResponse {
  /** All methods that an `AuthRoute` can list. */
  static readonly ALL_HTTP_METHODS: readonly string[] = ['DELETE', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT', 'GET'];

  /** What the caller may use. */
  readonly routes: readonly (string | AuthRoute)[];
  /** Who the caller is. */
  readonly principalId: string;
  /** What handlers find in `request.context.authorizer`. */
  readonly context: { readonly [name: string]: string | number | boolean | null };

  /** @param options `routes` and `principalId` are required */
  constructor({ routes, principalId, context = {} }: AuthResponseOptions) {
    this.routes = routes;
    this.principalId = principalId;
    this.context = context;
  }
}

if (checked) brand({ AuthRoute, AuthResponse });
