/** Runs in a process of its own for each function: imports the bundle as Lambda does, and calls its handler. */
import { functionOf } from '../lambda/environment.js';
import { answerInvocation, type Invocation } from '../lambda/invocation.js';
import type { RuntimeHandler } from '../lambda/runtime-handler.js';
import { describeThrown } from '../lambda/thrown-error.js';
import type { FunctionMessage, LoadMessage, ToldMessage } from './message.js';
import { serveModules } from './serve-modules.js';

// The app must not see it, or it may believe that a process manager started it.
const send = process.send!.bind(process) as (message: FunctionMessage) => void;
const received = process.on.bind(process, 'message') as (listener: (message: ToldMessage) => void) => void;
Object.defineProperty(process, 'send', { value: undefined });

let handler: RuntimeHandler | undefined;
let arn: string | undefined;
// The parent process ends this one, once it is told to end itself.
process.on('SIGINT', () => undefined);
process.on('disconnect', () => process.exit());
received((message) => void (message.kind === 'load' ? start(message) : invoke(message)));

async function start({ modules, directory, handler: name, functionArn, nodeOptions }: LoadMessage): Promise<void> {
  arn = functionArn;
  if (nodeOptions !== undefined) process.env['NODE_OPTIONS'] = nodeOptions;
  process.setSourceMapsEnabled(true);
  serveModules({ modules, directory });
  try {
    handler = ((await import(modules[0]![0])) as { readonly [name: string]: RuntimeHandler })[name];
    send({ kind: 'ready' });
  } catch (error) {
    send({ kind: 'load-failed', error: describeThrown(error) });
  }
}

async function invoke(invocation: Invocation): Promise<void> {
  send({ kind: 'answer', id: invocation.id, answer: await answerInvocation(handler!, invocation, functionOf(process.env, arn)) });
}
