import { isMap } from '../cloudformation/branch.js';
import type { Value } from '../cloudformation/template.js';
import type { FunctionSettings, StageSettings } from './generated/config-file.js';

/** The settings that a level may have. A function has fewer, and one of its own; the top level has a few more that cannot be elsewhere. */
export type Settings = Omit<NonNullable<StageSettings>, 'lambda_functions'> & Pick<NonNullable<FunctionSettings>, 'prove'>;

/** The levels of settings that apply to a stage, as written in the file. */
export interface Levels {
  readonly top: Settings;
  readonly topFunctions: { readonly [name: string]: FunctionSettings };
  readonly stage: Settings;
  readonly stageFunctions: { readonly [name: string]: FunctionSettings };
  /** What differs in the region for which the stage is packaged, if it is for one. */
  readonly region?: RegionLevel | undefined;
}

export interface RegionLevel {
  /** `eu-west-1` */
  readonly name: string;
  readonly settings: Settings;
  readonly functions: { readonly [name: string]: FunctionSettings };
  /** What differs for the stage alone. */
  readonly stage: Settings;
  readonly stageFunctions: { readonly [name: string]: FunctionSettings };
}

/** One level of settings, and its path in the file. */
export interface Level {
  readonly settings: Settings;
  readonly path: readonly string[];
}

type MapKey = 'environment_variables' | 'tags' | 'stage_variables' | 'logical_ids';

/** The levels by precedence: those of the stage in the region, those of the region, function of the stage, stage, function at the top, top. */
export function levelsOf(levels: Levels, stage: string, functionName?: string): Level[] {
  const ofFunction = (functions: Levels['topFunctions'], path: readonly string[]): Level[] =>
    functionName === undefined ? [] : [{ settings: ownValue(functions, functionName) ?? {}, path: [...path, 'lambda_functions', functionName] }];
  const { region } = levels;
  const regionPath = ['regions', region?.name ?? ''];
  const stagePath = [...regionPath, 'stages', stage];
  return [
    ...(region === undefined
      ? []
      : [
          ...ofFunction(region.stageFunctions, stagePath),
          { settings: region.stage, path: stagePath },
          ...ofFunction(region.functions, regionPath),
          { settings: region.settings, path: regionPath },
        ]),
    ...ofFunction(levels.stageFunctions, ['stages', stage]),
    { settings: levels.stage, path: ['stages', stage] },
    ...ofFunction(levels.topFunctions, []),
    { settings: levels.top, path: [] },
  ];
}

/** The value that wins; null means "not set", while false, 0 and an empty list are values. */
export function winner<K extends keyof Settings>(levels: readonly Level[], key: K): NonNullable<Settings[K]> | null {
  const level = levelOf(levels, key);
  return level === undefined ? null : (level.settings[key] as NonNullable<Settings[K]>);
}

/** The level that the winning value comes from. */
export function levelOf(levels: readonly Level[], key: string): Level | undefined {
  return levels.find(({ settings }) => (ownValue(settings, key) ?? null) !== null);
}

/** The entries of all levels in one map; if several levels have a name, the most specific level wins. */
export function mergedMap(levels: readonly Level[], key: MapKey): { [name: string]: string } {
  const leastSpecificFirst = levels.toReversed().flatMap(({ settings }) => Object.entries(ownValue(settings, key) ?? {}));
  return Object.fromEntries(new Map(leastSpecificFirst));
}

/** Settings that are maps of settings themselves. */
type GroupKey =
  | 'api_gateway_throttling'
  | 'api_gateway_cache'
  | 'api_gateway_methods'
  | 'api_gateway_access_log'
  | 'api_gateway_execution_log'
  | 'api_gateway_usage_plan'
  | 'alarms'
  | 'deployment_preference'
  | 'provisioned_concurrency'
  | 'release';

/** What is written for a group, at whatever level; `false` takes it back, and `true` asks for it with its defaults. */
type Group<K extends GroupKey> = Extract<NonNullable<Settings[K]>, object>;

/** A group with the settings of all levels, the most specific last; null if none sets it, or the most specific one says `false`. */
export function mergedGroup<K extends GroupKey>(levels: readonly Level[], key: K): Group<K> | null {
  const written = levels.toReversed().map(({ settings }) => ownValue(settings, key) as Value | undefined);
  const group = written.map((value) => inWords(key, value)).reduce<Value>(merged, null);
  if (isMap(group)) return group;
  return group === true ? {} : null;
}

/** What a word stands for. Alarms have no defaults but those that the word names, so `true` means the same there. */
function inWords(key: GroupKey, value: Value | undefined): Value | undefined {
  return value === 'production' || (value === true && key === 'alarms') ? allAlarms : value;
}

const allAlarms: Value = { error_rate: true, latency: true, throttles: true, dead_letters: true };

function merged(before: Value, value: Value | undefined): Value {
  if (value === undefined || value === null || (value === true && isMap(before))) return before;
  if (!isMap(value)) return value;
  const old = isMap(before) ? before : {};
  const names = [...new Set([...Object.keys(old), ...Object.keys(value)])];
  return Object.fromEntries(names.map((name) => [name, merged(ownValue(old, name) ?? null, ownValue(value, name))]));
}

/** The items of all levels in one list, those of the least specific level first, each with its path in the file. */
export function joinedList(levels: readonly Level[], key: 'iam_policy_statements'): { value: Value; path: (string | number)[] }[] {
  return levels.toReversed().flatMap(({ settings, path }) => {
    const list = (ownValue(settings, key) ?? []) as readonly Value[];
    return list.map((value, index) => ({ value, path: [...path, key, index] }));
  });
}

/** A name in the file may also be that of a member that every object inherits, such as `toString`. */
export function ownValue<T extends object, K extends keyof T>(object: T, key: K): T[K] | undefined;
export function ownValue<T extends object>(object: T, key: string): unknown;
export function ownValue(object: { readonly [key: string]: unknown }, key: string): unknown {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}
