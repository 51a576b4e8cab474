import { distinct } from '../cloudformation/distinct.js';
import { type WrittenStatement, writtenStatements } from '../config/policy-statements.js';
import { policyMistakes } from '../iam/role/check-policy.js';
import type { PolicySource } from '../iam/role/parse-policy.js';
import type { Problem } from '../problem/problem.js';
import type { AppModel } from './app-model.js';
import { hasDefaultRole, hasGeneratedPolicy } from './role.js';

/** Checks what `iam_policy_statements` adds to each role for what IAM would refuse. */
export function checkPolicyStatements(app: AppModel): Problem[] {
  const { file } = app.config;
  const problems = statementsByRole(app).flatMap((written) => {
    const mistakes = policyMistakes({ Statement: written.map(({ value }) => value) }, 'identity');
    return mistakes.map(({ path: [, index, ...rest], message, fix }): Problem => {
      return { code: 'policy-invalid', severity: 'error', where: { file, path: [...written[Number(index)]!.path, ...rest] }, message, fix };
    });
  });
  // A statement of the whole stage is in several roles.
  return distinct(problems);
}

/** The statements as sources of policies, so that a problem with what they refer to is told at their places. */
export function statementSources(app: AppModel): PolicySource[] {
  const { file } = app.config;
  return statementsByRole(app).flatMap((written) => written.map(({ value, path }) => ({ value, place: (inner) => ({ file, path: [...path, ...inner] }) })));
}

function statementsByRole({ functions, config }: AppModel): WrittenStatement[][] {
  const generated = functions.filter(hasGeneratedPolicy);
  const roles = [generated.filter(hasDefaultRole), ...generated.filter((fn) => !hasDefaultRole(fn)).map((fn) => [fn])];
  return roles.map((users) => once(users.flatMap(({ name }) => writtenStatements(config, name)))).filter((written) => written.length > 0);
}

/** The same statement at several places is in the policy once. */
function once(written: readonly WrittenStatement[]): WrittenStatement[] {
  const first = new Map<string, WrittenStatement>();
  for (const one of written) if (!first.has(JSON.stringify(one.value))) first.set(JSON.stringify(one.value), one);
  return [...first.values()];
}
