import { ChaliceViewError } from '../app/http-error.js';
import type { Middleware } from '../app/middleware.js';
import type { Request } from '../app/request.js';
import type { Response } from '../app/response.js';
import { keepingResult } from './middleware.js';
import { ownResponse } from './own-response.js';
import { toResponse, viewErrorResponse } from './rest-response.js';

/**
 * Passes a request through middleware to the view. What comes back to each of them, and in the end, is a `Response` that belongs to this request alone.
 * A view error that middleware throws has become one too.
 *
 * @param view never rejects, but for what only middleware may catch
 * @param complete gives an answer what all answers of the route have
 */
export async function throughRestMiddleware(
  chain: readonly Middleware[],
  request: Request | null,
  view: () => Response | Promise<Response>,
  complete: (response: Response) => Response,
): Promise<Response> {
  const owned = new WeakSet<Response>();
  const own = (result: unknown): Response => {
    const response = toResponse(result);
    if (owned.has(response)) return response;
    const copy = ownResponse(complete(response));
    owned.add(copy);
    return copy;
  };
  const from = async (index: number, current: unknown): Promise<Response> => {
    const middleware = chain[index];
    if (middleware === undefined) return own(await view());
    try {
      return own(await keepingResult(middleware, current, async (next: unknown = current) => from(index + 1, next)));
    } catch (error) {
      if (error instanceof ChaliceViewError) return own(viewErrorResponse(error));
      throw error;
    }
  };
  return from(0, request);
}
