import { distinct } from '../cloudformation/distinct.js';
import { covers } from '../iam/role/covers.js';
import type { Problem } from '../problem/problem.js';
import type { AppModel } from './app-model.js';
import { appWarning, type CheckContext } from './check-context.js';
import { generatedRoleIdOf, hasGeneratedPolicy } from './role.js';
import type { RoleInputs } from './role-inputs.js';
import { serviceKeys } from './service-keys.js';

/** Warns of keys that Lambda uses for a function, and on which the function's role has no right. */
export function checkKeys({ functions }: AppModel, inputs: RoleInputs, context: CheckContext): Problem[] {
  return functions.filter(hasGeneratedPolicy).flatMap((fn) => {
    const told = serviceKeys(generatedRoleIdOf(fn), fn, inputs).flatMap((keys) => keys.told);
    const missing = told.filter(({ actions, resource }) => !covers(fn.settings.policyStatements, actions, resource));
    return distinct(missing, ({ message, fix }) => [message, fix]).map(({ message, fix }) => {
      return appWarning(context, fn.at, 'sdk-key', `function '${fn.name}': ${message}`, fix);
    });
  });
}
