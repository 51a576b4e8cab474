/** What API Gateway asks of an authorizer. */
export interface AuthRequest {
  /** The value of the authorizer's header. */
  readonly token: string;
  /** ARN of the method that is called: `arn:aws:execute-api:<region>:<account>:<api>/<stage>/GET/users/1`. */
  readonly methodArn: string;
  /** `TOKEN`. */
  readonly authType: string;
}

/** A path that the caller may use with some methods only. */
export class AuthRoute {
  /** Begins with `/`, may end in `*`; `*` alone means all paths. */
  readonly path: string;
  readonly methods: readonly string[];

  constructor(path: string, methods: readonly string[]) {
    this.path = path;
    this.methods = methods;
  }
}

export interface AuthResponseOptions {
  /** What the caller may use: paths, for all methods, and `AuthRoute`s. An empty list grants nothing. */
  routes: readonly (string | AuthRoute)[];
  /** Who the caller is; views find it in `request.context.authorizer.principalId`. */
  principalId: string;
  /** Reaches views in `request.context.authorizer`, as strings. */
  context?: { readonly [name: string]: string | number | boolean | null } | undefined;
}

/** An authorizer's decision. */
export class AuthResponse {
  static readonly ALL_HTTP_METHODS: readonly string[] = ['DELETE', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT', 'GET'];

  readonly routes: readonly (string | AuthRoute)[];
  readonly principalId: string;
  readonly context: { readonly [name: string]: string | number | boolean | null };

  constructor({ routes, principalId, context = {} }: AuthResponseOptions) {
    this.routes = routes;
    this.principalId = principalId;
    this.context = context;
  }
}
