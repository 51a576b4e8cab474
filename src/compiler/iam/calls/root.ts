/** Where the code of one Lambda function begins. */
export interface FunctionRoots {
  readonly functionName: string;
  /** The handlers that it runs: one, or all routes of the REST API. */
  readonly handlers: readonly HandlerRoot[];
  /** Event types whose middleware runs around its handlers: `['all', 'http']`. The middleware itself is found in the code. */
  readonly middleware: readonly string[];
}

/** One handler, by the call that declares it. */
export interface HandlerRoot {
  /** Offset in the code of the declaring call, as a stack trace has it: of `get` in `app.get(…)`. */
  readonly at: number;
  /** The handler's own text, as `Function.prototype.toString` gives it. It tells handlers apart that one call declares, in a loop. */
  readonly text?: string | undefined;
  /** What the declaring call has as its first argument, or ends with that; undefined where that says nothing. It tells calls apart in the same way. */
  readonly name?: string | undefined;
  /** Whether it is middleware around handlers. */
  readonly isMiddleware?: boolean;
}
