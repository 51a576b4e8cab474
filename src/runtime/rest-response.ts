import { Response, type ResponseHeaders } from '../app/response.js';
import { toJson } from './json.js';
import { matchesMediaType } from './media-type.js';

/** What Lambda answers to API Gateway. */
export interface ProxyResult {
  readonly headers: { readonly [name: string]: string };
  readonly multiValueHeaders: { readonly [name: string]: readonly string[] };
  readonly statusCode: number;
  readonly body: string;
  readonly isBase64Encoded?: true;
}

/** The response that a view's result stands for. Bytes without a type are `application/octet-stream`. */
export function toResponse(result: unknown): Response {
  if (!(result instanceof Response)) return toResponse(new Response(result));
  if (!(result.body instanceof Uint8Array) || contentTypeOf(result) !== undefined) return result;
  return new Response(result.body, { statusCode: result.statusCode, headers: { ...result.headers, 'Content-Type': 'application/octet-stream' } });
}

export function errorResponse(statusCode: number, code: string, message: string, headers: ResponseHeaders = {}): Response {
  return new Response({ Code: code, Message: message }, { statusCode, headers });
}

/** The value of `Content-Type`, several ones joined; undefined when the response has none. */
export function contentTypeOf({ headers }: Response): string | undefined {
  const value = Object.entries(headers).findLast(([name]) => name.toLowerCase() === 'content-type')?.[1];
  return typeof value === 'object' ? value.join(',') : value;
}

/** @throws TypeError for a status or header that API Gateway would refuse, or a body that can't be sent */
export function checkResponse({ statusCode, headers }: Response): void {
  if (!Number.isInteger(statusCode) || statusCode < 100 || statusCode > 599)
    throw new TypeError(`the status of a response must be a number from 100 to 599, not ${String(statusCode)}`);
  for (const [name, value] of Object.entries(headers)) {
    for (const text of Array.isArray(value) ? value : [value]) {
      if (typeof text !== 'string' || /[\r\n\0]/.test(text))
        throw new TypeError(`the value of the header '${name}' must be a string of one line, or a list of such`);
    }
  }
}

/** @throws TypeError for a response that can't be sent as it is */
export function toProxyResult(response: Response, binaryTypes: readonly string[]): ProxyResult {
  checkResponse(response);
  const isList = ([, value]: [string, unknown]): boolean => Array.isArray(value);
  const entries = Object.entries(response.headers);
  return {
    headers: Object.fromEntries(entries.filter((entry) => !isList(entry))) as { [name: string]: string },
    multiValueHeaders: Object.fromEntries(entries.filter(isList)) as { [name: string]: readonly string[] },
    statusCode: response.statusCode,
    ...encodeBody(response, binaryTypes),
  };
}

function encodeBody(response: Response, binaryTypes: readonly string[]): { body: string; isBase64Encoded?: true } {
  const { body } = response;
  const type = contentTypeOf(response) ?? '';
  const isText = type === '' || /^text\//i.test(type) || matchesMediaType(type, ['application/json']);
  if (!matchesMediaType(type, binaryTypes)) {
    if (!(body instanceof Uint8Array)) return { body: toText(body) };
    if (isText) return { body: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body) };
    throw new TypeError(`the body is a Uint8Array, but ${type} is not one of app.api.binaryTypes`);
  }
  if (body instanceof Uint8Array) return { body: Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('base64'), isBase64Encoded: true };
  if (!isText) throw new TypeError(`the body has the binary type ${type}, and so must be a Uint8Array`);
  return { body: Buffer.from(toText(body)).toString('base64'), isBase64Encoded: true };
}

function toText(body: unknown): string {
  return typeof body === 'string' ? body : toJson(body);
}
