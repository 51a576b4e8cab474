import { ref } from '../cloudformation/intrinsic.js';
import type { Value } from '../cloudformation/template.js';
import type { Alarms } from '../config/alarms.js';
import type { TrafficSteps } from '../config/deployment.js';
import { apiAlarmIdOf, functionAlarmIdOf } from './alarm.js';
import type { AppFunction } from './app-function.js';
import type { AppModel } from './app-model.js';
import type { Deployment, DeploymentRoleResource, DeploymentStepsResource } from './resource.js';

export const deploymentRoleId = 'CodeDeployRole';

/** The words for the app's own alarms, by their keys in `alarms`. */
export const alarmKinds: { readonly [key: string]: keyof Alarms } = {
  error_rate: 'errorRate',
  latency: 'latency',
  throttles: 'throttles',
  dead_letters: 'deadLetters',
};

/** What tells that a new version is worse. Events that lie in a queue say nothing of it. */
const byDefault: readonly string[] = ['error_rate', 'latency'];

export function buildDeployment(fn: AppFunction, { config, functions }: AppModel): Deployment | null {
  const { deployment } = fn.settings;
  if (deployment === null) return null;
  const { type, hooks, role, triggers } = deployment;
  const idOf = (name: string | null): string | null => functions.find((one) => one.name === name)?.logicalId ?? null;
  return {
    type: typeof type === 'object' && type !== null ? { logicalId: stepsId(type) } : { name: type ?? '' },
    alarms: (deployment.alarms ?? byDefault).flatMap((written) => alarmsOf(written, fn, config.alarms)),
    hooks: { preTraffic: idOf(hooks.preTraffic), postTraffic: idOf(hooks.postTraffic) },
    roleArn: role,
    triggers,
  };
}

/** The names of the alarms that an entry of the configuration means. */
function alarmsOf(written: string, fn: AppFunction, ofApi: Alarms): Value[] {
  if (Object.hasOwn(alarmKinds, written)) return ownAlarmIds(alarmKinds[written]!, fn, ofApi).map(ref);
  const [, logicalId] = /^\$\{(\w+)\}$/.exec(written) ?? [];
  if (logicalId !== undefined) return [ref(logicalId)];
  return [written.replace(/^arn:[^:]+:cloudwatch:[^:]*:[^:]*:alarm:/, '')];
}

/** The logical IDs of a function's own alarms of one kind; the routes are answered by their function, so that it has those of the REST API too. */
export function ownAlarmIds(kind: keyof Alarms, fn: AppFunction, ofApi: Alarms): string[] {
  return [functionAlarmIdOf(fn, kind), ...(fn.handles === 'routes' ? [apiAlarmIdOf(ofApi, kind)] : [])].filter((id) => id !== undefined);
}

/** What the deployments of a stage share: the role of CodeDeploy unless all name one, and the user's own steps. */
export function buildDeployments(app: AppModel): (DeploymentRoleResource | DeploymentStepsResource)[] {
  const deployments = app.functions.flatMap((fn) => buildDeployment(fn, app) ?? []);
  const ofRole = deployments.filter(({ roleArn }) => roleArn === null);
  const steps = app.functions.flatMap(({ settings: { deployment } }) => {
    return deployment !== null && typeof deployment.type === 'object' && deployment.type !== null ? [deployment.type] : [];
  });
  const ids = ofRole.flatMap(({ hooks }) => [hooks.preTraffic, hooks.postTraffic].flatMap((id) => id ?? []));
  const topics = ofRole.flatMap(({ triggers }) => Object.values(triggers));
  return [
    ...(ofRole.length === 0
      ? []
      : [
          {
            kind: 'deployment-role' as const,
            logicalId: deploymentRoleId as 'CodeDeployRole',
            hookIds: [...new Set(ids)].sort(),
            topics: [...new Set(topics)].sort(),
            permissionsBoundary: app.config.otherFunctions.permissionsBoundary,
          },
        ]),
    ...[...new Map(steps.map((one) => [stepsId(one), one]))].map(([logicalId, one]) => ({ kind: 'deployment-steps' as const, logicalId, steps: one })),
  ];
}

/** Names the steps, because CodeDeploy cannot change those of a configuration. */
export function stepsId({ kind, percent, minutes }: TrafficSteps): string {
  return kind === 'canary' ? `CodeDeployCanary${percent}Percent${minutes}Minutes` : `CodeDeployLinear${percent}PercentEvery${minutes}Minutes`;
}
