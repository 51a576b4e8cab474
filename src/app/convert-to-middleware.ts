import { currentInvocation } from './invocation.js';
import type { Middleware } from './middleware.js';
import { Request } from './request.js';
import { Response, type ResponseHeaders } from './response.js';

/** A function that takes a Lambda handler and returns another, such as those of tracing libraries. */
// oxlint-disable-next-line typescript/no-explicit-any -- wraps handlers of any event
export type LambdaWrapper = (handler: (event: any, context: any) => Promise<any>) => (event: any, context: any) => unknown;

/**
 * Turns a wrapper of Lambda handlers into middleware: `app.registerMiddleware(ConvertToMiddleware(wrapper))`. The wrapper gets the event and
 * the context as Lambda passed them. The arguments that it calls the handler with are ignored. Its return value is the result; for a route it may also be
 * what a Lambda handler returns to API Gateway, `{ statusCode, headers, body }`.
 */
export function ConvertToMiddleware(wrapper: LambdaWrapper): Middleware {
  return async (event, next) => {
    const wrapped = wrapper(async (_event, _context) => next(event));
    if (event instanceof Request) return toResponse(await wrapped(event.toOriginalEvent(), event.lambdaContext));
    if (event !== null) return wrapped(event.toDict(), event.context);
    // Lambda passed something that is not a request.
    const invocation = currentInvocation();
    return toResponse(await wrapped(invocation?.event, invocation?.lambdaContext));
  };
}

/** What API Gateway takes from a Lambda handler. */
interface ProxyResult {
  readonly statusCode: unknown;
  readonly headers?: object | null;
  readonly multiValueHeaders?: object | null;
  readonly body?: unknown;
  readonly isBase64Encoded?: unknown;
}

/** Such as a wrapper returns that refuses a request or answers for an error. Whatever has no status is a result like a handler's. */
function toResponse(result: unknown): unknown {
  if (typeof result !== 'object' || result === null || result instanceof Response || !/^[1-5]\d\d$/.test(String((result as ProxyResult).statusCode)))
    return result;
  const { statusCode, headers, multiValueHeaders, body, isBase64Encoded } = result as ProxyResult;
  const pairs = Object.entries({ ...headers, ...multiValueHeaders }).map(([name, value]) => [name, Array.isArray(value) ? value.map(String) : String(value)]);
  return new Response(isBase64Encoded === true ? Buffer.from(String(body), 'base64') : (body ?? ''), {
    statusCode: Number(statusCode),
    headers: Object.fromEntries(pairs) as ResponseHeaders,
  });
}
