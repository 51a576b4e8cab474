import { isMap } from '../cloudformation/branch.js';
import type { Value } from '../cloudformation/template.js';
import type { ConfigFile } from '../config/generated/config-file.js';
import { ownValue } from '../config/level.js';

/** The names of the stages that are compared. */
export interface StagePair {
  readonly from: string;
  readonly to: string;
}

/** One setting in which two stages differ. */
export interface SettingStep {
  /** Below the stage: `['environment_variables', 'TABLE']`. Empty for the policy file that a stage has by its name. */
  readonly path: readonly string[];
  /** Where it is written: `['stages', 'prod', 'environment_variables', 'TABLE']`. Of a setting that only the first stage has, its place there. */
  readonly writtenAt: readonly string[];
}

type Settings = { readonly [key: string]: Value };

/** Stands before the path of a setting that a stage has in the region alone. No setting has this name. */
const regional = '(region)';

/**
 * The settings in which two stages differ, entry by entry. Those of functions come after those of their stage, and those of the region last, because they
 * hide the ones before them.
 *
 * @param region the one in which the stages are compared; undefined for any
 */
export function settingSteps(written: ConfigFile, { from, to }: StagePair, region?: string): SettingStep[] {
  const [before, after] = [settingsOf(written, from, region), settingsOf(written, to, region)];
  const steps = differingPaths(before, after).map((path) => ({ path, writtenAt: placeOf(path, isSet(after, path) ? to : from, region) }));
  const rank = ({ path: [first, second] }: SettingStep): number =>
    first === regional ? (second === 'lambda_functions' ? 3 : 2) : first === 'lambda_functions' ? 1 : 0;
  return [...steps.toSorted((a, b) => rank(a) - rank(b)), { path: [], writtenAt: [] }];
}

function placeOf(path: readonly string[], stage: string, region: string | undefined): string[] {
  return path[0] === regional ? ['regions', region!, 'stages', stage, ...path.slice(1)] : ['stages', stage, ...path];
}

/** The configuration in which the second stage has these settings as the first one has them. */
export function withSteps(written: ConfigFile, { from, to }: StagePair, steps: readonly SettingStep[], region?: string): ConfigFile {
  const before = settingsOf(written, from, region);
  const after = steps.reduce(
    (settings, { path }) => (path.length === 0 ? settings : withEntry(settings, path, valueOf(before, path))),
    settingsOf(written, to, region),
  );
  const { [regional]: inRegion = {}, ...own } = after;
  const policyOf = steps.some(({ path }) => path.length === 0) ? from : to;
  const config = { ...written, iam_policy_file: written.iam_policy_file ?? `policy-${policyOf}.json`, stages: { ...written.stages, [to]: own } };
  return region === undefined ? config : { ...config, regions: withOwn(written, to, region, inRegion as Settings) };
}

/** The regions, with what a stage has in one of them alone; a list of stages says nothing of that. */
function withOwn(written: ConfigFile, stage: string, region: string, settings: Settings): NonNullable<ConfigFile['regions']> {
  const regions = written.regions ?? {};
  const one = ownValue(regions, region);
  const stages = one?.stages;
  return isMap(stages) ? { ...regions, [region]: { ...one, stages: { ...stages, [stage]: settings } } } : regions;
}

function settingsOf({ stages, regions }: ConfigFile, stage: string, region: string | undefined): Settings {
  const own = (ownValue(stages ?? {}, stage) ?? {}) as Settings;
  const listed = region === undefined ? undefined : (ownValue(regions ?? {}, region)?.stages as Value | undefined);
  const inRegion = isMap(listed) ? ownValue(listed, stage) : undefined;
  return isMap(inRegion) ? { ...own, [regional]: inRegion } : own;
}

function differingPaths(before: Settings, after: Settings, above = ''): string[][] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((key) => {
    const [was, is] = [ownValue(before, key) ?? null, ownValue(after, key) ?? null] as const;
    if (JSON.stringify(was) === JSON.stringify(is)) return [];
    // Of most maps, one without entries still means something, and each entry may need the others.
    const isLoose = looseMaps.has(key) || above === 'lambda_functions';
    const inner = [was, is].map((value) => (isFilledMap(value) ? value : isLoose && (value === null || isMap(value)) ? {} : undefined));
    if (inner[0] === undefined || inner[1] === undefined) return [[key]];
    return differingPaths(inner[0], inner[1], key).map((path) => [key, ...path]);
  });
}

/** Maps that mean no more than their entries. */
const looseMaps: ReadonlySet<string> = new Set([
  regional,
  'lambda_functions',
  'environment_variables',
  'stage_variables',
  'tags',
  'logical_ids',
  'api_gateway_methods',
]);

function isFilledMap(value: Value): value is Settings {
  return isMap(value) && Object.keys(value).length > 0;
}

function valueOf(settings: Settings, path: readonly string[]): Value | undefined {
  return path.reduce<Value | undefined>((value, key) => (isMap(value) ? ownValue(value, key) : undefined), settings);
}

function isSet(settings: Settings, path: readonly string[]): boolean {
  return (valueOf(settings, path) ?? null) !== null;
}

function withEntry(settings: Settings, [key = '', ...rest]: readonly string[], value: Value | undefined): Settings {
  const { [key]: old, ...others } = settings;
  const fresh = rest.length === 0 ? value : withEntry(isMap(old) ? old : {}, rest, value);
  return fresh === undefined ? others : { ...settings, [key]: fresh };
}
