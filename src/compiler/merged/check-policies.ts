import { policyProblems } from '../iam/role/parse-policy.js';
import type { Problem } from '../problem/problem.js';
import type { MergedTemplate } from './merged-template.js';
import { policyDocuments } from './policy-documents.js';

/** Checks the policies of merge templates. Those of policy files were checked when they were read, and ours are right. */
export function checkPolicies({ files, template, placeOf }: MergedTemplate): Problem[] {
  const isRead = new Set(files.map(({ file }) => file));
  const problems = policyDocuments(template).flatMap(({ document, kind, path }) => policyProblems(document, kind, (inner) => placeOf([...path, ...inner])));
  return problems.filter(({ where }) => isRead.has(where.file));
}
