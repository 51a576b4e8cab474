import type { ServerResponse } from 'node:http';
import {
  accept,
  parseError,
  readBody,
  refuse,
  type RuntimeApi,
  type RuntimeCall,
  type RuntimeError,
  startRuntimeApi,
} from '../../../src/project/lambda/runtime-api.js';
import { arn, uuid } from '../../../src/testing/sample.js';

/** How an invocation ended. `body`: what the handler returned, as JSON text. */
export type Answer = { readonly kind: 'response'; readonly body: string } | { readonly kind: 'error'; readonly error: RuntimeError };

/** A Runtime API that has events to give. */
export interface InvokingApi extends RuntimeApi {
  /**
   * Hands the process an event, after those before it are answered. Rejects when the API is closed before there is an answer.
   *
   * @param event a value, sent as JSON; bytes go as they are
   * @param headers in place of those that Lambda sends with each event, by their names in lower case
   */
  invoke(event: unknown, headers?: { readonly [name: string]: string }): Promise<Answer>;
}

interface Queued {
  readonly id: string;
  readonly body: Uint8Array | string;
  readonly headers: { readonly [name: string]: string };
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: Error) => void;
}

/** As long as the function may run, where the caller says nothing. */
const deadlineMs = 60_000;

/** Serves all of the Runtime API: `invocation/next`, `invocation/<id>/response` and `invocation/<id>/error` besides initialisation. */
export async function startInvokingApi(): Promise<InvokingApi> {
  const queued: Queued[] = [];
  const running = new Map<string, Queued>();
  const waiting: ServerResponse[] = [];
  let count = 0;

  const handOut = (): void => {
    if (queued.length === 0 || waiting.length === 0) return;
    const next = queued.shift()!;
    running.set(next.id, next);
    waiting.shift()!.writeHead(200, next.headers).end(next.body);
  };
  const giveEvents = async ({ route, request, response }: RuntimeCall): Promise<boolean> => {
    if (route === 'GET invocation/next') {
      waiting.push(response);
      response.once('close', () => void waiting.splice(waiting.indexOf(response) >>> 0, 1));
      handOut();
      return true;
    }
    const [, id, outcome] = /^POST invocation\/([^/]+)\/(response|error)$/.exec(route) ?? [];
    if (id === undefined) return false;
    const body = await readBody(request);
    const answered = running.get(decodeURIComponent(id));
    if (answered === undefined) {
      refuse(response, 400, 'InvalidRequestID', `no invocation ${id} waits for an answer`);
      return true;
    }
    running.delete(answered.id);
    accept(response);
    answered.resolve(outcome === 'response' ? { kind: 'response', body } : { kind: 'error', error: parseError(body, request.headers) });
    return true;
  };
  const { address, initialised, close } = await startRuntimeApi(giveEvents);
  return {
    address,
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
      await close();
      for (const { id, reject } of [...queued, ...running.values()]) reject(new Error(`the invocation ${id} got no answer`));
    },
  };
}

function standardHeaders(count: number) {
  return {
    'content-type': 'application/json',
    'lambda-runtime-aws-request-id': uuid(count),
    'lambda-runtime-deadline-ms': String(Date.now() + deadlineMs),
    'lambda-runtime-invoked-function-arn': arn('lambda', 'function:function'),
    'lambda-runtime-trace-id': 'Root=1-00000000-000000000000000000000000;Parent=0000000000000000;Sampled=0',
  };
}
