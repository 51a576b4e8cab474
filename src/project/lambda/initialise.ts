import type { RuntimeClient } from './runtime-client.js';
import { describeThrown } from './thrown-error.js';

/**
 * What Lambda's own runtime does in a process before it asks for an event. An error is reported to the Runtime API, and ends
 * the process.
 *
 * @param init loads the handlers
 * @param task what an error that nobody catches belongs to: `init`, or the running invocation (`invocation/<id>`)
 */
export async function initialise<T>(client: RuntimeClient, init: () => Promise<T>, task: () => string = () => 'init'): Promise<T> {
  const giveUp = async (thrown: unknown): Promise<never> => {
    await client.fail(task(), describeThrown(thrown)).catch(() => undefined);
    process.exit(1);
  };
  process.on('uncaughtException', (error) => void giveUp(error));
  process.on('unhandledRejection', (error) => void giveUp(error));
  try {
    const result = await init();
    // Node.js reports an unhandled rejection only after everything that waits for this promise.
    await new Promise((resolve) => setImmediate(resolve));
    return result;
  } catch (error) {
    return giveUp(error);
  }
}
