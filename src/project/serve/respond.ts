import type { ServerResponse } from 'node:http';
import type { GatewayAnswer } from '../../testing/gateway-answer.js';

/** What describes a connection and not an answer is the server's own to say, as it is API Gateway's. */
const ownHeaders: readonly string[] = ['connection', 'content-length', 'date', 'keep-alive', 'transfer-encoding', 'upgrade', 'trailer'];

/** @throws TypeError for a header that HTTP has no room for; nothing is sent then */
export function respond(response: ServerResponse, { statusCode, headers, body }: GatewayAnswer): void {
  try {
    for (const [name, value] of headers) {
      // Node writes a header's letters as bytes; what has no byte goes as UTF-8.
      if (!ownHeaders.includes(name.toLowerCase())) response.appendHeader(name, Buffer.from(value).toString('latin1'));
    }
  } catch (error) {
    for (const name of response.getHeaderNames()) response.removeHeader(name);
    throw error;
  }
  response.statusCode = statusCode;
  response.end(body);
}
