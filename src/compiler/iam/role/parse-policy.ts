import { isMap } from '../../cloudformation/branch.js';
import type { Value } from '../../cloudformation/template.js';
import type { Place, Problem } from '../../problem/problem.js';
import { parseSource } from '../../syntax/parse-source.js';
import { type Path, type SourceCodes, sourceProblems } from '../../syntax/source.js';
import { lacksVersion, policyMistakes } from './check-policy.js';
import type { PolicyKind } from './check-statement.js';

/** A policy file's content, with the place of each entry. */
export interface PolicySource {
  readonly value: Value;
  readonly place: (path: Path) => Place;
}

/**
 * Parses a policy file, which is JSON whatever its name, and checks that IAM, or API Gateway, would take it.
 *
 * @param file As problems name it: `.chalice/policy-dev.json`.
 * @returns The policy unless the file cannot be read as one, and all problems.
 */
export async function parsePolicy(text: string, file: string, kind: PolicyKind): Promise<{ policy: PolicySource | undefined; problems: Problem[] }> {
  const source = await parseSource(text, file, { format: 'json' });
  const problems = sourceProblems(source, codes);
  const { value, place } = source;
  if (problems.length > 0 || value === undefined) return { policy: undefined, problems };
  if (!hasStatements(value)) return { policy: undefined, problems: [notAPolicy(file)] };
  return { policy: { value, place }, problems: policyProblems(value, kind, place) };
}

/** The problems of a policy document, with their places. */
export function policyProblems(policy: Value, kind: PolicyKind, place: (path: Path) => Place): Problem[] {
  const mistakes = policyMistakes(policy, kind).map(({ path, message, fix }): Problem => ({
    code: 'policy-invalid',
    severity: 'error',
    where: place(path),
    message,
    fix,
  }));
  if (!lacksVersion(policy)) return mistakes;
  const message = 'the policy uses variables such as ${aws:username}, which are plain text without the Version 2012-10-17';
  return [...mistakes, { code: 'policy-variables', severity: 'warning', where: place([]), message, fix: 'add "Version": "2012-10-17"' }];
}

const codes: SourceCodes = { syntax: 'policy-file-not-json', key: 'policy-file-not-json', duplicateKey: 'policy-file-key', unsafeKey: 'policy-file-key' };

/** A misspelt Statement is told as an unknown key. */
function hasStatements(value: Value): boolean {
  if (!isMap(value)) return false;
  const { Statement: statements } = value;
  return typeof statements === 'object' && statements !== null;
}

function notAPolicy(file: string): Problem {
  const message = 'the file is not a policy document: it has no Statement';
  return { code: 'policy-file-shape', severity: 'error', where: { file }, message, fix: 'write {"Version": "2012-10-17", "Statement": […]}' };
}
