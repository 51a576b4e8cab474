import { isJson, isListed, mediaTypeOf } from '../app/media-type.js';
import type { ChaliceViewError } from '../app/http-error.js';
import { plainHeaders, Response, type ResponseHeaders } from '../app/response.js';
import { toJson } from './json.js';

/** Lambda's answer to API Gateway. */
export interface ProxyResult {
  readonly headers: { readonly [name: string]: string };
  readonly multiValueHeaders: { readonly [name: string]: readonly string[] };
  readonly statusCode: number;
  readonly body: string;
  readonly isBase64Encoded?: true;
}

/** Makes a response from a handler's result. Bytes without a type are `application/octet-stream`. */
export function toResponse(result: unknown): Response {
  if (!(result instanceof Response)) return toResponse(new Response(result));
  if (!(result.body instanceof Uint8Array) || contentTypeOf(result) !== undefined || isBodyless(result)) return result;
  return addHeaders(result, { 'Content-Type': 'application/octet-stream' });
}

/** A copy with more headers. */
export function addHeaders<Kind extends Response>(response: Kind, more: ResponseHeaders): Kind {
  const headers = { ...plainHeaders(response.headers), ...more };
  return Object.assign(Object.create(Object.getPrototypeOf(response) as object), response, { headers }) as Kind;
}

export function viewErrorResponse({ statusCode, code, message }: ChaliceViewError): Response {
  return errorResponse(statusCode, code, message);
}

/** Whether HTTP has no body for the status, whatever the response says. */
export function isBodyless({ statusCode }: Response): boolean {
  return statusCode === 204 || statusCode === 304 || statusCode < 200;
}

export function errorResponse(statusCode: number, code: string, message: string, headers: ResponseHeaders = {}): Response {
  return new Response({ Code: code, Message: message }, { statusCode, headers });
}

/** The value of `Content-Type`, several values joined; undefined if the response has none. */
export function contentTypeOf({ headers }: Response): string | undefined {
  let type: string | readonly string[] | undefined;
  for (const name in headers) if (name.length === 12 && name.toLowerCase() === 'content-type') type = headers[name];
  return typeof type === 'object' ? type.join(',') : type;
}

/** @throws TypeError for a status or header that API Gateway would refuse */
export function checkResponse({ statusCode, headers }: Response): void {
  if (!Number.isInteger(statusCode) || statusCode < 100 || statusCode > 599)
    throw new TypeError(`the status of a response must be a number from 100 to 599, not ${String(statusCode)}`);
  for (const [name, value] of Object.entries(plainHeaders(headers))) {
    // Printable ASCII without a colon: anything else would end the name or the headers.
    if (!/^[!-9;-~]+$/.test(name)) throw new TypeError(`'${name}' cannot be the name of a header`);
    // A hole in a list must count too; `some` and `flat` would skip it.
    for (const text of Array.isArray(value) ? (value as readonly unknown[]) : [value])
      if (typeof text !== 'string' || /[\r\n\0]/.test(text))
        throw new TypeError(`the value of the header '${name}' must be a string of one line, or a list of such`);
  }
}

/** @throws TypeError for a response that cannot be sent */
export function toProxyResult(response: Response, binaryTypes: readonly string[]): ProxyResult {
  checkResponse(response);
  const headers: { [name: string]: string } = {};
  const multiValueHeaders: { [name: string]: readonly string[] } = {};
  for (const [name, value] of lastOfEachName(Object.entries(response.headers))) {
    if (typeof value === 'string') headers[name] = value;
    else multiValueHeaders[name] = value;
  }
  return { headers, multiValueHeaders, statusCode: response.statusCode, ...encodeBody(response, binaryTypes) };
}

/** Names that differ only in their case are the same header, of which the last counts. Only cookies are all kept. */
function lastOfEachName(headers: [name: string, value: string | readonly string[]][]): Iterable<[name: string, value: string | readonly string[]]> {
  if (headers.length < 2) return headers;
  const last = new Map<string, [name: string, value: string | readonly string[]]>();
  for (const [name, value] of headers) {
    const key = name.toLowerCase();
    const before = key === 'set-cookie' ? last.get(key) : undefined;
    last.set(key, [name, before === undefined ? value : [before[1], value].flat()]);
  }
  return last.values();
}

function encodeBody(response: Response, binaryTypes: readonly string[]): { body: string; isBase64Encoded?: true } {
  const { body } = response;
  if (isBodyless(response)) return { body: '' };
  const type = mediaTypeOf(contentTypeOf(response) ?? '');
  const isBytes = body instanceof Uint8Array;
  if (isListed(type, binaryTypes)) {
    const bytes = isBytes ? Buffer.from(body.buffer, body.byteOffset, body.byteLength) : Buffer.from(toText(body));
    return { body: bytes.toString('base64'), isBase64Encoded: true };
  }
  if (!isBytes) return { body: toText(body) };
  const text = isJson(type) || type.startsWith('text/') ? Buffer.from(body).toString() : undefined;
  // What is not UTF-8 does not come back as it was.
  if (text !== undefined && Buffer.compare(Buffer.from(text), body) === 0) return { body: text };
  throw new TypeError(`the body is a Uint8Array, but ${contentTypeOf(response) ?? ''} is not one of app.api.binaryTypes`);
}

function toText(body: unknown): string {
  return typeof body === 'string' ? body : toJson(body);
}
