const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Lets something come to its end before a signal ends the process as it would have done.
 *
 * @param act Told of the first signal, by its name as the reason, so that it may break off what takes long.
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

/** Comes with the first signal that would end the process, inside of `uninterrupted`. */
export function untilSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of signals) process.once(signal, () => resolve());
  });
}
