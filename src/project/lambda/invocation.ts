import { lambdaContext, type LambdaFunction } from '../../testing/lambda-context.js';
import type { RuntimeHandler } from './runtime-handler.js';
import { describeThrown, type ThrownError } from './thrown-error.js';

/**
 * What a process gets with an event.
 *
 * Processes on this machine get events in two ways, and answer them all with `answerInvocation`. A process like Lambda's
 * asks the Runtime API for one event at a time. A function of `tschalice local` gets them as messages from its parent
 * process: a message takes a seventh of the time, and one process can handle many requests at once, where Lambda would
 * start more environments.
 */
export interface Invocation {
  readonly id: string;
  /** JSON text. */
  readonly event: string;
  /** When Lambda would end it by force, in milliseconds since 1970. */
  readonly deadline: number;
}

/** How an invocation ended. `body`: what the handler returned, as JSON text; `null` for what JSON cannot express. */
export type Answer = { readonly kind: 'response'; readonly body: string } | { readonly kind: 'error'; readonly error: ThrownError };

/** Calls a handler as Lambda does. Never rejects. */
export async function answerInvocation(handler: RuntimeHandler, { id, event, deadline }: Invocation, fn: LambdaFunction): Promise<Answer> {
  try {
    const context = lambdaContext(fn, { requestId: id, remainingMs: () => deadline - Date.now() });
    const result = await handler(JSON.parse(event), context);
    return { kind: 'response', body: JSON.stringify(result) ?? 'null' };
  } catch (thrown) {
    return { kind: 'error', error: describeThrown(thrown) };
  }
}
