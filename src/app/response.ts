import { brand } from './brand.js';
import { checked } from './build-flags.js';
import { refuse } from './inspection.js';
import { checkOptions, describe } from './option.js';

/** Header values by name. A header that is sent several times has a list of values: `{ 'Set-Cookie': ['a=1', 'b=2'] }`. */
export interface ResponseHeaders {
  /** One line of text, or a list of lines. */
  [name: string]: string | readonly string[];
}

/** Status and headers of a `Response`. */
export interface ResponseOptions {
  /** HTTP status, 100 to 599. Default 200. */
  statusCode?: number | undefined;
  /** Header values by name. Default none; API Gateway then says `application/json`. */
  headers?: Readonly<ResponseHeaders> | undefined;
}

/** A handler's result with its own status and headers. Middleware may change all three. */
export class Response {
  /**
   * A string or a `Uint8Array` is sent unchanged, anything else as JSON. Bytes need a `Content-Type` that is one of `app.api.binaryTypes`;
   * the default is `application/octet-stream`.
   */
  body: unknown;
  /** HTTP status, 100 to 599. */
  statusCode: number;
  /** Header values by name. */
  headers: ResponseHeaders;

  /**
   * @param body a string or a `Uint8Array` is sent unchanged, anything else as JSON
   * @param options `statusCode` (default 200) and `headers`
   */
  constructor(body: unknown, options: ResponseOptions = {}) {
    if (checked) checkResponse(options);
    const { statusCode = 200, headers = {} } = options;
    this.body = body;
    this.statusCode = statusCode;
    this.headers = { ...plainHeaders(headers) };
  }
}

if (checked) brand({ Response });

/**
 * A `Headers`, a `Map` or a list has its entries not as properties, so they would be lost without a word. It becomes a header that cannot be sent,
 * `[object Headers]`, which takes fewer bytes in Lambda than an error of its own.
 */
export function plainHeaders(headers: Readonly<ResponseHeaders>): Readonly<ResponseHeaders> {
  return Symbol.iterator in headers ? { [headers as never]: 0 as never } : headers;
}

/** JavaScript takes `{ status: 404 }` without a word, and the answer would be a 200. Here, what is said of headers is longer than in Lambda. */
function checkResponse(options: ResponseOptions): void {
  checkOptions('a Response', options, { statusCode: 'unknown', headers: 'unknown' });
  const { headers } = options;
  if (typeof headers === 'object' && headers !== null && Symbol.iterator in headers)
    refuse('option-type', `a Response: headers must be an object, not ${describe(headers)}`, 'write them as { name: value }');
}
