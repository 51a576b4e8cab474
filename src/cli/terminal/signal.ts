const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Lets something finish before a signal ends the process.
 *
 * @param act gets an AbortSignal, so that it can stop early; its reason is the name of the first signal
 */
export async function uninterrupted<T>(act: (interrupted: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const keep = (signal: NodeJS.Signals): void => controller.abort(signal);
  for (const signal of signals) process.on(signal, keep);
  try {
    return await act(controller.signal);
  } finally {
    for (const signal of signals) process.off(signal, keep);
    if (controller.signal.aborted) process.kill(process.pid, controller.signal.reason as NodeJS.Signals);
  }
}

/** Resolves at the first signal that would end the process. For use inside `uninterrupted`. */
export function untilSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of signals) process.once(signal, () => resolve());
  });
}
