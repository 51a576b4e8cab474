import type { StageConfig } from '../../compiler/config/resolve-stage.js';
import type { Origins } from '../../compiler/diff/origins.js';
import type { Cause } from '../../compiler/diff/stage-diff.js';
import type { AppFunction } from '../../compiler/model/app-function.js';
import { deploymentRoleId, stepsId } from '../../compiler/model/deployment.js';
import { scalingIdsOf } from '../../compiler/model/scaling.js';
import { type CauseAt, settingCause } from './setting-cause.js';

interface AliasOrigins {
  readonly settings: Origins['settings'];
  readonly made: Origins['declarations'];
}

/** The properties of a function's deployment group, and the hooks of its alias, by what is below `deployment_preference`. */
const ofDeployments: { readonly [key: string]: readonly string[] } = {
  type: ['DeploymentConfigName'],
  alarms: ['AlarmConfiguration'],
  role: ['ServiceRoleArn'],
  triggers: ['TriggerConfigurations'],
  hooks: ['UpdatePolicy.CodeDeployLambdaAliasUpdate'],
};

const ofEvents: readonly string[] = ['FunctionName', 'Targets.Arn', 'Target.Arn', 'Endpoint', 'DestinationArn'];

const ofScaling: { readonly [key: string]: readonly string[] } = {
  min: ['MinCapacity', 'ProvisionedConcurrencyConfig'],
  max: ['MaxCapacity'],
  schedules: ['ScheduledActions'],
  target_utilization: ['TargetTrackingScalingPolicyConfiguration'],
};

/** Where the aliases of functions, their deployments and their environments are set, by the logical IDs of what is made for them. */
export function aliasOrigins(functions: readonly AppFunction[], config: StageConfig, cause: CauseAt): AliasOrigins {
  const settings: { [id: string]: Origins['settings'][string] } = {};
  const made: { [id: string]: Cause } = {};
  for (const fn of functions) {
    const { logicalId, alias, name } = fn;
    const { deployment, provisioned } = fn.settings;
    /** At the most specific level that has it, or the nearest map around it. */
    const written = (key: string, inner?: string): Cause | undefined => settingCause(config, name, inner === undefined ? [key] : [key, inner], cause);
    const table = (key: string, properties: typeof ofDeployments): { readonly [property: string]: Cause } =>
      Object.fromEntries(Object.entries(properties).flatMap(([inner, names]) => names.flatMap((one) => entry(one, written(key, inner)))));
    const preference = written('deployment_preference');
    const environments = written('provisioned_concurrency');
    const ofAlias = written('lambda_alias') ?? preference ?? environments;
    if (ofAlias !== undefined) {
      const byAlias = { FunctionName: ofAlias, IntegrationUri: ofAlias };
      for (const id of [`${logicalId}InvokePermission`, `${logicalId}APIIntegration`]) settings[id] = byAlias;
      // What SAM makes of the function's events names what it calls.
      settings[logicalId] = Object.fromEntries(ofEvents.map((property) => [property, ofAlias]));
      made[`${logicalId}Version`] = ofAlias;
      if (alias !== null) made[alias.id] = ofAlias;
    }
    if (preference !== undefined) {
      for (const id of [`${logicalId}DeploymentGroup`, 'ServerlessDeploymentApplication', deploymentRoleId]) made[id] = preference;
      settings[`${logicalId}DeploymentGroup`] = table('deployment_preference', ofDeployments);
    }
    if (deployment !== null && typeof deployment.type === 'object' && deployment.type !== null)
      Object.assign(made, { [stepsId(deployment.type)]: written('deployment_preference', 'type') });
    if (alias !== null)
      settings[alias.id] = {
        ...Object.fromEntries(entry('UpdatePolicy', preference)),
        ...table('deployment_preference', ofDeployments),
        ...table('provisioned_concurrency', ofScaling),
      };
    if (environments !== undefined && provisioned !== null) {
      for (const id of scalingIdsOf(fn)) {
        made[id] = environments;
        settings[id] = table('provisioned_concurrency', ofScaling);
      }
    }
  }
  return { settings, made };
}

function entry(property: string, cause: Cause | undefined): readonly (readonly [string, Cause])[] {
  return cause === undefined ? [] : [[property, cause]];
}
