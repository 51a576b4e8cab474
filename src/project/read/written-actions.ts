import type { PolicySource } from '../../compiler/iam/role/parse-policy.js';
import type { WarningProblem } from '../../compiler/problem/problem.js';

/** Warnings about the actions and resources that somebody wrote. IAM's data is large, and most stages have no such statements. */
export async function writtenActionProblems(sources: readonly PolicySource[]): Promise<readonly WarningProblem[]> {
  if (sources.length === 0) return [];
  const [{ checkActions }, { serviceDataOf, servicePrefixes }] = await Promise.all([
    import('../../compiler/iam/role/check-actions.js'),
    import('../../compiler/iam/actions/service-data-of.js'),
  ]);
  return checkActions(sources, { dataOf: serviceDataOf, prefixes: servicePrefixes });
}
