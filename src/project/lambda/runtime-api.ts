import type { IncomingHttpHeaders, IncomingMessage, Server, ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';

// Not by `import`: that asks it for all its exports, and so loads Node's fetch with it.
const { createServer } = createRequire(import.meta.url)('node:http') as typeof import('node:http');

/** What a runtime tells of an error, under Lambda's own keys. */
export interface RuntimeError {
  readonly errorType: string;
  readonly errorMessage: string;
  /** The lines of the stack. */
  readonly trace: readonly string[];
}

/** How an invocation ended. `body`: what the handler returned, as JSON text. */
export type Answer = { readonly kind: 'response'; readonly body: string } | { readonly kind: 'error'; readonly error: RuntimeError };

/** Lambda's side of the Runtime API, for one runtime process. */
export interface RuntimeApi {
  /** `127.0.0.1:34567`: what the process gets as AWS_LAMBDA_RUNTIME_API. */
  readonly address: string;
  /**
   * How initialisation ended: null once the process asks for an event, else what it tells to have failed. Stays open for a
   * process that does neither, since only who started that can see it end.
   */
  readonly initialised: Promise<RuntimeError | null>;
  /**
   * Hands the process an event, after those before it are answered.
   *
   * @param event a value, sent as JSON; bytes go as they are
   * @param headers in place of those that Lambda sends with each event, by their names in lower case
   */
  invoke(event: unknown, headers?: { readonly [name: string]: string }): Promise<Answer>;
  /** Ends all connections; invocations without an answer are rejected. */
  close(): Promise<void>;
}

interface Invocation {
  readonly id: string;
  readonly body: Uint8Array | string;
  readonly headers: { readonly [name: string]: string };
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: Error) => void;
}

const prefix = '/2018-06-01/runtime/';

/** As long as the function may run, where the caller says nothing. */
const deadlineMs = 60_000;

/**
 * Serves the Lambda Runtime API on a free port of the loopback interface: `invocation/next`, `invocation/<id>/response`,
 * `invocation/<id>/error` and `init/error` (Lambda Developer Guide, "Using the Lambda runtime API").
 */
export async function startRuntimeApi(): Promise<RuntimeApi> {
  const queued: Invocation[] = [];
  const running = new Map<string, Invocation>();
  const waiting: ServerResponse[] = [];
  let count = 0;
  let settle: (error: RuntimeError | null) => void;
  const initialised = new Promise<RuntimeError | null>((resolve) => (settle = resolve));

  const handOut = (): void => {
    if (queued.length === 0 || waiting.length === 0) return;
    const invocation = queued.shift()!;
    running.set(invocation.id, invocation);
    waiting.shift()!.writeHead(200, invocation.headers).end(invocation.body);
  };
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const route = `${request.method} ${request.url?.startsWith(prefix) ? request.url.slice(prefix.length) : request.url}`;
    if (route === 'GET invocation/next') {
      settle(null);
      waiting.push(response);
      response.once('close', () => void waiting.splice(waiting.indexOf(response) >>> 0, 1));
      handOut();
      return;
    }
    const body = await text(request);
    if (route === 'POST init/error') {
      settle(parseError(body, request.headers));
      return accept(response);
    }
    const [, id, outcome] = /^POST invocation\/([^/]+)\/(response|error)$/.exec(route) ?? [];
    if (id === undefined) return refuse(response, 404, 'NotFound', `there is no ${route}`);
    const invocation = running.get(decodeURIComponent(id));
    if (invocation === undefined) return refuse(response, 400, 'InvalidRequestID', `no invocation ${id} waits for an answer`);
    running.delete(invocation.id);
    accept(response);
    invocation.resolve(outcome === 'response' ? { kind: 'response', body } : { kind: 'error', error: parseError(body, request.headers) });
  };
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  await listen(server);
  return {
    address: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    initialised,
    invoke: (event, headers = {}) =>
      new Promise((resolve, reject) => {
        count += 1;
        const all = { ...standardHeaders(count), ...headers };
        const body = event instanceof Uint8Array ? event : JSON.stringify(event ?? null);
        queued.push({ id: all['lambda-runtime-aws-request-id'], headers: all, body, resolve, reject });
        handOut();
      }),
    close: async () => {
      const closed = new Promise<void>((resolve) => void server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
      for (const { id, reject } of [...queued, ...running.values()]) reject(new Error(`the invocation ${id} got no answer`));
    },
  };
}

function standardHeaders(count: number) {
  return {
    'content-type': 'application/json',
    'lambda-runtime-aws-request-id': `00000000-0000-4000-8000-${String(count).padStart(12, '0')}`,
    'lambda-runtime-deadline-ms': String(Date.now() + deadlineMs),
    'lambda-runtime-invoked-function-arn': 'arn:aws:lambda:us-east-1:123456789012:function:function',
    'lambda-runtime-trace-id': 'Root=1-00000000-000000000000000000000000;Parent=0000000000000000;Sampled=0',
  };
}

function listen(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
}

async function text(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

/** A runtime may send the type in a header alone, and no body at all. */
function parseError(body: string, headers: IncomingHttpHeaders): RuntimeError {
  const type = String(headers['lambda-runtime-function-error-type'] ?? 'Runtime.Unknown');
  try {
    const { errorType = type, errorMessage = '', trace = [] } = JSON.parse(body) as Partial<RuntimeError>;
    return { errorType, errorMessage, trace };
  } catch {
    return { errorType: type, errorMessage: body, trace: [] };
  }
}

function accept(response: ServerResponse): void {
  response.writeHead(202, { 'content-type': 'application/json' }).end('{"status":"OK"}');
}

function refuse(response: ServerResponse, status: number, errorType: string, errorMessage: string): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify({ errorType, errorMessage }));
}
