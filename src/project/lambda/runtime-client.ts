import type { IncomingHttpHeaders } from 'node:http';
import { createRequire } from 'node:module';
import type { ThrownError } from './thrown-error.js';

// Not by `import`, which reads all exports of a built-in module: this one would load Node's fetch, which takes longer than everything else here.
const { Agent, request } = createRequire(import.meta.url)('node:http') as typeof import('node:http');

export interface NextEvent {
  readonly headers: IncomingHttpHeaders;
  /** JSON. */
  readonly body: string;
}

/** A runtime's side of the Runtime API. */
export interface RuntimeClient {
  /** Waits for an event, for as long as it takes. */
  next(): Promise<NextEvent>;
  post(path: string, body: string): Promise<void>;
  /** @param task what has failed: `init`, or `invocation/<id>` */
  fail(task: string, error: ThrownError): Promise<void>;
}

/** @param address the value of AWS_LAMBDA_RUNTIME_API */
export function runtimeClient(address: string): RuntimeClient {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const send = (method: string, path: string, body?: string, headers: { [name: string]: string } = {}): Promise<NextEvent> =>
    new Promise((resolve, reject) => {
      const sent = request(`http://${address}/2018-06-01/runtime/${path}`, { method, agent, headers }, (response) => {
        const chunks: Buffer[] = [];
        response.on('error', reject);
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => {
          const text = Buffer.concat(chunks).toString();
          if (response.statusCode! < 300) resolve({ headers: response.headers, body: text });
          else reject(new Error(`the Runtime API answered ${response.statusCode}: ${text}`));
        });
      });
      sent.on('error', reject);
      sent.end(body);
    });
  const post = async (path: string, body: string, headers: { [name: string]: string } = {}): Promise<void> => {
    await send('POST', path, body, { 'content-type': 'application/json', ...headers });
  };
  return {
    next: () => send('GET', 'invocation/next'),
    post,
    fail: (task, { name, message, stack }) => {
      const body = JSON.stringify({ errorType: name, errorMessage: message, trace: stack === '' ? [] : stack.split('\n') });
      // A name may have characters that a header may not.
      return post(`${task}/error`, body, { 'lambda-runtime-function-error-type': name.replaceAll(/[^\x20-\x7e]/g, '?') });
    },
  };
}
