import { formatProblems } from '../problem/format.js';
import type { Problem } from '../problem/problem.js';
import { styleOf } from './terminal.js';

/** Shows problems to a person on standard error, or as JSON on standard output. */
export function reportProblems(problems: readonly Problem[], asJson: boolean): void {
  if (asJson) {
    process.stdout.write(`${JSON.stringify({ ok: false, problems }, null, 2)}\n`);
    return;
  }
  if (problems.length === 0) return;
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const count = errors === 0 ? '' : `${errors} ${errors === 1 ? 'error' : 'errors'}; nothing was written.\n`;
  process.stderr.write(`${formatProblems(problems, styleOf(process.stderr))}\n${count}`);
}
