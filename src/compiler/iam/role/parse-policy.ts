import type { Value } from '../../cloudformation/template.js';
import type { Problem } from '../../problem/problem.js';
import { parseSource } from '../../syntax/parse-source.js';
import { type SourceCodes, sourceProblems } from '../../syntax/source.js';

/**
 * Parses a policy file, which is JSON whatever its name, and checks that it has statements.
 *
 * @param file As problems name it: `.chalice/policy-dev.json`.
 * @returns The policy unless there are problems, all of which are errors.
 */
export async function parsePolicy(text: string, file: string): Promise<{ policy: Value | undefined; problems: Problem[] }> {
  const source = await parseSource(text, file, { format: 'json' });
  const problems = sourceProblems(source, codes);
  const { value } = source;
  if (problems.length > 0 || value === undefined) return { policy: undefined, problems };
  return hasStatements(value) ? { policy: value, problems } : { policy: undefined, problems: [notAPolicy(file)] };
}

const codes: SourceCodes = { syntax: 'policy-file-not-json', key: 'policy-file-not-json', duplicateKey: 'policy-file-key', unsafeKey: 'policy-file-key' };

function hasStatements(value: Value): boolean {
  const { Statement: statements } = (value ?? {}) as { readonly Statement?: unknown };
  return typeof statements === 'object' && statements !== null;
}

function notAPolicy(file: string): Problem {
  const message = 'the file is not a policy document: it has no Statement';
  return { code: 'policy-file-shape', severity: 'error', where: { file }, message, fix: 'write {"Version": "2012-10-17", "Statement": […]}' };
}
