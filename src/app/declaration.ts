import type { Authorizer, BuiltinAuthorizer } from './authorizer.js';
import type { CallSite, CorsDefinition, EventSourceDefinition, WebsocketEventType } from './definition.js';
import type { Middleware, MiddlewareEventType } from './middleware.js';

/** A function that the user wrote: its arguments depend on what invokes it. */
// oxlint-disable-next-line typescript/no-explicit-any -- the runtime knows the arguments, by the declaration's kind
export type Handler = (...args: any[]) => unknown;

export interface RouteDeclaration {
  readonly kind: 'route';
  readonly path: string;
  readonly methods: readonly string[];
  readonly name: string;
  readonly handler: Handler;
  readonly authorizer: Authorizer | null;
  readonly apiKeyRequired: boolean;
  readonly contentTypes: readonly string[];
  /** `undefined` until the app, whose default then counts, takes the route in. */
  readonly cors: CorsDefinition | null | undefined;
  readonly public: boolean;
  readonly summary: string | null;
  readonly description: string | null;
  readonly stageVariables: readonly string[];
  readonly at: CallSite;
}

export interface FunctionDeclaration {
  readonly kind: 'function';
  readonly name: string;
  readonly handler: Handler;
  readonly eventSource: EventSourceDefinition | null;
  readonly at: CallSite;
}

export interface AuthorizerDeclaration {
  readonly kind: 'authorizer';
  readonly name: string;
  readonly handler: Handler;
  readonly authorizer: BuiltinAuthorizer;
  readonly at: CallSite;
}

export interface WebsocketDeclaration {
  readonly kind: 'websocket';
  readonly type: WebsocketEventType;
  readonly handler: Handler;
  readonly at: CallSite;
}

export interface MiddlewareDeclaration {
  readonly kind: 'middleware';
  readonly eventType: MiddlewareEventType;
  readonly middleware: Middleware;
}

/** One call of a declaring method, on the app itself or, prefixed, on a blueprint that it took in. */
export type Declaration = RouteDeclaration | FunctionDeclaration | AuthorizerDeclaration | WebsocketDeclaration | MiddlewareDeclaration;
