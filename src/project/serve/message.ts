import type { LambdaContext } from '../../app/lambda-context.js';

/** The message that a function's process begins with. */
export interface LoadMessage {
  readonly kind: 'load';
  /** The bundle, with its source map inside, and the library: as they ship. They seem to lie in the project folder, where nothing is written. */
  readonly modules: readonly (readonly [url: string, source: string])[];
  readonly directory: string;
  /** The export that is the function's handler. */
  readonly handler: string;
  /** What the stage sets as NODE_OPTIONS, which the process itself must not heed: it may name files that only Lambda has. */
  readonly nodeOptions: string | undefined;
}

export interface InvokeMessage {
  readonly kind: 'invoke';
  readonly id: number;
  /** JSON text. */
  readonly event: string;
  /** Its function gets lost on the way, and is made anew there. */
  readonly context: Omit<LambdaContext, 'getRemainingTimeInMillis'>;
  /** When Lambda would end the invocation by force, in milliseconds since 1970. */
  readonly deadline: number;
}

export interface Thrown {
  readonly message: string;
  /** With places in the user's own files. */
  readonly stack: string;
}

/** What a function's process says. */
export type FunctionMessage =
  | { readonly kind: 'ready' }
  | { readonly kind: 'load-failed'; readonly thrown: Thrown }
  /** `json` is undefined for what JSON can't express: nothing, a function. */
  | { readonly kind: 'returned'; readonly id: number; readonly json: string | undefined }
  | { readonly kind: 'threw'; readonly id: number; readonly thrown: Thrown };
