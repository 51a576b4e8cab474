import { statementsIn } from '../cloudformation/policy-document.js';
import type { TemplateDocument } from '../cloudformation/template.js';
import { covers } from '../iam/role/covers.js';
import { attachedPolicies, policyIn, roleIn } from '../iam/role/role-policy.js';
import { unpolledActions } from '../iam/role/unpolled-actions.js';
import type { Problem } from '../problem/problem.js';
import type { AppModel } from './app-model.js';
import { appWarning, type CheckContext } from './check-context.js';
import { generatedRoleIdOf, hasGeneratedPolicy } from './role.js';
import type { RoleInputs } from './role-inputs.js';

/** Warns of event sources in merge templates that Lambda cannot poll, because the function's role has not got the rights. @param template With what was merged */
export function checkUnpolled({ functions }: AppModel, template: TemplateDocument, { mergedFunction }: RoleInputs, context: CheckContext): Problem[] {
  return functions.filter(hasGeneratedPolicy).flatMap((fn) => {
    const { unpolled } = mergedFunction(fn.logicalId);
    const role = generatedRoleIdOf(fn);
    if (unpolled.length === 0 || roleIn(template, fn.logicalId) !== role) return [];
    const { managed, statements: attached } = attachedPolicies(template, role);
    // What a managed policy allows is not known here.
    if (managed.length > 0) return [];
    const statements = [...statementsIn(policyIn(template, role)), ...attached.map(({ statement }) => statement)];
    return unpolled.flatMap(({ name, type, access }) => {
      const warn = (what: string, fix: string): Problem => appWarning(context, fn.at, 'source-unpolled', `function '${fn.name}': ${what}`, fix);
      if (type === undefined) {
        return [warn(`only the deployment knows what '${name}' polls, so the role gets no rights for it`, 'see that "iam_policy_statements" has them')];
      }
      const missing = unpolledActions(type, access).filter((action) => !covers(statements, [action], undefined));
      if (missing.length === 0) return [];
      const statement = JSON.stringify({ Effect: 'Allow', Action: missing, Resource: '*' });
      return [
        warn(`Lambda polls '${name}' (${type}) with the function's role, which has not got all rights for it`, `add ${statement} to "iam_policy_statements"`),
      ];
    });
  });
}
