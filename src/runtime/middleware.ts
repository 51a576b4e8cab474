import type { Chalice } from '../app/chalice.js';
import type { Middleware, MiddlewareEventType } from '../app/middleware.js';

/** The app's middleware for events of one type, the outermost first. */
export function middlewareFor(app: Chalice, type: MiddlewareEventType): Middleware[] {
  return app.declarations.flatMap((one) => (one.kind === 'middleware' && (one.eventType === type || one.eventType === 'all') ? [one.middleware] : []));
}

/** Hands an event through middleware to the handler. Middleware may hand on another event; without one, the same goes on. */
export function throughMiddleware<Event>(chain: readonly Middleware[], event: Event, handler: (event: Event) => unknown): unknown {
  const from = (index: number, current: Event): unknown => {
    const middleware = chain[index];
    return middleware === undefined ? handler(current) : middleware(current, async (next: Event = current) => from(index + 1, next));
  };
  return from(0, event);
}
