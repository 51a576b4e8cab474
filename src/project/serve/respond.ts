import type { ServerResponse } from 'node:http';
import type { GatewayAnswer } from '../../testing/gateway-answer.js';

/** Headers that describe the connection, not the answer: the server sets them itself, as API Gateway does. */
const ownHeaders: readonly string[] = ['connection', 'content-length', 'date', 'keep-alive', 'transfer-encoding', 'upgrade', 'trailer'];

/** @throws TypeError for a header that HTTP does not allow; nothing is sent then */
export function respond(response: ServerResponse, { statusCode, headers, body }: GatewayAnswer): void {
  try {
    for (const [name, value] of headers) {
      // Node writes each character of a header as one byte, so the text is turned into UTF-8 first.
      if (!ownHeaders.includes(name.toLowerCase())) response.appendHeader(name, Buffer.from(value).toString('latin1'));
    }
  } catch (error) {
    for (const name of response.getHeaderNames()) response.removeHeader(name);
    throw error;
  }
  response.statusCode = statusCode;
  response.end(body);
}
