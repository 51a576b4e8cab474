import { printable } from '../../compiler/problem/format.js';
import { ExitStatus } from './exit-status.js';

/** Reports a defect of ours. The stack is shown only on demand, for a bug report. @returns the exit status */
export function reportDefect(error: unknown, write: (text: string) => unknown = (text) => process.stderr.write(text)): number {
  const { message, stack } = error instanceof Error ? error : { message: String(error), stack: undefined };
  const detail = process.env['TSCHALICE_DEBUG'] === undefined ? `${message}\nPlease report it. TSCHALICE_DEBUG=1 shows where it happened.` : (stack ?? message);
  write(`tschalice: this is a bug in tschalice itself: ${printable(detail)}\n`);
  return ExitStatus.defect;
}
