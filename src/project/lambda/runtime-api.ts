import type { IncomingHttpHeaders, IncomingMessage, Server, ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';

// Not by `import`, which reads all exports of a built-in module, and so loads Node's fetch too.
const { createServer } = createRequire(import.meta.url)('node:http') as typeof import('node:http');

/** How a runtime reports an error, with Lambda's own keys. */
export interface RuntimeError {
  readonly errorType: string;
  readonly errorMessage: string;
  /** The lines of the stack. */
  readonly trace: readonly string[];
}

/** Lambda's side of the Runtime API, for one runtime process. */
export interface RuntimeApi {
  /** `127.0.0.1:34567`: what the process gets as AWS_LAMBDA_RUNTIME_API. */
  readonly address: string;
  /**
   * How initialisation ended: null once the process asks for an event, else the error that it reports. Pending while a
   * process does neither: only the code that started it can see it end.
   */
  readonly initialised: Promise<RuntimeError | null>;
  /** Ends all connections. */
  close(): Promise<void>;
}

/** A call of the Runtime API. */
export interface RuntimeCall {
  /** `GET invocation/next` */
  readonly route: string;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

const prefix = '/2018-06-01/runtime/';

/**
 * Serves the Lambda Runtime API on a free port of the loopback interface, as far as initialisation goes: `init/error`, and
 * `invocation/next`, which waits (Lambda Developer Guide, "Using the Lambda runtime API").
 *
 * @param giveEvents answers the calls about invocations; false for one that it does not know
 */
export async function startRuntimeApi(giveEvents?: (call: RuntimeCall) => Promise<boolean>): Promise<RuntimeApi> {
  let settle: (error: RuntimeError | null) => void;
  const initialised = new Promise<RuntimeError | null>((resolve) => (settle = resolve));
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const route = `${request.method} ${request.url?.startsWith(prefix) ? request.url.slice(prefix.length) : request.url}`;
    if (route === 'POST init/error') {
      settle(parseError(await readBody(request), request.headers));
      return accept(response);
    }
    if (route === 'GET invocation/next') settle(null);
    if (await giveEvents?.({ route, request, response })) return;
    if (route !== 'GET invocation/next') refuse(response, 404, 'NotFound', `there is no ${route}`);
  };
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  await listen(server);
  return {
    address: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    initialised,
    close: async () => {
      const closed = new Promise<void>((resolve) => void server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}

function listen(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
}

export async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

/** A runtime may send the type in a header alone, and no body at all. */
export function parseError(body: string, headers: IncomingHttpHeaders): RuntimeError {
  const type = String(headers['lambda-runtime-function-error-type'] ?? 'Runtime.Unknown');
  try {
    const { errorType = type, errorMessage = '', trace = [] } = JSON.parse(body) as Partial<RuntimeError>;
    return { errorType, errorMessage, trace };
  } catch {
    return { errorType: type, errorMessage: body, trace: [] };
  }
}

export function accept(response: ServerResponse): void {
  response.writeHead(202, { 'content-type': 'application/json' }).end('{"status":"OK"}');
}

export function refuse(response: ServerResponse, status: number, errorType: string, errorMessage: string): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify({ errorType, errorMessage }));
}
