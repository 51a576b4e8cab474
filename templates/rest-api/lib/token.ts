import { createHash, timingSafeEqual } from 'node:crypto';

/** Whether it is the stage's API_TOKEN. Without an API_TOKEN, always false. */
export function isApiToken(given: string): boolean {
  const expected = process.env['API_TOKEN'];
  if (!expected) return false;
  // In constant time, so that the response time reveals nothing about the token.
  return timingSafeEqual(digest(given), digest(expected));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
