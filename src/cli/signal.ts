const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Lets something come to its end, however short, before a signal ends the process as it would have done. */
export async function uninterrupted<T>(act: () => Promise<T>): Promise<T> {
  let got: NodeJS.Signals | undefined;
  const keep = (signal: NodeJS.Signals): void => {
    got ??= signal;
  };
  for (const signal of signals) process.on(signal, keep);
  try {
    return await act();
  } finally {
    for (const signal of signals) process.off(signal, keep);
    if (got !== undefined) process.kill(process.pid, got);
  }
}

/** Comes with the first signal that would end the process, inside of `uninterrupted`. */
export function untilSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of signals) process.once(signal, () => resolve());
  });
}
