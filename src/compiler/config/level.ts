import type { FunctionSettings, StageSettings } from './generated/config-file.js';

/** What may be set at a level; a function has fewer keys, the top level a few more that have a single place. */
export type Settings = Omit<NonNullable<StageSettings>, 'lambda_functions'>;

/** The four places of settings that count for a stage, as the file has them. */
export interface Levels {
  readonly top: Settings;
  readonly topFunctions: { readonly [name: string]: FunctionSettings };
  readonly stage: Settings;
  readonly stageFunctions: { readonly [name: string]: FunctionSettings };
}

/** One place of settings, and the way to it in the file. */
export interface Level {
  readonly settings: Settings;
  readonly path: readonly string[];
}

type MapKey = 'environment_variables' | 'tags' | 'stage_variables';

/** The levels from the one that wins: function of the stage, stage, function at the top, top. */
export function levelsOf(levels: Levels, stage: string, functionName?: string): Level[] {
  const ofFunction = (functions: Levels['topFunctions'], path: readonly string[]): Level[] =>
    functionName === undefined ? [] : [{ settings: ownValue(functions, functionName) ?? {}, path: [...path, 'lambda_functions', functionName] }];
  return [
    ...ofFunction(levels.stageFunctions, ['stages', stage]),
    { settings: levels.stage, path: ['stages', stage] },
    ...ofFunction(levels.topFunctions, []),
    { settings: levels.top, path: [] },
  ];
}

/** The value that wins; null is "not set", while false, 0 and an empty list are values. */
export function winner<K extends keyof Settings>(levels: readonly Level[], key: K): NonNullable<Settings[K]> | null {
  const level = levelOf(levels, key);
  return level === undefined ? null : (level.settings[key] as NonNullable<Settings[K]>);
}

/** The level that the winning value comes from. */
export function levelOf(levels: readonly Level[], key: string): Level | undefined {
  return levels.find(({ settings }) => (ownValue(settings, key) ?? null) !== null);
}

/** All levels' entries in one map; where a name is at several levels, the most special one's value wins. */
export function mergedMap(levels: readonly Level[], key: MapKey): { [name: string]: string } {
  const fromTheLeastSpecial = levels.toReversed().flatMap(({ settings }) => Object.entries(ownValue(settings, key) ?? {}));
  return Object.fromEntries(new Map(fromTheLeastSpecial));
}

/** Names in the file may be those of members that every object inherits. */
export function ownValue<T extends object, K extends keyof T>(object: T, key: K): T[K] | undefined;
export function ownValue<T extends object>(object: T, key: string): unknown;
export function ownValue(object: { readonly [key: string]: unknown }, key: string): unknown {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}
