import { currentInvocation } from './invocation.js';
import type { Middleware } from './middleware.js';
import { Request } from './request.js';

/** A wrapper of Lambda handlers, such as tracing libraries have. */
// oxlint-disable-next-line typescript/no-explicit-any -- wraps handlers of any event
export type LambdaWrapper = (handler: (event: any, context: any) => Promise<any>) => (event: any, context: any) => unknown;

/**
 * Makes middleware of a wrapper of Lambda handlers. The wrapper sees the event and the context as Lambda passed them;
 * the arguments that it calls the handler with are ignored.
 */
export function ConvertToMiddleware(wrapper: LambdaWrapper): Middleware {
  return (event, next) => {
    const wrapped = wrapper(async (_event, _context) => next(event));
    if (event instanceof Request) return wrapped(event.toOriginalEvent(), event.lambdaContext);
    if (event !== null) return wrapped(event.toDict(), event.context);
    // No request could be made of what Lambda passed.
    const invocation = currentInvocation();
    return wrapped(invocation?.event, invocation?.lambdaContext);
  };
}
