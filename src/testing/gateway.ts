import type { AppDefinition } from '../app/definition.js';
import type { RequestOrigin } from './request-origin.js';

/** The outcome of an invocation. */
export type Outcome =
  | { readonly kind: 'returned'; readonly payload: unknown }
  /** The function threw something, ended its process, or ran into its timeout. */
  | { readonly kind: 'failed'; readonly message: string }
  /** The event was larger than Lambda's limit. */
  | { readonly kind: 'too-long' }
  /** API Gateway stopped waiting; the function may still run. */
  | { readonly kind: 'timed-out' };

/** A stage of an API, with its functions. */
export interface Gateway {
  readonly definition: Pick<AppDefinition, 'routes' | 'binaryTypes' | 'stageVariables'>;
  readonly apiGatewayStage: string;
  readonly stageVariables: { readonly [name: string]: string };
  /** Invokes a function of the app by its name; `api_handler` for the routes. */
  invoke(name: string, event: unknown): Promise<Outcome>;
  /** Gets what could not be told, and was taken for granted. It may get the same several times. */
  readonly tell?: (notice: string) => void;
}

export interface GatewayRequest {
  /** Upper case. */
  readonly method: string;
  /** Path and query string as sent; starts with `/`. */
  readonly target: string;
  /** In the order in which they were sent; a name may occur several times. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Uint8Array;
  readonly origin: RequestOrigin;
}
