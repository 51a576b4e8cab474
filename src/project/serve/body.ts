import type { IncomingMessage } from 'node:http';
import { bodyLimit } from '../../testing/limit.js';

/**
 * A request's body; undefined when it is too large. It is read to its end even then, because a caller that is still sending does not read an answer.
 *
 * @throws Error when the caller goes away
 */
export async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  let chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > bodyLimit) chunks = [];
    else chunks.push(chunk);
  }
  return size > bodyLimit ? undefined : Buffer.concat(chunks);
}
