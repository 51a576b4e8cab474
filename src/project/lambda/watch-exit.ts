/** Reports that the app ends its process, before it does. */
export function watchExit(told: (code: number) => void): void {
  const exit = process.exit.bind(process);
  process.exit = (status) => {
    told(Number(status ?? process.exitCode ?? 0));
    return exit(status);
  };
}
