import type { Answer, Invocation } from '../lambda/invocation.js';
import type { ThrownError } from '../lambda/thrown-error.js';

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

/** What a function's process is told. */
export type ToldMessage = LoadMessage | ({ readonly kind: 'invoke' } & Invocation);

/** What a function's process says. */
export type FunctionMessage =
  | { readonly kind: 'ready' }
  | { readonly kind: 'load-failed'; readonly error: ThrownError }
  | { readonly kind: 'answer'; readonly id: string; readonly answer: Answer };
