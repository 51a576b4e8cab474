import { acceptedTypes, isListed } from '../app/media-type.js';
import type { Outcome } from './gateway.js';
import { headersForCaller } from './gateway-headers.js';
import { bodyLimit } from './limit.js';

/** What the caller gets. */
export interface GatewayAnswer {
  readonly statusCode: number;
  /** Each value of each header. Names as the app wrote them. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Uint8Array;
  /** Why API Gateway answered itself, which callers do not see; undefined for the app's answers. */
  readonly reason?: string;
}

/** API Gateway's own answer. */
export function refusal(statusCode: number, json: string, reason: string): GatewayAnswer {
  return { statusCode, headers: [['Content-Type', 'application/json']], body: bytesOf(json), reason };
}

export function plainText(statusCode: number, text: string, reason: string): GatewayAnswer {
  return { statusCode, headers: [['Content-Type', 'text/plain; charset=utf-8']], body: bytesOf(text), reason };
}

/** API Gateway's answer for a body that is larger than it accepts, by its own message. */
export function bodyTooLarge(): GatewayAnswer {
  return plainText(413, `HTTP content length exceeded ${bodyLimit} bytes.`, 'API Gateway accepts bodies up to 10 MB');
}

/** API Gateway's answer for the outcome of a route's function. */
export function toAnswer(outcome: Outcome, accept: string | undefined, binaryTypes: readonly string[]): GatewayAnswer {
  switch (outcome.kind) {
    case 'timed-out':
      return refusal(504, '{"message": "Endpoint request timed out"}', 'API Gateway waits no longer than 29 seconds');
    case 'too-long':
      return refusal(413, '{"message": "Request Too Long"}', 'Lambda accepts events up to 6 MB');
    case 'failed':
      return refusal(502, '{"message": "Internal server error"}', outcome.message);
    case 'returned': {
      const reason = whyMalformed(outcome.payload);
      if (reason !== undefined) return refusal(502, '{"message": "Internal server error"}', `the function's answer is malformed: ${reason}`);
      return read(outcome.payload as ProxyAnswer, accept, binaryTypes);
    }
  }
}

interface ProxyAnswer {
  readonly statusCode: number | string;
  readonly headers?: { readonly [name: string]: unknown } | null;
  readonly multiValueHeaders?: { readonly [name: string]: readonly unknown[] } | null;
  readonly body?: string | null;
  readonly isBase64Encoded?: boolean | null;
}

/** Why API Gateway refuses a function's answer; undefined if it accepts it. */
function whyMalformed(payload: unknown): string | undefined {
  if (!isRecord(payload)) return 'it is not an object';
  const { statusCode, headers, multiValueHeaders, body } = payload;
  // A number, or one in a string.
  if (!/^[2-5]\d\d$/.test(String(statusCode))) return 'its statusCode is not an HTTP status';
  if (!isAbsent(headers) && !isRecord(headers)) return 'its headers are not an object';
  if (!isAbsent(multiValueHeaders) && !(isRecord(multiValueHeaders) && Object.values(multiValueHeaders).every(Array.isArray)))
    return 'its multiValueHeaders are not an object of lists';
  return isAbsent(body) || typeof body === 'string' ? undefined : 'its body is not a string';
}

function read(payload: ProxyAnswer, accept: string | undefined, binaryTypes: readonly string[]): GatewayAnswer {
  const { statusCode, headers: single, multiValueHeaders: several, body, isBase64Encoded } = payload;
  // Both are merged into one list, without duplicate pairs.
  const lists = Object.entries(several ?? {}).flatMap(([name, values]) => values.map((value) => [name, String(value)] as const));
  const others = Object.entries(single ?? {}).map(([name, value]) => [name, String(value)] as const);
  const headers = [...others.filter(([name, value]) => !lists.some((pair) => pair[0] === name && pair[1] === value)), ...lists];
  const forCaller = headersForCaller(headers);
  const hasType = forCaller.some(([name]) => name.toLowerCase() === 'content-type');
  return {
    statusCode: Number(statusCode),
    // API Gateway's default.
    headers: hasType ? forCaller : [['Content-Type', 'application/json'], ...forCaller],
    body: isBase64Encoded === true && wantsBytes(accept, binaryTypes) ? new Uint8Array(Buffer.from(body ?? '', 'base64')) : bytesOf(body ?? ''),
  };
}

/**
 * Whether API Gateway decodes a body. It uses only the first type in `Accept`. A browser's first type is HTML and curl's is the wildcard, so both
 * get base64 unless the API's binary types have the wildcard too (Developer Guide, "Return binary media from a Lambda proxy integration").
 */
function wantsBytes(accept: string | undefined, binaryTypes: readonly string[]): boolean {
  if (binaryTypes.includes('*/*')) return true;
  return isListed(acceptedTypes(accept ?? '')[0]!, binaryTypes);
}

function bytesOf(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text));
}

function isAbsent(value: unknown): value is null | undefined {
  return value === undefined || value === null;
}

function isRecord(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
