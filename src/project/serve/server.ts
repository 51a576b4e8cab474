import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { formatProblems, plainStyle } from '../../compiler/problem/format.js';
import { ProblemError } from '../../compiler/problem/problem.js';
import { bodyTooLarge, type GatewayAnswer, plainText, refusal } from '../../testing/gateway-answer.js';
import { readBody } from './body.js';
import { refusedSite } from './cross-site.js';
import type { LocalEvent } from './local-event.js';
import { isLoopback, namesThisMachine } from './host.js';
import type { LocalState } from './reporter.js';
import { respond } from './respond.js';

export interface ServerOptions {
  readonly host: string;
  /** 0 for any free port. */
  readonly port: number;
  /** Origins whose pages may send requests though they are of another site. */
  readonly allowOrigins: readonly string[];
  readonly state: () => LocalState;
  readonly tell: (event: LocalEvent) => void;
}

/** @throws ProblemError if it cannot listen there */
export async function listen(options: ServerOptions): Promise<Server> {
  const { host, port } = options;
  const server = createServer((request, response) => void handle(request, response, options, isLoopback(server.address() as AddressInfo)));
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(listenProblem(error, host, port)));
    server.listen(port, host, resolve);
  });
  return server;
}

async function handle(request: IncomingMessage, response: ServerResponse, options: ServerOptions, isPrivate: boolean): Promise<void> {
  const start = performance.now();
  const { method = 'GET' } = request;
  const target = targetOf(request.url ?? '');
  let answer: GatewayAnswer;
  try {
    answer = await answerTo(request, method, target, options, isPrivate);
  } catch (error) {
    // A caller that went away while sending gets no answer.
    if (request.destroyed && !request.complete) return;
    response.destroy();
    throw error;
  }
  try {
    respond(response, answer);
  } catch (error) {
    answer = refusal(502, '{"message": "Internal server error"}', `the function's answer is malformed: ${(error as Error).message}`);
    respond(response, answer);
  }
  const { statusCode: status, reason } = answer;
  const path = target?.split('?')[0] ?? request.url ?? '';
  options.tell({ event: 'request', method, path, status, ms: Math.round(performance.now() - start), ...(reason !== undefined && { reason }) });
}

async function answerTo(
  request: IncomingMessage,
  method: string,
  target: string | undefined,
  { host, allowOrigins, state }: ServerOptions,
  isPrivate: boolean,
): Promise<GatewayAnswer> {
  const body = await readBody(request);
  if (isPrivate && !namesThisMachine(request.headers.host, host)) {
    const name = request.headers.host ?? '';
    return plainText(
      403,
      `This server is for this machine only, and '${name}' is not one of its names.\n`,
      `the Host '${name}' is not this machine; --host 0.0.0.0 allows any, and lets other machines in`,
    );
  }
  const site = refusedSite(request.headers, allowOrigins);
  if (site !== undefined) {
    const fix = site.includes('://') || site === 'null' ? `--allow-origin ${site}` : "--allow-origin '*'";
    return plainText(
      403,
      `This server answers no pages of other sites, and your browser says that this request comes from ${site}.\nTo allow it, start the server with ${fix}. Or type the address yourself.\n`,
      `a page of ${site} sent it; allow it with ${fix}`,
    );
  }
  if (target === undefined) return refusal(400, '{"message":"Bad Request"}', 'the request has no path');
  if (body === undefined) return bodyTooLarge();
  const { version, problems } = state();
  if (version === undefined) return plainText(500, formatProblems(problems, plainStyle), 'the app has errors, and no earlier version without errors');
  const { remoteAddress = '127.0.0.1', localPort = 80 } = request.socket;
  const domainName = request.headers.host ?? `${host}:${localPort}`;
  return version.answer({
    method,
    target,
    headers: pairsOf(request.rawHeaders),
    body,
    origin: { requestId: randomUUID(), time: Date.now(), sourceIp: remoteAddress.replace(/^::ffff:/, ''), domainName, port: localPort, protocol: 'http' },
  });
}

/** Path and query of a request's target, which may be a whole URL; undefined if it has no path. */
function targetOf(url: string): string | undefined {
  const target = url.replace(/^[a-z][a-z\d+.-]*:\/\/[^/?#]*/i, '');
  if (target.startsWith('/')) return target;
  return target === url ? undefined : `/${target}`;
}

function pairsOf(rawHeaders: readonly string[]): [name: string, value: string][] {
  return rawHeaders.flatMap((name, index) => (index % 2 === 0 ? [[name, rawHeaders[index + 1]!] as [string, string]] : []));
}

function listenProblem({ code, message }: NodeJS.ErrnoException, host: string, port: number): ProblemError {
  const [what, fix] = {
    EADDRINUSE: [
      'another program already listens there',
      `stop it, or choose another port, such as --port ${port === 65535 ? 8000 : port + 1}; 0 means any free port`,
    ],
    EACCES: ['you are not allowed to use this port', 'choose a port above 1023, such as --port 8000'],
    EADDRNOTAVAIL: ['this machine has no such address', 'leave --host out, or name an address of this machine'],
    ENOTFOUND: ['there is no host with that name', 'leave --host out, or name an address of this machine'],
  }[code ?? ''] ?? [message, 'choose another --port or --host'];
  return new ProblemError([{ code: 'local-listen', severity: 'error', where: { file: `${host}:${port}` }, message: what!, fix: fix! }]);
}
