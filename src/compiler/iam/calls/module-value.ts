import type { Machine } from './machine.js';
import { isSdkPackage } from './sdk-package.js';
import { builtin, interned } from './thing.js';
import type { Value } from './value.js';

const ofNode = new Set(
  (
    'assert assert/strict async_hooks buffer child_process cluster console constants crypto dgram diagnostics_channel dns dns/promises domain events fs ' +
    'fs/promises http http2 https inspector module net os path path/posix path/win32 perf_hooks process punycode querystring readline readline/promises repl ' +
    'stream stream/consumers stream/promises stream/web string_decoder sys timers timers/promises tls trace_events tty url util util/types v8 vm wasi ' +
    'worker_threads zlib'
  ).split(' '),
);

/** What a module outside of the bundle exports, as a namespace. */
export function moduleValue(machine: Machine, specifier: string): Value {
  if (isSdkPackage(specifier)) return interned(machine, `namespace ${specifier}`, { kind: 'namespace', client: specifier });
  if (specifier.startsWith('./') && specifier.endsWith('tschalice.mjs')) return interned(machine, 'library ', { kind: 'library', name: '' });
  if (specifier === 'tschalice' || specifier.startsWith('tschalice/')) return interned(machine, 'library ', { kind: 'library', name: '' });
  if (specifier.startsWith('node:')) return builtin(machine, specifier);
  if (ofNode.has(specifier)) return builtin(machine, `node:${specifier}`);
  return interned(machine, `unseen ${specifier}`, { kind: 'unseen', name: specifier });
}
