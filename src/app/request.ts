import { brand } from './brand.js';
import { checked, withHeaders, withJsonBody, withQueryParams } from './build-flags.js';
import { parseJsonBody } from './json-body.js';
import type { LambdaContext } from './lambda-context.js';
import { isJson, mediaTypeOf } from './media-type.js';
import { QueryParams } from './query-params.js';
import { headerOf, RequestHeaders } from './request-headers.js';

/** API Gateway's `requestContext`: the caller's identity, what an authorizer found out, the request's ID and more. */
export interface RequestContext {
  /** The route's path: `/users/{id}`. */
  readonly resourcePath: string;
  /** In upper case. */
  readonly httpMethod: string;
  /** Other fields, such as `identity`, `authorizer`, `requestId`, `stage`, `domainName`. */
  // oxlint-disable-next-line typescript/no-explicit-any -- API Gateway and the authorizers decide
  readonly [name: string]: any;
}

/** A request to the REST API, as handlers and `http` middleware see it. They share one object, and what one changes the others see. */
export class Request {
  /** HTTP method, in upper case. */
  method: string;
  /** The route's path, `/users/{id}`. The caller's own is `toOriginalEvent().path`. */
  path: string;
  /** The path's parameters as API Gateway passes them, not URL-decoded; null if the path has none. */
  uriParams: { readonly [name: string]: string } | null;
  /** API Gateway's `requestContext`: the caller's identity, what the authorizer found out, and more. */
  context: RequestContext;
  /** The stage variables of API Gateway's stage, `stage_variables` of the configuration; `{}` when it has none. */
  stageVars: { readonly [name: string]: string };
  /** Whether the event has the body as base64, because its type is one of `app.api.binaryTypes`. `rawBody` is decoded either way. */
  isBase64Encoded: boolean;
  /** The Lambda context; null if the caller passed none, for example in a test. */
  lambdaContext: LambdaContext | null;
  readonly #event: ProxyEvent;
  #headers: RequestHeaders | undefined;
  #queryParams: QueryParams | null | undefined;
  #rawBody: Uint8Array | undefined;
  #jsonBody: { readonly value: unknown } | undefined;

  /** @internal Made from a proxy event of API Gateway (payload format 1.0). Fields of a wrong type count as absent. */
  constructor(event: ProxyEvent, lambdaContext: LambdaContext | null) {
    const { httpMethod, resourcePath } = (this.context = event.requestContext);
    this.method = typeof httpMethod === 'string' ? httpMethod : '';
    this.path = resourcePath;
    this.uriParams = recordOrNull(event['pathParameters']);
    this.stageVars = recordOrNull(event['stageVariables']) ?? {};
    this.isBase64Encoded = event['isBase64Encoded'] === true;
    this.lambdaContext = lambdaContext;
    this.#event = event;
  }

  /** The case of names does not matter: `request.headers.get('content-type')`. */
  get headers(): RequestHeaders {
    if (withHeaders) {
      this.#headers ??= new RequestHeaders(recordOrNull(this.#event['headers']) ?? {});
      return this.#headers;
    }
    throw leftOut('headers');
  }

  set headers(headers: RequestHeaders) {
    this.#headers = headers;
  }

  /** @internal For the library itself. */
  header(name: string): string | null {
    return withHeaders ? this.headers.get(name) : headerOf(recordOrNull(this.#event['headers']) ?? {}, name);
  }

  /** The query string's parameters, URL-decoded; null without a query string. */
  get queryParams(): QueryParams | null {
    if (withQueryParams) {
      if (this.#queryParams === undefined) {
        // A test event may have the single values alone.
        const given = recordOrNull(this.#event['multiValueQueryStringParameters'] ?? this.#event['queryStringParameters']);
        this.#queryParams = given && new QueryParams(given);
      }
      return this.#queryParams;
    }
    throw leftOut('queryParams');
  }

  set queryParams(queryParams: QueryParams | null) {
    this.#queryParams = queryParams;
  }

  /** The body's bytes, decoded if the event has them as base64; empty without a body. */
  get rawBody(): Uint8Array {
    this.#rawBody ??= bytesOf(this.#event['body'], this.isBase64Encoded);
    return this.#rawBody;
  }

  /**
   * The body, parsed as JSON; null unless the request's `Content-Type` is `application/json` or a type that ends in `+json`.
   *
   * @throws BadRequestError if the body is missing or is not JSON
   */
  get jsonBody(): unknown {
    if (withJsonBody) {
      if (!isJson(mediaTypeOf(this.header('content-type') ?? ''))) return null;
      this.#jsonBody ??= { value: parseJsonBody(this.rawBody) };
      return this.#jsonBody.value;
    }
    throw leftOut('jsonBody');
  }

  /** The request as plain data, without its body, and with the last value of each query parameter. */
  toDict(): { [name: string]: unknown } {
    return {
      queryParams: this.queryParams?.toJSON() ?? null,
      headers: this.headers.toJSON(),
      uriParams: this.uriParams,
      method: this.method,
      context: this.context,
      stageVars: this.stageVars,
      path: this.path,
    };
  }

  /** The event as Lambda passed it: a REST API's Lambda proxy integration, payload format 1.0. */
  // oxlint-disable-next-line typescript/no-explicit-any -- as API Gateway made it
  toOriginalEvent(): any {
    return this.#event;
  }
}

if (checked) brand({ Request });

/** For code that uses a member whose full name is nowhere in the bundle, because it builds the name from pieces. */
function leftOut(name: string): Error {
  return new Error(`${name} was left out`);
}

/** The fields of API Gateway's event that we rely on. */
export interface ProxyEvent {
  /** The only required part of a request. */
  readonly requestContext: RequestContext;
  readonly [key: string]: unknown;
}

function recordOrNull(value: unknown): { readonly [name: string]: string } | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as { [name: string]: string }) : null;
}

function bytesOf(body: unknown, isBase64Encoded: boolean): Uint8Array {
  if (typeof body !== 'string') return new Uint8Array();
  // A copy, because Node.js's small buffers share memory.
  return new Uint8Array(Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8'));
}
