import { parseJsonBody } from './json-body.js';
import type { LambdaContext } from './lambda-context.js';
import type { QueryParams } from './query-params.js';
import type { RequestHeaders } from './request-headers.js';

/** API Gateway's `requestContext`: the caller's identity, what an authorizer found out, the request's ID and more. */
export interface RequestContext {
  readonly resourcePath: string;
  readonly httpMethod: string;
  // oxlint-disable-next-line typescript/no-explicit-any -- API Gateway and the authorizers decide
  readonly [name: string]: any;
}

/** The members that are there from the start; see `Request`. */
export interface RequestFields {
  method: string;
  path: string;
  uriParams: { readonly [name: string]: string } | null;
  queryParams: QueryParams | null;
  headers: RequestHeaders;
  context: RequestContext;
  stageVars: { readonly [name: string]: string };
  isBase64Encoded: boolean;
  lambdaContext: LambdaContext | null;
}

/** A request to the REST API, as views and `http` middleware see it. They share one object, and what one changes the others see. */
export class Request implements RequestFields {
  method: string;
  /** The route's path, `/users/{id}`, not the caller's. */
  path: string;
  /** Values as they were received, not URL-decoded; null when the path has no parameters. */
  uriParams: { readonly [name: string]: string } | null;
  /** Null without a query string. */
  queryParams: QueryParams | null;
  headers: RequestHeaders;
  context: RequestContext;
  /** None when the stage has none. */
  stageVars: { readonly [name: string]: string };
  isBase64Encoded: boolean;
  lambdaContext: LambdaContext | null;
  readonly #event: { readonly [key: string]: unknown };
  #rawBody: Uint8Array | undefined;
  #jsonBody: { readonly value: unknown } | undefined;

  /** @param event the proxy event that the fields were taken from */
  constructor(fields: RequestFields, event: { readonly [key: string]: unknown }) {
    this.method = fields.method;
    this.path = fields.path;
    this.uriParams = fields.uriParams;
    this.queryParams = fields.queryParams;
    this.headers = fields.headers;
    this.context = fields.context;
    this.stageVars = fields.stageVars;
    this.isBase64Encoded = fields.isBase64Encoded;
    this.lambdaContext = fields.lambdaContext;
    this.#event = event;
  }

  /** The body's bytes; none without a body. */
  get rawBody(): Uint8Array {
    this.#rawBody ??= bytesOf(this.#event['body'], this.isBase64Encoded);
    return this.#rawBody;
  }

  /**
   * The parsed body; null unless the request's `Content-Type` starts with `application/json`.
   *
   * @throws BadRequestError when the body is not JSON, or absent
   */
  // oxlint-disable-next-line typescript/no-explicit-any -- the caller decides
  get jsonBody(): any {
    if (this.headers.get('content-type')?.startsWith('application/json') !== true) return null;
    this.#jsonBody ??= { value: parseJsonBody(this.rawBody) };
    return this.#jsonBody.value;
  }

  /** The request as plain data, without its body; of each query parameter the last value. */
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

  /** The proxy event as Lambda passed it. */
  // oxlint-disable-next-line typescript/no-explicit-any -- as API Gateway made it
  toOriginalEvent(): any {
    return this.#event;
  }
}

function bytesOf(body: unknown, isBase64Encoded: boolean): Uint8Array {
  if (typeof body !== 'string') return new Uint8Array();
  // A copy, as Node's small buffers share their memory with others.
  return new Uint8Array(Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8'));
}
