import type { Chalice } from '../app/chalice.js';
import type { Middleware, MiddlewareEventType } from '../app/middleware.js';

/** The app's middleware for events of one type, outermost first. */
export function middlewareFor(app: Chalice, type: MiddlewareEventType): Middleware[] {
  return app.declarations.flatMap((one) => (one.kind === 'middleware' && (one.eventType === type || one.eventType === 'all') ? [one.middleware] : []));
}

/**
 * Passes an event through middleware to the handler. Middleware may pass on another event; if it passes none, the same event is used.
 *
 * @param isAwaited whether anybody gets the result, so that it must not be lost
 */
export function throughMiddleware<Event>(chain: readonly Middleware[], event: Event, handler: (event: Event) => unknown, isAwaited: boolean): unknown {
  const from = (index: number, current: Event): unknown => {
    const middleware = chain[index];
    if (middleware === undefined) return handler(current);
    const next = async (passed: Event = current): Promise<unknown> => from(index + 1, passed);
    return isAwaited ? keepingResult(middleware, current, next) : middleware(current, next);
  };
  return from(0, event);
}

/**
 * Calls middleware whose result counts.
 *
 * @throws TypeError if it returns nothing although `next` gave it something: a refusal or the failed records of a batch would be lost, and nobody would notice
 */
export async function keepingResult<Event>(middleware: Middleware, event: Event, next: (event?: Event) => Promise<unknown>): Promise<unknown> {
  const given: Promise<unknown>[] = [];
  const result = await middleware(event, async (passed: Event) => {
    const inner = next(passed);
    given.push(inner);
    return inner;
  });
  if (result !== undefined) return result;
  // Middleware may have forgotten to wait, too.
  const inner = await Promise.allSettled(given);
  if (inner.some((one) => one.status === 'fulfilled' && one.value !== undefined))
    throw new TypeError('the middleware returned nothing, but next(event) gave it a result: write `return next(event)`, or return another result');
  return undefined;
}
