import { logicalId } from '../cloudformation/logical-id.js';
import type { Value } from '../cloudformation/template.js';
import type { FunctionConfig } from '../config/function-config.js';
import { functionConfig, type StageConfig } from '../config/resolve-stage.js';
import { generatedPolicy } from '../iam/role/generated-policy.js';
import type { AppFunction } from './app-function.js';
import type { FunctionResource, RoleResource } from './resource.js';

export const defaultRoleId = 'DefaultRole';

/** Contents of the policy files that the configuration names, by `policyFileOf`'s name. */
export type PolicyFiles = ReadonlyMap<string, Value>;

/** The role that a function takes on, and the role resource if it belongs to this function alone. */
export function roleOf(fn: AppFunction, config: StageConfig, policies: PolicyFiles): { role: FunctionResource['role']; own: RoleResource | null } {
  const settings = functionConfig(config, fn.name);
  if (!settings.manageIamRole) return { role: { arn: settings.iamRoleArn ?? '' }, own: null };
  if (settings.autogenPolicy) return { role: { logicalId: defaultRoleId }, own: null };
  const id = logicalId(`${fn.name}_role`);
  return { role: { logicalId: id }, own: { kind: 'role', logicalId: id, policy: policies.get(policyFileOf(settings, config)) ?? {} } };
}

/** Name of a function's policy file, relative to `.chalice/`. */
export function policyFileOf(settings: FunctionConfig, config: StageConfig): string {
  return settings.iamPolicyFile ?? `policy-${config.stage}.json`;
}

/** Functions whose role comes from a policy file, with that file's name. */
export function policyFilesOf(functions: readonly AppFunction[], config: StageConfig): { functionName: string; file: string }[] {
  return functions.flatMap(({ name }) => {
    const settings = functionConfig(config, name);
    return settings.manageIamRole && !settings.autogenPolicy ? [{ functionName: name, file: policyFileOf(settings, config) }] : [];
  });
}

/** The role that all functions without a role of their own share; null when there is no such function. */
export function buildDefaultRole(functions: readonly AppFunction[], config: StageConfig): RoleResource | null {
  const users = functions
    .map((fn) => ({ fn, settings: functionConfig(config, fn.name) }))
    .filter(({ settings }) => settings.manageIamRole && settings.autogenPolicy);
  if (users.length === 0) return null;
  const policy = generatedPolicy({
    // Chalice also looks at the app's own setting, whichever function it is that uses the role.
    inVpc: [functionConfig(config, 'api_handler'), ...users.map(({ settings }) => settings)].some(isInVpc),
    traced: users.some(({ settings }) => settings.xray),
    polledSources: users.flatMap(({ fn: { eventSource } }) =>
      eventSource?.kind === 'sqs' || eventSource?.kind === 'kinesis' || eventSource?.kind === 'dynamodb' ? [eventSource.kind] : [],
    ),
    failureDestinations: users.flatMap(({ fn: { eventSource } }) =>
      eventSource !== null && 'onFailure' in eventSource && eventSource.onFailure !== null ? [eventSource.onFailure] : [],
    ),
    sendsToWebsockets: users.some(({ fn: { handles } }) => handles === 'connect' || handles === 'message' || handles === 'disconnect'),
  });
  return { kind: 'role', logicalId: defaultRoleId, policy: policy as unknown as Value };
}

function isInVpc({ subnetIds, securityGroupIds }: FunctionConfig): boolean {
  return subnetIds.length > 0 && securityGroupIds.length > 0;
}
