import type { Problem } from '../problem/problem.js';
import { checkEachFunction, type ConfiguredFunction, type FunctionProblem } from './check-each-function.js';
import type { FunctionConfig } from './function-config.js';
import type { StageConfig } from './resolve-stage.js';

/** In bytes; Lambda counts all variables as one JSON object. */
const environmentLimit = 4096;

/** Checks the combined settings of each function of the app. */
export function checkFunctionSettings(config: StageConfig, functions: readonly ConfiguredFunction[]): Problem[] {
  return checkEachFunction(config, functions, (settings) => [
    ...checkVpc(settings),
    ...checkRole(settings),
    ...checkEnvironment(settings),
    ...checkShortNames(settings),
    ...checkLogLevels(settings),
  ]);
}

function checkVpc({ subnetIds, securityGroupIds }: FunctionConfig): FunctionProblem[] {
  if ((subnetIds.length === 0) === (securityGroupIds.length === 0)) return [];
  const subnets = ['subnet_ids', subnetIds] as const;
  const groups = ['security_group_ids', securityGroupIds] as const;
  const [[key, ids], [missing]] = subnetIds.length > 0 ? [subnets, groups] : [groups, subnets];
  const message = `${key} is set (${ids.join(', ')}), but ${missing} is not`;
  return [{ code: 'vpc-incomplete', severity: 'error', key, message, fix: `add ${missing}, or set ${key} to [] for no VPC` }];
}

function checkRole({ manageIamRole, iamRoleArn }: FunctionConfig): FunctionProblem[] {
  if (manageIamRole || iamRoleArn !== null) return [];
  const message = 'manage_iam_role is false, but iam_role_arn is not set';
  return [
    {
      code: 'iam-role-arn-missing',
      severity: 'error',
      key: 'manage_iam_role',
      message,
      fix: 'set iam_role_arn to the ARN of a role, or manage_iam_role to true',
    },
  ];
}

function checkEnvironment({ environment }: FunctionConfig): FunctionProblem[] {
  const size = new TextEncoder().encode(JSON.stringify(environment)).length;
  if (size <= environmentLimit) return [];
  const message = `the environment_variables have ${size} bytes, but Lambda allows at most ${environmentLimit}`;
  return [
    { code: 'env-too-large', severity: 'error', key: 'environment_variables', message, fix: 'keep long values in Parameter Store, Secrets Manager or a file' },
  ];
}

/** Chalice packages such names, and Lambda refuses them when the stack is deployed. */
function checkShortNames({ environment }: FunctionConfig): FunctionProblem[] {
  const short = Object.keys(environment).filter((name) => name.length === 1);
  if (short.length === 0) return [];
  const message = `Lambda does not allow an environment variable with a name of one letter ('${short.join("', '")}')`;
  return [{ code: 'env-name-short', severity: 'warning', key: 'environment_variables', message, fix: 'give it a longer name' }];
}

function checkLogLevels({ logFormat, logLevel, systemLogLevel }: FunctionConfig): FunctionProblem[] {
  const key = logLevel === null ? 'lambda_system_log_level' : 'lambda_log_level';
  if (logFormat !== 'Text' || (logLevel === null && systemLogLevel === null)) return [];
  const message = `${key} is ${logLevel ?? systemLogLevel}, but a log in the format Text has no levels`;
  return [{ code: 'log-level-of-text', severity: 'error', key, message, fix: 'set lambda_log_format to JSON, or remove the level' }];
}
