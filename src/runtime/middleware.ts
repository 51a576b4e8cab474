import type { Chalice } from '../app/chalice.js';
import type { MiddlewareEventType } from '../app/middleware.js';

/**
 * Hands an event through the app's middleware for its type, first registered outermost, to the handler.
 * Middleware may hand on another event; without one, the same goes on.
 */
export async function throughMiddleware<Event>(app: Chalice, type: MiddlewareEventType, event: Event, handler: (event: Event) => unknown): Promise<unknown> {
  const chain = app.declarations.flatMap((declaration) => {
    return declaration.kind === 'middleware' && (declaration.eventType === type || declaration.eventType === 'all') ? [declaration.middleware] : [];
  });
  const from = async (index: number, current: Event): Promise<unknown> => {
    const middleware = chain[index];
    return middleware === undefined ? handler(current) : middleware(current, (next: Event = current) => from(index + 1, next));
  };
  return from(0, event);
}
