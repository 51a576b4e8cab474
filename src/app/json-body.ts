import { BadRequestError } from './http-error.js';

/** Parses a body; whatever is not JSON in UTF-8 is the caller's mistake. */
export function parseJsonBody(body: string | Uint8Array | null): unknown {
  if (body === null) throw new BadRequestError('Error Parsing JSON');
  try {
    return JSON.parse(typeof body === 'string' ? body : new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch (cause) {
    throw new BadRequestError('Error Parsing JSON', { cause });
  }
}
