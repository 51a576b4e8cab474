import { currentInvocation } from './invocation.js';
import type { Middleware } from './middleware.js';
import { Request } from './request.js';

/** A function that takes a Lambda handler and returns another, such as those of tracing libraries. */
// oxlint-disable-next-line typescript/no-explicit-any -- wraps handlers of any event
export type LambdaWrapper = (handler: (event: any, context: any) => Promise<any>) => (event: any, context: any) => unknown;

/**
 * Turns a wrapper of Lambda handlers into middleware: `app.registerMiddleware(ConvertToMiddleware(wrapper))`. The wrapper gets the event and
 * the context as Lambda passed them. The arguments that it calls the handler with are ignored. Its return value is the result.
 */
export function ConvertToMiddleware(wrapper: LambdaWrapper): Middleware {
  return (event, next) => {
    const wrapped = wrapper(async (_event, _context) => next(event));
    if (event instanceof Request) return wrapped(event.toOriginalEvent(), event.lambdaContext);
    if (event !== null) return wrapped(event.toDict(), event.context);
    // Lambda passed something that is not a request.
    const invocation = currentInvocation();
    return wrapped(invocation?.event, invocation?.lambdaContext);
  };
}
