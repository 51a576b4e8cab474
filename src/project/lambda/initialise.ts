import type { RuntimeClient } from './runtime-client.js';
import { describeThrown } from './thrown-error.js';

/**
 * What Lambda's own runtime does in a process before it asks for an event. What goes wrong is told to the Runtime API, and
 * ends the process.
 *
 * @param init what there is to do
 * @param task what an error counts as that nobody catches: one of initialisation, or of the invocation that runs (`invocation/<id>`)
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
    // A promise that nobody caught is told only after all that waits for this one.
    await new Promise((resolve) => setImmediate(resolve));
    return result;
  } catch (error) {
    return giveUp(error);
  }
}
