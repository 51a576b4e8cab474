import type { AppDefinition } from '../app/definition.js';
import type { RequestOrigin } from './request-origin.js';

/** What became of an invocation. */
export type Outcome =
  | { readonly kind: 'returned'; readonly payload: unknown }
  /** By what the function threw, by its end, or because Lambda's time for it was over. */
  | { readonly kind: 'failed'; readonly message: string }
  /** The event was larger than Lambda takes. */
  | { readonly kind: 'too-long' }
  /** API Gateway waits no longer; the function may still run. */
  | { readonly kind: 'timed-out' };

/** A stage of an API, and the way to the functions behind it. */
export interface Gateway {
  readonly definition: Pick<AppDefinition, 'routes' | 'binaryTypes'>;
  readonly apiGatewayStage: string;
  readonly stageVariables: { readonly [name: string]: string };
  /** Invokes a function of the app by its name; `api_handler` for the routes. */
  invoke(name: string, event: unknown): Promise<Outcome>;
}

export interface GatewayRequest {
  /** Upper case. */
  readonly method: string;
  /** Path and query string as they were sent; begins with `/`. */
  readonly target: string;
  /** In the order in which they were sent. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Uint8Array;
  readonly origin: RequestOrigin;
}
