const warned = new Set<string>();

/** Prints a warning to standard error, as Node.js does, the first time in this process. */
export function warnOnce(message: string): void {
  if (warned.has(message)) return;
  warned.add(message);
  process.emitWarning(message, 'TschaliceWarning');
}
