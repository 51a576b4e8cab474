import type { CodeValues } from './code-value.js';

/** A request to AWS that a function's code can make. */
export interface SdkCall {
  /** The package of the client: `@aws-sdk/client-s3`, also for what `@aws-sdk/lib-storage` and its like send. */
  readonly client: string;
  /** As the SDK names it: `PutObject`. */
  readonly operation: string;
  /** What the operation is called with; none if it is called with nothing. */
  readonly input: CodeValues;
  /** The region that the client was made with; none for the function's own. */
  readonly region: CodeValues;
  /** How the function's handler comes to the call, outermost first; the last step is the call itself. */
  readonly path: readonly CallStep[];
}

/** A place that the call path leads through: the handler, a function that is called, and at last the command. */
export interface CallStep {
  /** The function's name in the code, or undefined for one without a name. */
  readonly name: string | undefined;
  /** Offset in the code. */
  readonly at: number;
  /** Whether it is middleware around the handler; only of the first step. */
  readonly isMiddleware?: true;
}

/** Something that may call AWS, of which the code does not tell what it calls. */
export interface UntoldCall {
  readonly kind:
    /** A client is passed to code that is not in the bundle. */
    | 'client-passed-on'
    /** `new commands[name]()`. */
    | 'computed-command'
    /** `s3[name]()`. */
    | 'computed-operation'
    /** `client.send(command)` with a command that comes from code that is not in the bundle. */
    | 'unknown-command'
    /** A package that may call AWS and is not in the bundle. */
    | 'unseen-package'
    /** The handler itself was not found at the call that declares it, or code is too deep or too much to be followed. */
    | 'unseen-code';
  /** The package of the client, or the package that is not in the bundle, or whose code is too much. */
  readonly client: string | undefined;
  readonly path: readonly CallStep[];
}

/** What the code of one function can call. */
export interface ReachedCalls {
  readonly calls: readonly SdkCall[];
  readonly untold: readonly UntoldCall[];
}
