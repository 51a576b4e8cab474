import type { Problem } from '../problem/problem.js';
import { settingPath } from './setting-path.js';

/** The settings that change nothing of how an app runs on this machine. */
export const deploymentSettings: ReadonlySet<string> = new Set([
  'alarms',
  'api_gateway_access_log',
  'api_gateway_cache',
  'api_gateway_custom_domain',
  'api_gateway_endpoint_type',
  'api_gateway_endpoint_vpce',
  'api_gateway_execution_log',
  'api_gateway_methods',
  'api_gateway_policy_file',
  'api_gateway_throttling',
  'api_gateway_usage_plan',
  'autogen_policy',
  'deployment_preference',
  'iam_permissions_boundary',
  'iam_policy_file',
  'iam_policy_statements',
  'iam_role_arn',
  'iam_role_per_function',
  'kms_key_arn',
  'lambda_alias',
  'lambda_architecture',
  'lambda_ephemeral_storage',
  'lambda_log_format',
  'lambda_log_level',
  'lambda_system_log_level',
  'layers',
  'log_retention_in_days',
  'manage_iam_role',
  'minimum_compression_size',
  'prove',
  'provisioned_concurrency',
  'release',
  'reserved_concurrency',
  'security_group_ids',
  'subnet_ids',
  'tags',
  'websocket_api_custom_domain',
  'xray',
]);

/** What is wrong with the file itself, and not with a setting. */
const ofTheFile: readonly string[] = ['config-syntax', 'config-duplicate-key', 'config-unsafe-key'];

/** The problems as an app is told that is only run on this machine: a wrong setting that only a deployment needs is left out with a warning. */
export function withoutDeployment(problems: readonly Problem[]): Problem[] {
  return problems.map((problem) => {
    const { severity, code, where, message, fix } = problem;
    const [setting] = settingPath(where.path ?? []);
    if (severity !== 'error' || ofTheFile.includes(code) || !deploymentSettings.has(String(setting))) return problem;
    return {
      code: 'config-not-deployable',
      severity: 'warning',
      where,
      message: `${message}; the setting is left out here, and refused when the stage is packaged`,
      fix,
    };
  });
}
