import type { Answer, Invocation } from '../lambda/invocation.js';
import type { ThrownError } from '../lambda/thrown-error.js';

/** The first message to a function's process. */
export interface LoadMessage {
  readonly kind: 'load';
  /** The bundle, with its source map inside, and the library: as they ship. They seem to be in the project folder, where nothing is written. */
  readonly modules: readonly (readonly [url: string, source: string])[];
  readonly directory: string;
  /** The export that is the function's handler. */
  readonly handler: string;
  /** With its alias, if it is called through one. */
  readonly functionArn: string;
  /** NODE_OPTIONS of the stage. The process itself must not use it, because it may name files that only Lambda has. */
  readonly nodeOptions: string | undefined;
}

/** Messages to a function's process. */
export type ToldMessage = LoadMessage | ({ readonly kind: 'invoke' } & Invocation);

/** Messages from a function's process. */
export type FunctionMessage =
  | { readonly kind: 'ready' }
  | { readonly kind: 'load-failed'; readonly error: ThrownError }
  | { readonly kind: 'answer'; readonly id: string; readonly answer: Answer };
