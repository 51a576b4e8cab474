import { ExitStatus } from './exit-status.js';

/** Owns up to a defect of ours. The stack is for the report, so it is only shown on demand. @returns the exit status */
export function reportDefect(error: unknown, write: (text: string) => unknown = (text) => process.stderr.write(text)): number {
  const { message, stack } = error instanceof Error ? error : { message: String(error), stack: undefined };
  const detail = process.env['TSCHALICE_DEBUG'] === undefined ? `${message}\nSet TSCHALICE_DEBUG=1 to see where, and please report it.` : (stack ?? message);
  write(`tschalice: this is a defect of tschalice itself: ${detail}\n`);
  return ExitStatus.defect;
}
