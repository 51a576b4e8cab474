/**
 * Preloaded into the process that proves a package, and into its worker threads: refuses every connection to other
 * machines, as if nobody listened there, and does not resolve names.
 *
 * A CommonJS module, because Node preloads only those into every kind of thread.
 */
const dgram = require('node:dgram') as typeof import('node:dgram');
const dns = require('node:dns') as typeof import('node:dns');
const nodeModule = require('node:module') as typeof import('node:module');
const net = require('node:net') as typeof import('node:net');

type Callable = (...given: unknown[]) => unknown;

function isLoopback(host: string): boolean {
  const name = host.toLowerCase().replaceAll(/^\[|\]$/g, '');
  return /^(127\.|::ffff:127\.)/.test(name) || ['localhost', '::1', '0.0.0.0', '::', ''].includes(name) || name.endsWith('.localhost');
}

function refusal(syscall: string, host: string, port?: unknown): Error {
  const target = port === undefined ? host : `${host}:${String(port)}`;
  const error = new Error(`${syscall} ECONNREFUSED ${target} (while a package is proved, there is no network)`);
  return Object.assign(error, { code: 'ECONNREFUSED', errno: -111, syscall, address: host, ...(port !== undefined && { port }) });
}

function replace(owner: object, name: string, make: (original: Callable) => Callable): void {
  const original = Reflect.get(owner, name) as unknown;
  if (typeof original === 'function') Reflect.set(owner, name, Object.assign(make(original as Callable), original));
}

/** Where a socket is to connect to: `connect(options)`, `(port, host)`, `(path)`, or what `net.connect` has made of one of these. */
function targetOf([first, second]: unknown[]): { host?: string; port?: unknown; path?: string } {
  if (Array.isArray(first)) return targetOf(first);
  if (typeof first === 'object' && first !== null) return first;
  if (typeof first === 'string' && Number.isNaN(Number(first))) return { path: first };
  return { port: first, ...(typeof second === 'string' && { host: second }) };
}

function refuseSockets(): void {
  replace(
    net.Socket.prototype,
    'connect',
    (original) =>
      function (this: import('node:net').Socket, ...given) {
        const { host = 'localhost', port, path } = targetOf(given);
        if (typeof path !== 'string' && isLoopback(host)) return original.apply(this, given);
        process.nextTick(() => this.destroy(typeof path === 'string' ? refusal('connect', path) : refusal('connect', host, port)));
        return this;
      },
  );
  for (const name of ['send', 'connect']) {
    replace(
      dgram.Socket.prototype,
      name,
      (original) =>
        function (this: import('node:dgram').Socket, ...given) {
          const address = given.slice(1).findLast((one) => typeof one === 'string' && Number.isNaN(Number(one)));
          if (typeof address !== 'string' || isLoopback(address)) return original.apply(this, given);
          const done = given.at(-1);
          const error = refusal(name, address);
          process.nextTick(() => (typeof done === 'function' ? (done as Callable)(error) : this.emit('error', error)));
        },
    );
  }
}

/** Refuses to resolve names. A callback is the last argument; promises have none. */
function refuseLookups(owner: object, isPromise: boolean): void {
  const names = Reflect.ownKeys(owner).filter((name) => typeof name === 'string' && /^(lookup|resolve|reverse)/.test(name)) as string[];
  for (const name of names) {
    replace(
      owner,
      name,
      (original) =>
        function (this: unknown, ...given) {
          const host = String(given[0]);
          if (name.startsWith('lookup') && isLoopback(host)) return original.apply(this, given);
          const error = refusal(name, host);
          if (isPromise) return Promise.reject(error);
          process.nextTick(given.at(-1) as Callable, error);
          return {};
        },
    );
  }
}

refuseSockets();
for (const owner of [dns, dns.Resolver.prototype]) refuseLookups(owner, false);
for (const owner of [dns.promises, dns.promises.Resolver.prototype]) refuseLookups(owner, true);
nodeModule.syncBuiltinESMExports();
