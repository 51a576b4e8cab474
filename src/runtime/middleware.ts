import type { Chalice } from '../app/chalice.js';
import type { Middleware, MiddlewareEventType } from '../app/middleware.js';

/** The app's middleware for events of one type, outermost first. */
export function middlewareFor(app: Chalice, type: MiddlewareEventType): Middleware[] {
  return app.declarations.flatMap((one) => (one.kind === 'middleware' && (one.eventType === type || one.eventType === 'all') ? [one.middleware] : []));
}

/** Passes an event through middleware to the handler. Middleware may pass on another event; if it passes none, the same event is used. */
export function throughMiddleware<Event>(chain: readonly Middleware[], event: Event, handler: (event: Event) => unknown): unknown {
  const from = (index: number, current: Event): unknown => {
    const middleware = chain[index];
    return middleware === undefined ? handler(current) : middleware(current, async (next: Event = current) => from(index + 1, next));
  };
  return from(0, event);
}
