import type { Chalice } from '../app/chalice.js';
import { variableMistake } from '../app/stage-variable.js';
import { isJson, mediaTypeOf } from '../app/media-type.js';
import { describe } from '../app/option.js';
import { lambdaHandler } from '../runtime/index.js';
import { answerRequest } from './answer-request.js';
import { checkOptions } from './check-options.js';
import { withEnvironment } from './environment.js';
import type { FunctionEnvironment } from './function-environment.js';
import type { Gateway } from './gateway.js';
import { bodyTooLarge, type GatewayAnswer } from './gateway-answer.js';
import { lambdaContext, lambdaFunction } from './lambda-context.js';
import { answerLimit, answerTooLarge, bodyLimit, eventLimit, isTooLarge } from './limit.js';
import { sampleOrigin } from './request-origin.js';
import type { GivenSettings } from './stage-settings.js';
import { allValues, lastValues } from './value-map.js';
import { warnOnce } from './warn.js';

/** Headers and body of a request. Both are optional. */
export interface HttpRequestOptions {
  /** Header values by name. A list means that the header is sent several times. Default none. */
  readonly headers?: { readonly [name: string]: string | readonly string[] } | undefined;
  /** Sent unchanged. Without a `Content-Type` in `headers`, API Gateway assumes `application/json`. Default none. */
  readonly body?: string | Uint8Array | undefined;
}

/** The response that the caller would receive. */
export interface HttpResponse {
  /** HTTP status. */
  readonly statusCode: number;
  /** The last value of each header, by name. Names as the app wrote them. */
  readonly headers: { readonly [name: string]: string };
  /** All values of each header, by name. */
  readonly multiValueHeaders: { readonly [name: string]: readonly string[] };
  /** The body's bytes. */
  readonly body: Uint8Array;
  /** The body as UTF-8. */
  readonly text: string;
  /** The body parsed as JSON; null if the response's type is not JSON. Throws if the type is JSON but the body is not. */
  // oxlint-disable-next-line typescript/no-explicit-any -- the app decides
  readonly jsonBody: any;
  /** Why API Gateway answered and not a handler: an unknown path, an authorizer that threw. Callers do not see it. Absent if a handler answered. */
  readonly reason?: string;
}

/** Sends a request to a path, `/orders?limit=5`. A handler's error becomes a response, as in Lambda; an error that breaks the invocation is thrown. */
export type Ask = (path: string, options?: HttpRequestOptions) => Promise<HttpResponse>;

/** Sends requests to the app's routes like a caller of the deployed API. A path starts with `/` and includes the query string. */
export interface HttpClient {
  /** Sends a `GET` request. */
  readonly get: Ask;
  /** Sends a `POST` request. */
  readonly post: Ask;
  /** Sends a `PUT` request. */
  readonly put: Ask;
  /** Sends a `PATCH` request. */
  readonly patch: Ask;
  /** Sends a `DELETE` request. */
  readonly delete: Ask;
  /** Sends a `HEAD` request. */
  readonly head: Ask;
  /** Sends an `OPTIONS` request. */
  readonly options: Ask;
  /** Sends a request with any method. */
  request(method: string, path: string, options?: HttpRequestOptions): Promise<HttpResponse>;
}

export function httpClient(app: Chalice, stage: string, settings: GivenSettings, environmentOf: FunctionEnvironment): HttpClient {
  const invoke = inThisProcess(app, stage, settings, environmentOf);
  const request: HttpClient['request'] = async (method, target, options = {}) => {
    checkOptions(`${method.toUpperCase()} ${target}`, options, ['headers', 'body']);
    if (!target.startsWith('/')) throw new TypeError(`the path '${target}' does not start with '/'`);
    const { apiGatewayStage, stageVariables } = await settings;
    // Described for each request, because the app may have new declarations.
    const gateway: Gateway = { definition: app.toJSON(), apiGatewayStage, stageVariables, invoke, tell: warnOnce };
    checkVariables(gateway);
    const headers = headerPairs(options.headers);
    const given: unknown = options.body ?? '';
    if (typeof given !== 'string' && !(given instanceof Uint8Array))
      throw new TypeError('the body of a request must be a string or a Uint8Array; for JSON, write body: JSON.stringify(…)');
    const body = new Uint8Array(Buffer.from(given));
    if (body.length > bodyLimit) return toResponse(bodyTooLarge());
    return toResponse(await answerRequest(gateway, { method: method.toUpperCase(), target: asSent(target), headers, body, origin: sampleOrigin }));
  };
  const verb =
    (method: string): Ask =>
    (path, options) =>
      request(method, path, options);
  return {
    get: verb('GET'),
    post: verb('POST'),
    put: verb('PUT'),
    patch: verb('PATCH'),
    delete: verb('DELETE'),
    head: verb('HEAD'),
    options: verb('OPTIONS'),
    request,
  };
}

/** @throws Error for a declared stage variable that the stage lacks, or that has another value: packaging refuses such a stage */
function checkVariables({ definition, stageVariables }: Gateway): void {
  for (const variable of definition.stageVariables ?? []) {
    const mistake = variableMistake(variable, stageVariables[variable.name]);
    if (mistake !== undefined) throw new Error(`the stage variable '${variable.name}' ${mistake}: correct "stage_variables" of the configuration`);
  }
}

/** As HTTP clients send it: without a fragment, and with what is not allowed in a path as escapes, which API Gateway passes on. */
function asSent(target: string): string {
  return Buffer.from(target.replace(/#.*$/s, ''))
    .toString()
    .replace(/[^!-~]+|["<>`{}]/g, encodeURIComponent);
}

/** @throws TypeError for anything but texts by name, which would not be sent, or not as they are */
function headerPairs(headers: unknown = {}): [name: string, value: string][] {
  if (typeof headers !== 'object' || headers === null || Symbol.iterator in headers)
    throw new TypeError(`the headers of a request must be an object, { name: value }, not ${describe(headers)}`);
  return Object.entries(headers).flatMap(([name, value]) =>
    [value as unknown].flat().map((one): [string, string] => {
      if (typeof one !== 'string') throw new TypeError(`the header '${name}' of a request must be a string or a list of strings, not ${describe(value)}`);
      return [name, one];
    }),
  );
}

/** What routes throw is thrown, so that tests see it. What an authorizer throws is API Gateway's to answer. */
function inThisProcess(app: Chalice, stage: string, settings: GivenSettings, environmentOf: FunctionEnvironment): Gateway['invoke'] {
  return async (name, event) => {
    if (isTooLarge(JSON.stringify(event), eventLimit)) return { kind: 'too-long' };
    const handler = lambdaHandler(app, name);
    const environment = await environmentOf(name);
    const alias = (await settings).aliasOf(name);
    try {
      const payload: unknown = await withEnvironment(environment, () =>
        handler(event, lambdaContext(lambdaFunction(app.appName, stage, name, undefined, alias))),
      );
      return isTooLarge(JSON.stringify(payload) ?? '', answerLimit) ? { kind: 'failed', message: answerTooLarge } : { kind: 'returned', payload };
    } catch (error) {
      if (name === 'api_handler') throw error;
      const { message = String(error) } = (error ?? {}) as { readonly message?: string };
      return { kind: 'failed', message };
    }
  };
}

function toResponse({ statusCode, headers, body, reason }: GatewayAnswer): HttpResponse {
  const text = new TextDecoder().decode(body);
  const type = headers.findLast(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '';
  return {
    statusCode,
    headers: lastValues(headers),
    multiValueHeaders: allValues(headers),
    body,
    text,
    ...(reason !== undefined && { reason }),
    get jsonBody() {
      return isJson(mediaTypeOf(type)) ? (JSON.parse(text) as unknown) : null;
    },
  };
}
