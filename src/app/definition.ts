import type { AuthorizerDefinition } from './authorizer-definition.js';
import type { StageVariableDefinition } from './stage-variable.js';
import type { EventSourceDefinition } from './event-source-definition.js';

/**
 * What an app declares, as plain JSON: the only thing that the compiler sees of it. The tool and the user's project may
 * have different copies of this library, so no class instance is passed between them.
 */
export interface AppDefinition {
  /** Version of this shape. It changes if a reader of the older shape would misread the new one. */
  readonly schema: 1;
  /** Title of the REST API. */
  readonly appName: string;
  /** In the order in which they were declared. */
  readonly routes: readonly RouteDefinition[];
  /** Pure functions and event handlers, in the order in which they were declared. */
  readonly functions: readonly FunctionDefinition[];
  /** Authorizers that are functions of this app, in the order in which they were declared. */
  readonly authorizers: readonly BuiltinAuthorizerDefinition[];
  /** Handlers of the websocket API, in the order in which they were declared. */
  readonly websockets: readonly WebsocketDefinition[];
  /** Media types whose bodies are bytes. */
  readonly binaryTypes: readonly string[];
  /** Those that the app declares with their values; absent if there are none. */
  readonly stageVariables?: readonly StageVariableDefinition[];
}

/** Positions `[line, column]` in the bundle, innermost call first; line from 1, column from 1. */
export type CallSite = readonly (readonly [line: number, column: number])[];

/** A route of the REST API. */
export interface RouteDefinition {
  /** With a blueprint's prefix: `/users/{id}`. */
  readonly path: string;
  /** Upper case. */
  readonly methods: readonly string[];
  /** For messages. */
  readonly name: string;
  /** Null where anyone may call. */
  readonly authorizer: AuthorizerDefinition | null;
  /** Whether callers have to send an API key. */
  readonly apiKeyRequired: boolean;
  /** Media types that a request may have; none for any. */
  readonly contentTypes: readonly string[];
  /** Null for no CORS. */
  readonly cors: CorsDefinition | null;
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

/** Cross-origin settings of a route. */
export interface CorsDefinition {
  /** The one origin that may call, or `*`. */
  readonly allowOrigin: string;
  /** Headers that a request may have in addition to those that are always allowed. */
  readonly allowHeaders: readonly string[];
  /** Response headers that scripts may read. */
  readonly exposeHeaders: readonly string[];
  /** Seconds. */
  readonly maxAge: number | null;
  /** Whether requests may have credentials, such as cookies. */
  readonly allowCredentials: boolean;
}

/** An authorizer that is a function of the app. */
export interface BuiltinAuthorizerDefinition {
  /** As declared, with a blueprint's prefix. */
  readonly name: string;
  /** Where it is declared, in the bundle. */
  readonly at: CallSite;
}

/** A pure function or an event handler. */
export interface FunctionDefinition {
  /** As declared, with a blueprint's prefix. */
  readonly name: string;
  /** What invokes it; null for a pure Lambda function. */
  readonly eventSource: EventSourceDefinition | null;
  /** Where it is declared, in the bundle. */
  readonly at: CallSite;
}

/** What a handler of the websocket API is for. */
export type WebsocketEventType = 'connect' | 'message' | 'disconnect';

/** A handler of the websocket API. */
export interface WebsocketDefinition {
  /** Opening, message or closing. */
  readonly type: WebsocketEventType;
  /** Where it is declared, in the bundle. */
  readonly at: CallSite;
}
