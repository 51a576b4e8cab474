import { AsyncLocalStorage } from 'node:async_hooks';
import { shared } from './brand.js';
import { checked } from './build-flags.js';
import type { LambdaContext } from './lambda-context.js';
import type { Request } from './request.js';

/** One call of a Lambda handler. */
export interface Invocation {
  /** The app that is invoked. */
  readonly app: object;
  /** As Lambda passed it. */
  readonly event: unknown;
  readonly lambdaContext: LambdaContext | null;
  /** Null for anything other than a request to the REST API. */
  readonly request: Request | null;
}

const newStorage = (): AsyncLocalStorage<Invocation> => new AsyncLocalStorage();
// An app of one copy of the library may be invoked by another copy's test client.
const invocations = checked ? /* @__PURE__ */ shared('invocations', newStorage) : /* @__PURE__ */ newStorage();

/** The current invocation, also after an `await`; undefined outside an invocation. */
export function currentInvocation(): Invocation | undefined {
  return invocations.getStore();
}

export function runInvocation<Result>(invocation: Invocation, act: () => Result): Result {
  return invocations.run(invocation, act);
}
