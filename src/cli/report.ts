import { formatProblems } from '../problem/format.js';
import type { Problem } from '../problem/problem.js';
import { plural } from './plural.js';
import { styleOf } from './terminal.js';

/**
 * Shows problems to a person, on standard error.
 *
 * @param consequence What the errors among them meant: `; nothing was written.`
 */
export function reportProblems(problems: readonly Problem[], consequence = ''): void {
  if (problems.length === 0) return;
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const warnings = problems.length - errors;
  const counts = [...(errors > 0 ? [plural(errors, 'error')] : []), ...(warnings > 0 ? [plural(warnings, 'warning')] : [])].join(', ');
  const style = styleOf(process.stderr);
  const total = errors === 0 ? '' : `${style.error(counts)}${consequence}\n`;
  process.stderr.write(`${formatProblems(problems, style)}\n${total}`);
}
