import type { Chalice } from '../app/chalice.js';
import type { Handler, WebsocketDeclaration } from '../app/declaration.js';
import type { WebsocketEventType } from '../app/definition.js';
import type { WebsocketEvent } from '../app/event.js';
import { runInvocation } from '../app/invocation.js';
import { parseJsonBody } from '../app/json-body.js';
import type { LambdaContext } from '../app/lambda-context.js';
import type { Middleware } from '../app/middleware.js';
import { Response } from '../app/response.js';
import type { LambdaHandler } from './lambda-handler.js';
import { middlewareFor, throughMiddleware } from './middleware.js';
import { ownResponse } from './own-response.js';
import { toProxyResult } from './rest-response.js';

/** All but the body is there if API Gateway sends it, but a test in the console may leave out anything. */
interface RawWebsocketEvent {
  readonly requestContext?: { readonly apiId: string; readonly domainName: string; readonly stage: string; readonly connectionId: string };
  readonly body?: unknown;
}

/** Handles one kind of websocket event. An exception goes to Lambda; on connecting, API Gateway then refuses the connection. */
export function websocketHandler(app: Chalice, { handler, type }: WebsocketDeclaration): LambdaHandler {
  let chain: readonly Middleware[] | undefined;
  return async (event, context) => {
    const lambdaContext = (context ?? null) as LambdaContext | null;
    const raw = (event ?? {}) as RawWebsocketEvent;
    configure(app, raw);
    chain ??= middlewareFor(app, 'websocket');
    const through = chain;
    return runInvocation({ app, event, lambdaContext, request: null }, async () => {
      const called = through.length > 0 ? owning(handler) : handler;
      return toResult(await throughMiddleware(through, toWebsocketEvent(raw, type, lambdaContext!), called, true));
    });
  };
}

/** So that middleware may change a `Response`, which the handler may return for several events. */
function owning(handler: Handler): Handler {
  return async (event) => {
    const result: unknown = await handler(event);
    return result instanceof Response ? ownResponse(result) : result;
  };
}

/** The address contains the API's ID, because the custom domain that a client may have used does not accept management calls. */
function configure({ websocketApi }: Chalice, { requestContext }: RawWebsocketEvent): void {
  if (requestContext?.apiId === undefined) return;
  const { apiId, stage } = requestContext;
  const region = process.env['AWS_REGION'] || process.env['AWS_DEFAULT_REGION'];
  // Without a region (outside Lambda), only handlers that send something fail, with an error that says so.
  if (region) websocketApi.configure(`${apiId}.execute-api.${region}.amazonaws.com${region.startsWith('cn-') ? '.cn' : ''}`, stage);
}

function toWebsocketEvent(raw: RawWebsocketEvent, type: WebsocketEventType, context: LambdaContext): WebsocketEvent {
  const { domainName, stage, connectionId } = (raw.requestContext ?? {}) as NonNullable<RawWebsocketEvent['requestContext']>;
  // A message is a text, be it without a character.
  const none = type === 'message' ? '' : null;
  const body = raw.body === undefined || raw.body === null ? none : String(raw.body);
  let parsed: { readonly value: unknown } | undefined;
  return {
    domainName,
    stage,
    connectionId,
    body,
    get jsonBody() {
      parsed ??= { value: parseJsonBody(body) };
      return parsed.value;
    },
    context,
    toDict: () => raw,
  };
}

function toResult(result: unknown): object {
  if (result instanceof Response) return toProxyResult(result, []);
  if (result instanceof Map) return { statusCode: 200, ...Object.fromEntries(result) };
  const isMap = typeof result === 'object' && result !== null && !Array.isArray(result) && !ArrayBuffer.isView(result);
  return isMap ? { statusCode: 200, ...result } : { statusCode: 200 };
}
