import { isMap } from '../cloudformation/branch.js';
import { type Level, mergedGroup, ownValue, winner } from './level.js';

/** How CodeDeploy moves the alias of a function to a new version. */
export interface DeploymentPreference {
  /** The name of a predefined way, as SAM has it (see `deploymentTypes`), a wrong name as it is written, or own steps. */
  readonly type: string | TrafficSteps | null;
  /** As written; null for the default. */
  readonly alarms: readonly string[] | null;
  /** Names of functions. */
  readonly hooks: { readonly preTraffic: string | null; readonly postTraffic: string | null };
  /** ARN, for `Fn::Sub`. */
  readonly role: string | null;
  /** ARNs of topics for `Fn::Sub`, by the events of CodeDeploy that they are told. */
  readonly triggers: { readonly [event: string]: string };
}

export interface TrafficSteps {
  readonly kind: 'canary' | 'linear';
  readonly percent: number;
  readonly minutes: number;
}

/** The predefined ways, as SAM names them. */
export const deploymentTypes: readonly string[] = [
  'Canary10Percent5Minutes',
  'Canary10Percent10Minutes',
  'Canary10Percent15Minutes',
  'Canary10Percent30Minutes',
  'Linear10PercentEvery1Minute',
  'Linear10PercentEvery2Minutes',
  'Linear10PercentEvery3Minutes',
  'Linear10PercentEvery10Minutes',
  'AllAtOnce',
];

/** The name of the alias of a function; null for none. */
export function resolveAlias(levels: readonly Level[], isNeeded: boolean): string | null {
  const written = winner(levels, 'lambda_alias');
  if (written === true || (written === null && isNeeded)) return 'live';
  return written === false ? null : written;
}

export function resolveDeployment(levels: readonly Level[]): DeploymentPreference | null {
  const written = mergedGroup(levels, 'deployment_preference');
  if (written === null) return null;
  const { hooks, triggers } = written;
  return {
    type: typeOf(levels),
    alarms: written.alarms ?? null,
    hooks: { preTraffic: hooks?.pre_traffic ?? null, postTraffic: hooks?.post_traffic ?? null },
    role: written.role ?? null,
    triggers: Object.fromEntries(Object.entries(triggers ?? {}).flatMap(([event, topic]) => (topic === null ? [] : [[event, topic]]))),
  };
}

/** Of the most specific level alone, since two ways cannot be merged. Null for a map that is none. */
function typeOf(levels: readonly Level[]): DeploymentPreference['type'] {
  const written = levels.map(({ settings }) => ownValue(settings, 'deployment_preference')).find((one) => isMap(one) && (one['type'] ?? null) !== null);
  const type = isMap(written) ? written['type'] : undefined;
  if (typeof type === 'string') return type.replace(/^(?:CodeDeployDefault\.)?Lambda(?=[A-Z])/, '');
  if (!isMap(type)) return deploymentTypes[0]!;
  const kinds = (['canary', 'linear'] as const).filter((kind) => isMap(type[kind]));
  const [kind] = kinds;
  if (kind === undefined || kinds.length > 1) return null;
  const { percent, minutes } = type[kind] as { readonly percent: number; readonly minutes: number };
  return { kind, percent, minutes };
}
