import { formatProblems } from '../../compiler/problem/format.js';
import { type Problem, ProblemError } from '../../compiler/problem/problem.js';
import { ExitStatus } from './exit-status.js';
import { type FailedResult, printJson } from './json-result.js';
import { plural } from './plural.js';
import { styleOf } from './terminal.js';

/**
 * Shows problems to a person, on standard error.
 *
 * @param consequence what the errors led to: `; nothing was written.`
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

/**
 * Ends a command that failed with problems. Any other error is thrown again.
 *
 * @returns the exit status
 */
export function endWithProblems(error: unknown, asJson: boolean, consequence: string, status: number = ExitStatus.problems): number {
  if (!(error instanceof ProblemError)) throw error;
  if (asJson) printJson<FailedResult>({ ok: false, problems: error.problems });
  else reportProblems(error.problems, consequence);
  return status;
}
