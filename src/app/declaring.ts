import type { AuthRequest, AuthResponse } from './auth-response.js';
import type { Blueprint, BlueprintOptions } from './blueprint.js';
import { isHandler, isNamed, optionsAndHandler } from './call-arguments.js';
import { checked } from './build-flags.js';
import { type AuthorizerOptions, BuiltinAuthorizer, checkAuthorizerOptions } from './builtin-authorizer.js';
import type { Handler } from './declaration.js';
import { DeclaringFunctions } from './declaring-functions.js';
import type { WebsocketEventType } from './definition.js';
import type { EventHandler, WebsocketEvent, WebsocketMessage } from './event.js';
import { callSite, refuse } from './inspection.js';
import { type Middleware, type MiddlewareEventType, middlewareEventTypes } from './middleware.js';
import { describe, hint } from './option.js';

/** A placeholder in Lambda, where API Gateway invokes authorizers and nothing else uses them. */
const unasked = { withScopes: () => unasked } as unknown as BuiltinAuthorizer;

/** Everything that can be declared, on an app and on a blueprint alike. */
export abstract class Declaring extends DeclaringFunctions {
  /**
   * Adds everything that a blueprint declares, under its prefixes. A blueprint may be registered several times, under different prefixes.
   *
   * @param options `urlPrefix` for its routes, `namePrefix` for its functions and authorizers
   */
  abstract registerBlueprint(blueprint: Blueprint, options?: BlueprintOptions): void;

  /**
   * Declares an authorizer that is a function of this app. Give what this returns to routes, as their option `authorizer`.
   *
   * @param name the function's name: 1 to 64 letters, digits, `_` and `-`. It is the key in `lambda_functions` of the configuration, and the key of
   *   the security definition in the Swagger document
   * @param handler gets `{ token, methodArn, authType }` and returns an `AuthResponse`, or a policy as API Gateway takes it.
   *   An error with the message `Unauthorized` becomes a 401, any other a 500. No middleware runs around it.
   */
  authorizer(name: string, handler: (request: AuthRequest) => AuthResponse | object | Promise<AuthResponse | object>): BuiltinAuthorizer;
  /**
   * Declares an authorizer that is a function of this app. Give what this returns to routes, as their option `authorizer`.
   *
   * @param name the function's name: 1 to 64 letters, digits, `_` and `-`. It is the key in `lambda_functions` of the configuration, and the key of
   *   the security definition in the Swagger document
   * @param options `ttlSeconds`, `header`, `executionRole`
   * @param handler gets `{ token, methodArn, authType }` and returns an `AuthResponse`, or a policy as API Gateway takes it.
   *   An error with the message `Unauthorized` becomes a 401, any other a 500. No middleware runs around it.
   */
  authorizer(
    name: string,
    options: AuthorizerOptions,
    handler: (request: AuthRequest) => AuthResponse | object | Promise<AuthResponse | object>,
  ): BuiltinAuthorizer;
  authorizer(name: string, ...rest: unknown[]): BuiltinAuthorizer {
    const [options, handler] = optionsAndHandler<AuthorizerOptions>(checked ? `'${name}'` : '', rest);
    const authorizer = checked ? new BuiltinAuthorizer(name, checkAuthorizerOptions(name, options)) : unasked;
    if (!checked || isNamed(name, handler)) this.add({ kind: 'authorizer', name, handler, authorizer, at: checked ? callSite() : [] });
    return authorizer;
  }

  /**
   * Runs when a client opens a connection to the websocket API: the route `$connect`, the function `websocket_connect`.
   *
   * @param handler gets a `WebsocketEvent` whose `body` is null. If it throws, or returns a `statusCode` other than 2xx, the connection is refused.
   */
  onWsConnect(handler: EventHandler<WebsocketEvent>): void {
    this.#websocket('connect', handler);
  }

  /**
   * Runs on every message that a client sends over the websocket API: the route `$default`, the function `websocket_message`.
   *
   * @param handler gets a `WebsocketMessage`, whose `body` is a string. It answers with `websocketApi.send`; its return value is ignored.
   */
  onWsMessage(handler: EventHandler<WebsocketMessage>): void {
    this.#websocket('message', handler);
  }

  /**
   * Runs after a connection to the websocket API was closed: the route `$disconnect`, the function `websocket_disconnect`.
   *
   * @param handler gets a `WebsocketEvent` whose `body` is null. API Gateway calls it on a best-effort basis.
   */
  onWsDisconnect(handler: EventHandler<WebsocketEvent>): void {
    this.#websocket('disconnect', handler);
  }

  /**
   * Runs code around the handlers of events of one type, or of all types. Middleware that was registered first is the outermost. A blueprint's
   * middleware applies to the whole app.
   *
   * @param eventType `all`, `http` (routes), `s3`, `sns`, `sqs`, `kinesis`, `dynamodb`, `cloudwatch`, `scheduled`, `websocket` or
   *   `pure_lambda` (functions of `lambdaFunction`). Authorizers have none.
   * @param middleware gets the event as the handler sees it (for `http` the `Request`) and `next`, which runs the rest and returns the result (for `http`
   *   a `Response`). Without a call of `next` the handler does not run.
   */
  middleware(eventType: MiddlewareEventType, middleware: Middleware): void {
    if (checked && !middlewareEventTypes.includes(eventType)) {
      const fix = typeof eventType === 'string' ? hint(eventType, middlewareEventTypes) : "write app.middleware('all', middleware)";
      refuse('middleware-event-type', `the event type of middleware cannot be ${describe(eventType)}`, fix);
    } else if (!checked || isHandler('the middleware', middleware)) {
      this.add({ kind: 'middleware', eventType, middleware, at: checked ? callSite() : [] });
    }
  }

  /** `middleware` with its arguments in the other order, for existing middleware. The default type is `all`. */
  registerMiddleware(middleware: Middleware, eventType: MiddlewareEventType = 'all'): void {
    this.middleware(eventType, middleware);
  }

  #websocket(type: WebsocketEventType, handler: Handler): void {
    if (!checked || isHandler(`the websocket event ${type}`, handler)) this.add({ kind: 'websocket', type, handler, at: checked ? callSite() : [] });
  }
}
