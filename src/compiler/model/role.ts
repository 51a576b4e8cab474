import type { Value } from '../cloudformation/template.js';
import type { FunctionConfig } from '../config/function-config.js';
import { functionConfig, type StageConfig } from '../config/resolve-stage.js';
import { generatedPolicy, grantedStatements, type RoleNeeds } from '../iam/role/generated-policy.js';
import type { AppFunction } from './app-function.js';
import type { AppModel } from './app-model.js';
import type { FunctionResource, RoleResource } from './resource.js';
import type { PolicyFiles, RoleInputs } from './role-inputs.js';
import { ownNeeds, sharedNeeds } from './role-needs.js';

export const defaultRoleId = 'DefaultRole';

/** The role of a function, and the role resource if it belongs to this function alone. */
export function roleOf(fn: AppFunction, config: StageConfig, inputs: RoleInputs): { role: FunctionResource['role']; own: RoleResource | null } {
  const { settings } = fn;
  if (!settings.manageIamRole) return { role: { arn: settings.iamRoleArn ?? '' }, own: null };
  if (hasDefaultRole(fn)) return { role: { logicalId: defaultRoleId }, own: null };
  const id = roleIdOf(fn);
  const role = settings.autogenPolicy ? generatedRole(id, ownNeeds(id, fn, inputs), settings) : fileRole(id, fn, config, inputs.policies);
  return { role: { logicalId: id }, own: role };
}

function fileRole(id: string, fn: AppFunction, config: StageConfig, policies: PolicyFiles): RoleResource {
  const { permissionsBoundary } = fn.settings;
  return { kind: 'role', logicalId: id, policy: policies.get(policyFileOf(fn, config)) ?? {}, granted: null, permissionsBoundary };
}

function generatedRole(id: string, needs: RoleNeeds, { permissionsBoundary }: FunctionConfig): RoleResource {
  const granted = grantedStatements(needs);
  return { kind: 'role', logicalId: id, policy: generatedPolicy(granted) as unknown as Value, granted, permissionsBoundary };
}

/** The logical ID of the generated role that a function has. */
export function generatedRoleIdOf(fn: Pick<AppFunction, 'stem' | 'settings'>): string {
  return hasDefaultRole(fn) ? defaultRoleId : roleIdOf(fn);
}

/** The logical ID of a function's own role. */
export function roleIdOf({ stem }: Pick<AppFunction, 'stem'>): string {
  return `${stem}Role`;
}

/** Name of a function's policy file, relative to `.chalice/`. */
function policyFileOf({ settings }: AppFunction, config: StageConfig): string {
  return settings.iamPolicyFile ?? `policy-${config.stage}.json`;
}

/** Functions whose role has its policy from a file, with that file's name. */
export function policyFilesOf({ functions, config }: AppModel): { functionName: string; file: string }[] {
  return functions
    .filter(({ settings }) => settings.manageIamRole && !settings.autogenPolicy)
    .map((fn) => ({ functionName: fn.name, file: policyFileOf(fn, config) }));
}

/** Whether a function's role has a generated policy, be the role its own or shared. */
export function hasGeneratedPolicy({ settings }: Pick<AppFunction, 'settings'>): boolean {
  return settings.manageIamRole && settings.autogenPolicy;
}

/** Whether a function uses the generated role that functions without their own role share. */
export function hasDefaultRole(fn: Pick<AppFunction, 'settings'>): boolean {
  return hasGeneratedPolicy(fn) && !fn.settings.rolePerFunction;
}

/** Whether the template has a role for this function alone. */
export function hasOwnRole(fn: Pick<AppFunction, 'settings'>): boolean {
  return fn.settings.manageIamRole && !hasDefaultRole(fn);
}

/** The role that functions without their own role share; null if there are none. */
export function buildDefaultRole({ functions, config }: AppModel, inputs: RoleInputs): RoleResource | null {
  const users = functions.filter(hasDefaultRole);
  if (users.length === 0) return null;
  // Chalice always includes the setting of api_handler, whichever function uses the role.
  const needs = sharedNeeds(defaultRoleId, users, functionConfig(config, 'api_handler'), inputs);
  return generatedRole(defaultRoleId, needs, config.otherFunctions);
}
