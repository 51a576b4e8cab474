import type { AddressInfo } from 'node:net';
import { ProblemError } from '../../compiler/problem/problem.js';
import type { LocalEvent } from './local-event.js';
import { isLoopback, urlOf } from './host.js';
import { reloading } from './reload.js';
import { listen } from './server.js';
import type { PackageOptions } from '../stage/package-options.js';

/** What to serve, and where. */
export interface LocalOptions extends PackageOptions {
  /** The address to listen at, such as `127.0.0.1`. With anything but a loopback address, other machines can connect. */
  readonly host: string;
  /** 0 for any free port. */
  readonly port: number;
  /**
   * Origins such as `http://localhost:3000` whose pages may send requests though a browser marks them `cross-site`; `*` for all. Default none.
   */
  readonly allowOrigins?: readonly string[];
  /** Whether to serve it with the stage variables of the stage's candidate. Default false. */
  readonly candidate?: boolean;
  /** Whether to reload the app when its files change. */
  readonly reloads: boolean;
}

/** What no change of the app makes right: nothing to serve, or a stage or a region that was not meant. */
const hopeless: ReadonlySet<string> = new Set(['local-no-routes', 'stage-near-listed', 'region-not-configured', 'region-without-stage']);

/** A server that listens. */
export interface LocalServer {
  /** Ends it, with all its connections and processes. */
  close(): void;
}

/**
 * Serves the app's routes over HTTP until it is closed, as `tschalice local` does.
 *
 * An app with errors is served when they are fixed; until then, every response lists the problems. Without reloading, it is not served.
 * It prints nothing and never ends the process. What the app prints goes to standard error.
 *
 * @param tell called with each event: `{ event: 'listening', url }` says where the server listens
 * @throws ProblemError if there is nothing to serve, or if the server cannot listen
 */
export async function serveLocally(options: LocalOptions, tell: (event: LocalEvent) => void): Promise<LocalServer> {
  const { host, port, allowOrigins = [], reloads } = options;
  const app = reloading(options, tell);
  try {
    await app.load();
    const { version, problems } = app.state;
    const isHopeless = problems.some(({ code }) => hopeless.has(code));
    if (version === undefined && (isHopeless || !reloads)) throw new ProblemError(problems);
    const server = await listen({ host, port, allowOrigins, state: () => app.state, tell });
    app.report();
    const address = server.address() as AddressInfo;
    if (!isLoopback(address))
      tell({ event: 'notice', message: `other machines can reach this server at ${address.address}, and use the app with your AWS permissions` });
    tell({ event: 'listening', url: urlOf(host, address.port) });
    if (reloads) app.watch();
    return {
      close: () => {
        app.close();
        server.close();
        server.closeAllConnections();
      },
    };
  } catch (error) {
    app.close();
    throw error;
  }
}
