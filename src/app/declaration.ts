import type { Authorizer } from './authorizer.js';
import type { BuiltinAuthorizer } from './builtin-authorizer.js';
import type { CallSite, CorsDefinition, WebsocketEventType } from './definition.js';
import type { EventSourceDefinition } from './event-source-definition.js';
import type { Middleware, MiddlewareEventType } from './middleware.js';

/** A function that the user wrote. Its arguments depend on what invokes it. */
// oxlint-disable-next-line typescript/no-explicit-any -- the runtime knows the arguments, by the declaration's kind
export type Handler = (...args: any[]) => unknown;

/** A call of `route`, or of the method for one verb. */
export interface RouteDeclaration {
  /** What tells it from the others. */
  readonly kind: 'route';
  /** With a blueprint's prefix. */
  readonly path: string;
  /** In upper case. */
  readonly methods: readonly string[];
  /** With a blueprint's prefix. */
  readonly name: string;
  /** What the user wrote. */
  readonly handler: Handler;
  /** Null where anyone may call. */
  readonly authorizer: Authorizer | null;
  /** Whether callers have to send an API key. */
  readonly apiKeyRequired: boolean;
  /** Media types that a request may have; none for any. */
  readonly contentTypes: readonly string[];
  /** `undefined` until the app adds the route, and then the app's default. */
  readonly cors: CorsDefinition | null | undefined;
  /** Whether anyone is meant to call it. */
  readonly public: boolean;
  /** Of the Swagger operation. */
  readonly summary: string | null;
  /** Of the Swagger operation. */
  readonly description: string | null;
  /** Those that the handler reads. */
  readonly stageVariables: readonly string[];
  /** Where it is declared, in the bundle. */
  readonly at: CallSite;
}

/** A call of `lambdaFunction`, `schedule` or one of the `on…` methods. */
export interface FunctionDeclaration {
  /** What tells it from the others. */
  readonly kind: 'function';
  /** With a blueprint's prefix. */
  readonly name: string;
  /** What the user wrote. */
  readonly handler: Handler;
  /** What invokes it; null for a pure Lambda function. */
  readonly eventSource: EventSourceDefinition | null;
  /** Where it is declared, in the bundle. */
  readonly at: CallSite;
}

/** A call of `authorizer`. */
export interface AuthorizerDeclaration {
  /** What tells it from the others. */
  readonly kind: 'authorizer';
  /** With a blueprint's prefix. */
  readonly name: string;
  /** What the user wrote. */
  readonly handler: Handler;
  /** What routes name it by. */
  readonly authorizer: BuiltinAuthorizer;
  /** Where it is declared, in the bundle. */
  readonly at: CallSite;
}

/** A call of `onWsConnect`, `onWsMessage` or `onWsDisconnect`. */
export interface WebsocketDeclaration {
  /** What tells it from the others. */
  readonly kind: 'websocket';
  /** Opening, message or closing. */
  readonly type: WebsocketEventType;
  /** What the user wrote. */
  readonly handler: Handler;
  /** Where it is declared, in the bundle. */
  readonly at: CallSite;
}

/** A call of `middleware`. */
export interface MiddlewareDeclaration {
  /** What tells it from the others. */
  readonly kind: 'middleware';
  /** What it runs around. */
  readonly eventType: MiddlewareEventType;
  /** What the user wrote. */
  readonly middleware: Middleware;
  /** Where it is declared, in the bundle. */
  readonly at: CallSite;
}

/** One call of a declaring method, on the app itself or, with prefixes, on a registered blueprint. */
export type Declaration = RouteDeclaration | FunctionDeclaration | AuthorizerDeclaration | WebsocketDeclaration | MiddlewareDeclaration;
