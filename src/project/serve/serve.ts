import type { AddressInfo } from 'node:net';
import { ProblemError } from '../../compiler/problem/problem.js';
import type { LocalEvent } from './local-event.js';
import { isLoopback, urlOf } from './host.js';
import { reloading } from './reload.js';
import { listen } from './server.js';
import type { PackageOptions } from '../stage/package-options.js';

/** What to serve, and where. */
export interface LocalOptions extends PackageOptions {
  /** The address to listen at, such as `127.0.0.1`; any but a loopback one lets other machines in. */
  readonly host: string;
  /** 0 for any that is free. */
  readonly port: number;
  /** Whether to load the app anew when its files change. */
  readonly reloads: boolean;
}

/** A server that listens. */
export interface LocalServer {
  /** Ends it, with all its connections and processes. */
  close(): void;
}

/**
 * Serves the app's routes over HTTP until it is closed, as `tschalice local` does.
 *
 * An app with errors is served once they are fixed; until then every answer says what is wrong. Without reloading it is not served.
 * Prints nothing, and never ends the process; what the app prints goes to standard error.
 *
 * @param tell Told what happens, from the first loading on: `{ event: 'listening', url }` says where it listens.
 * @throws ProblemError when there is nothing to serve, or no place to serve it at.
 */
export async function serveLocally(options: LocalOptions, tell: (event: LocalEvent) => void): Promise<LocalServer> {
  const { host, port, reloads } = options;
  const app = reloading(options, tell);
  try {
    await app.load();
    const { version, problems } = app.state;
    const isHopeless = problems.some(({ code }) => code === 'local-no-routes');
    if (version === undefined && (isHopeless || !reloads)) throw new ProblemError(problems);
    const server = await listen({ host, port, state: () => app.state, tell });
    app.report();
    const address = server.address() as AddressInfo;
    if (!isLoopback(address))
      tell({ event: 'notice', message: `other machines can reach this server at ${address.address}, and see all that the app may see` });
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
