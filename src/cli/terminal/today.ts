/** The date in UTC, `2026-11-20`. It decides which Lambda runtimes are too old. */
export function today(): string {
  return new Date().toISOString().slice(0, 10);
}
