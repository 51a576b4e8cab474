/** A header that is sent several times has a list of values. */
export interface ResponseHeaders {
  [name: string]: string | readonly string[];
}

export interface ResponseOptions {
  /** Default 200. */
  statusCode?: number | undefined;
  headers?: Readonly<ResponseHeaders> | undefined;
}

/** A view's result with a status and headers of its own. Middleware may change all three. */
export class Response {
  /** A string and a `Uint8Array` are sent as they are, anything else as JSON. */
  body: unknown;
  statusCode: number;
  headers: ResponseHeaders;

  constructor(body: unknown, { statusCode = 200, headers = {} }: ResponseOptions = {}) {
    this.body = body;
    this.statusCode = statusCode;
    this.headers = { ...headers };
  }
}
