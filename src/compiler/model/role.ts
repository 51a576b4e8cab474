import { logicalId } from '../cloudformation/logical-id.js';
import type { Value } from '../cloudformation/template.js';
import type { FunctionConfig } from '../config/function-config.js';
import { functionConfig, type StageConfig } from '../config/resolve-stage.js';
import { generatedPolicy } from '../iam/role/generated-policy.js';
import { type AppFunction, isWebsocketHandler } from './app-function.js';
import type { AppModel } from './app-model.js';
import type { FunctionResource, RoleResource } from './resource.js';

export const defaultRoleId = 'DefaultRole';

/** Contents of the policy files in the configuration, by the names from `policyFilesOf`. */
export type PolicyFiles = ReadonlyMap<string, Value>;

/** The role of a function, and the role resource if it belongs to this function alone. */
export function roleOf(fn: AppFunction, config: StageConfig, policies: PolicyFiles): { role: FunctionResource['role']; own: RoleResource | null } {
  const { name, settings } = fn;
  if (!settings.manageIamRole) return { role: { arn: settings.iamRoleArn ?? '' }, own: null };
  if (settings.autogenPolicy) return { role: { logicalId: defaultRoleId }, own: null };
  const id = logicalId(`${name}_role`);
  return { role: { logicalId: id }, own: { kind: 'role', logicalId: id, policy: policies.get(policyFileOf(fn, config)) ?? {} } };
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

/** Whether a function uses the generated role that functions without their own role share. */
export function hasDefaultRole({ settings }: AppFunction): boolean {
  return settings.manageIamRole && settings.autogenPolicy;
}

/** The role that functions without their own role share; null if there are none. */
export function buildDefaultRole({ functions, config }: AppModel): RoleResource | null {
  const users = functions.filter(hasDefaultRole);
  if (users.length === 0) return null;
  const policy = generatedPolicy({
    // Chalice always includes the setting of api_handler, whichever function uses the role.
    inVpc: [functionConfig(config, 'api_handler'), ...users.map(({ settings }) => settings)].some(isInVpc),
    traced: users.some(({ settings }) => settings.xray),
    polledSources: users.flatMap(({ eventSource }) =>
      eventSource?.kind === 'sqs' || eventSource?.kind === 'kinesis' || eventSource?.kind === 'dynamodb' ? [eventSource.kind] : [],
    ),
    failureDestinations: users.flatMap(({ eventSource }) =>
      eventSource !== null && 'onFailure' in eventSource && eventSource.onFailure !== null ? [eventSource.onFailure] : [],
    ),
    sendsToWebsockets: users.some(isWebsocketHandler),
  });
  return { kind: 'role', logicalId: defaultRoleId, policy: policy as unknown as Value };
}

function isInVpc({ subnetIds, securityGroupIds }: FunctionConfig): boolean {
  return subnetIds.length > 0 && securityGroupIds.length > 0;
}
