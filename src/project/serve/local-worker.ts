/** Runs in a process of its own for each function: imports the bundle as Lambda does, and calls its handler. */
import Module, { register } from 'node:module';
import { initialize, load, resolve } from './local-hooks.js';
import type { FunctionMessage, InvokeMessage, LoadMessage, Thrown } from './message.js';

type Handler = (event: unknown, context: unknown) => unknown;

// Not the app's affair, which would take itself for the child of some process manager.
const send = process.send!.bind(process) as (message: FunctionMessage) => void;
const received = process.on.bind(process, 'message') as (listener: (message: LoadMessage | InvokeMessage) => void) => void;
Object.defineProperty(process, 'send', { value: undefined });

let handler: Handler | undefined;
// Whoever started us also ends us, once it has been told to end itself.
process.on('SIGINT', () => undefined);
process.on('disconnect', () => process.exit());
received((message) => void (message.kind === 'load' ? start(message) : invoke(message)));

async function start({ modules, directory, handler: name, nodeOptions }: LoadMessage): Promise<void> {
  if (nodeOptions !== undefined) process.env['NODE_OPTIONS'] = nodeOptions;
  process.setSourceMapsEnabled(true);
  serve({ modules, directory });
  try {
    handler = ((await import(modules[0]![0])) as { readonly [name: string]: Handler })[name];
    send({ kind: 'ready' });
  } catch (error) {
    send({ kind: 'load-failed', thrown: describe(error) });
  }
}

/** Newer versions of Node run hooks in the same thread, which costs no time. */
function serve(data: Parameters<typeof initialize>[0]): void {
  const { registerHooks } = Module as { registerHooks?: (hooks: object) => void };
  if (registerHooks === undefined) {
    register('./local-hooks.js', import.meta.url, { data });
  } else {
    initialize(data);
    registerHooks({ resolve, load });
  }
}

async function invoke({ id, event, context, deadline }: InvokeMessage): Promise<void> {
  try {
    const result: unknown = await handler!(JSON.parse(event), { ...context, getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()) });
    send({ kind: 'returned', id, json: JSON.stringify(result) });
  } catch (error) {
    send({ kind: 'threw', id, thrown: describe(error) });
  }
}

function describe(error: unknown): Thrown {
  try {
    if (!(error instanceof Error)) return { message: String(error), stack: `${typeof error} thrown: ${String(error)}` };
    return { message: String(error.message), stack: String(error.stack ?? error.message) };
  } catch {
    return { message: 'something was thrown that cannot be shown', stack: 'something was thrown that cannot be shown' };
  }
}
