import type { Value } from '../cloudformation/template.js';
import { type Alarms, resolveFunctionAlarms } from './alarms.js';
import { type DeploymentPreference, resolveAlias, resolveDeployment } from './deployment.js';
import { type ProvisionedConcurrency, resolveProvisioned } from './provisioned-concurrency.js';
import { joinedList, type Levels, levelsOf, mergedMap, winner } from './level.js';

/** The runtime of functions for which the configuration names none. */
export const defaultRuntime = 'nodejs24.x';

/** Lambda's own default, as Chalice always writes it since 1.34. */
const defaultArchitecture = 'x86_64';

/** The settings of one function on one stage, as plain JSON; null means "not configured". */
export interface FunctionConfig {
  /** In seconds. */
  readonly timeout: number;
  /** In MB. */
  readonly memorySize: number;
  /** `nodejs24.x`. */
  readonly runtime: string;
  readonly architecture: 'x86_64' | 'arm64';
  /** Size of /tmp in MB. */
  readonly ephemeralStorage: number | null;
  readonly environment: { readonly [name: string]: string };
  readonly tags: { readonly [name: string]: string };
  /** ARNs of layer versions. */
  readonly layers: readonly string[];
  readonly reservedConcurrency: number | null;
  readonly subnetIds: readonly string[];
  readonly securityGroupIds: readonly string[];
  readonly logRetentionInDays: number | null;
  /** Null for Lambda's own. */
  readonly logFormat: 'Text' | 'JSON' | null;
  readonly logLevel: string | null;
  /** Of what Lambda itself logs. */
  readonly systemLogLevel: string | null;
  /** ARN of the key for variables and the log group, for `Fn::Sub`. */
  readonly kmsKeyArn: string | null;
  readonly alarms: Alarms;
  /** The name of the alias through which it is called. */
  readonly alias: string | null;
  readonly deployment: DeploymentPreference | null;
  readonly provisioned: ProvisionedConcurrency | null;
  readonly xray: boolean;
  readonly autogenPolicy: boolean;
  /** Relative to the folder of the configuration file. */
  readonly iamPolicyFile: string | null;
  readonly manageIamRole: boolean;
  readonly iamRoleArn: string | null;
  /** Whether its generated policy is in a role of its own, and not in the one that functions share. */
  readonly rolePerFunction: boolean;
  /** Statements for its generated policy, as written. */
  readonly policyStatements: readonly Value[];
  /** ARN of the policy that limits its role, for `Fn::Sub`. */
  readonly permissionsBoundary: string | null;
  /** Whether it is started from the zip before anything is written. */
  readonly prove: boolean;
}

/** The settings of one function; without a name, of a function that the file does not name. */
export function resolveFunction(written: Levels, stage: string, name?: string): FunctionConfig {
  const levels = levelsOf(written, stage, name);
  const [deployment, provisioned] = [resolveDeployment(levels), resolveProvisioned(levels)];
  const [logLevel, systemLogLevel] = [winner(levels, 'lambda_log_level'), winner(levels, 'lambda_system_log_level')];
  return {
    timeout: winner(levels, 'lambda_timeout') ?? 60,
    memorySize: winner(levels, 'lambda_memory_size') ?? 128,
    runtime: winner(levels, 'lambda_runtime') ?? defaultRuntime,
    architecture: winner(levels, 'lambda_architecture') ?? defaultArchitecture,
    ephemeralStorage: winner(levels, 'lambda_ephemeral_storage'),
    environment: mergedMap(levels, 'environment_variables'),
    tags: mergedMap(levels, 'tags'),
    layers: winner(levels, 'layers') ?? [],
    reservedConcurrency: winner(levels, 'reserved_concurrency'),
    subnetIds: winner(levels, 'subnet_ids') ?? [],
    securityGroupIds: winner(levels, 'security_group_ids') ?? [],
    // 0 switches off a log group that a less specific level asks for.
    logRetentionInDays: winner(levels, 'log_retention_in_days') || null,
    // Only JSON has levels.
    logFormat: winner(levels, 'lambda_log_format') ?? (logLevel === null && systemLogLevel === null ? null : 'JSON'),
    logLevel,
    systemLogLevel,
    kmsKeyArn: winner(levels, 'kms_key_arn'),
    alarms: resolveFunctionAlarms(levels),
    alias: resolveAlias(levels, deployment !== null || provisioned !== null),
    deployment,
    provisioned,
    xray: winner(levels, 'xray') ?? false,
    autogenPolicy: winner(levels, 'autogen_policy') ?? true,
    iamPolicyFile: winner(levels, 'iam_policy_file'),
    manageIamRole: winner(levels, 'manage_iam_role') ?? true,
    iamRoleArn: winner(levels, 'iam_role_arn'),
    rolePerFunction: winner(levels, 'iam_role_per_function') ?? false,
    policyStatements: joinedList(levels, 'iam_policy_statements').map(({ value }) => value),
    permissionsBoundary: winner(levels, 'iam_permissions_boundary'),
    prove: winner(levels, 'prove') ?? true,
  };
}
