import { BadRequestError } from './http-error.js';

/** Parses a body. If it is not JSON in UTF-8, that is the caller's error. */
export function parseJsonBody(body: string | Uint8Array | null): unknown {
  if (body === null) throw new BadRequestError('Error Parsing JSON');
  try {
    return JSON.parse(typeof body === 'string' ? body : new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch (cause) {
    throw new BadRequestError('Error Parsing JSON', { cause });
  }
}
