import { nearStage } from '../app/near-stage.js';
import { hint } from '../app/option.js';
import type { PinnedIds } from '../compiler/cloudformation/function-id.js';
import type { Environment } from './environment.js';

/** The settings of a stage that the app's code can see. */
export interface StageSettings {
  /** Undefined if the configuration has none. */
  readonly appName: string | undefined;
  readonly apiGatewayStage: string;
  readonly stageVariables: Environment;
  /** The logical IDs of functions that do not follow from their names. */
  readonly logicalIds: PinnedIds;
  /** The templates that the configuration names, in the order in which they are merged. */
  readonly mergeTemplates: readonly string[];
  /** The variables of one function, by its declared name; `api_handler` for the routes. */
  environmentOf(name: string): Environment;
  /** The alias through which one function is called, by the same name; undefined for none. */
  aliasOf(name: string): string | undefined;
}

/** Later, where they are read from YAML. */
export type GivenSettings = StageSettings | Promise<StageSettings>;

/**
 * Takes the settings from a parsed `.chalice/config.json`. Each level adds to the ones before it: top, function at the
 * top, stage, function of the stage, region, stage of the region. Values of a wrong type count as absent; `tschalice validate` reports them.
 *
 * @param isCandidate Whether requests get what the next release gets.
 * @param region One of the configuration; undefined for what is the same in all of them.
 * @throws Error if the stage has no releases for that, is not deployed to the region, or is not listed and its name is near that of one that is, which
 * packaging refuses too
 */
export function stageSettings(config: unknown, stage: string, isCandidate: boolean = false, region?: string): StageSettings {
  const stages = member(config, 'stages');
  const near = nearStage(stage, Object.keys(stages ?? {}));
  if (near !== undefined)
    throw new Error(`there is no stage '${stage}', and its name is near that of stage '${near}'; use '${near}', or add "${stage}": {} under "stages"`);
  const ofStage = member(stages, stage);
  const levels = [config, ofStage, ...(region === undefined ? [] : regionLevels(config, stage, region))];
  const appName = member(config, 'app_name');
  const placesOf = (name: string): unknown[] => levels.flatMap((level) => [level, member(member(level, 'lambda_functions'), name)]);
  const ofRelease = releaseVariables(levels, stage, isCandidate);
  return {
    appName: typeof appName === 'string' ? appName : undefined,
    apiGatewayStage: [config, ofStage].map((level) => member(level, 'api_gateway_stage')).findLast((value) => typeof value === 'string') ?? 'api',
    stageVariables: { ...merged(levels, 'stage_variables'), ...ofRelease },
    logicalIds: merged(levels, 'logical_ids'),
    mergeTemplates: levels.flatMap((level) => member(level, 'merge_templates')).filter((file) => typeof file === 'string'),
    environmentOf: (name) => merged(placesOf(name), 'environment_variables'),
    aliasOf: (name) => {
      // Whoever invokes a function of a stage with releases, it is through the alias that they move.
      if (ofRelease['lambda_alias'] !== undefined) return ofRelease['lambda_alias'];
      const places = placesOf(name);
      const last = (key: string): unknown => places.map((place) => member(place, key) ?? null).findLast((value) => value !== null);
      const alias = last('lambda_alias');
      const isNeeded = ['deployment_preference', 'provisioned_concurrency'].some((key) => (last(key) ?? false) !== false && last(key) !== 0);
      if (typeof alias === 'string') return alias;
      return alias === true || (alias === undefined && isNeeded) ? 'live' : undefined;
    },
  };
}

/**
 * What a release adds to the stage variables, as packaging does: the alias that API Gateway invokes, and what is different for a candidate. Both versions
 * of a rolling release are behind one stage.
 */
function releaseVariables(levels: readonly unknown[], stage: string, isCandidate: boolean): Environment {
  const given = levels.map((level) => member(level, 'release'));
  // `false` takes back what stands above it.
  const releases = given.slice(given.lastIndexOf(false) + 1);
  const strategy = releases.map((release) => member(release, 'strategy')).findLast((value) => typeof value === 'string');
  if (strategy === undefined) {
    if (isCandidate) throw new Error(`stage '${stage}' has no releases, so it has no candidate: add "release" to its configuration`);
    return {};
  }
  if (!isCandidate || strategy === 'rolling') return { lambda_alias: 'live' };
  return { ...merged(releases, 'stage_variables'), lambda_alias: 'next' };
}

/** What differs in a region, for all stages and for this one. @throws Error if the stage is not there */
function regionLevels(config: unknown, stage: string, region: string): unknown[] {
  const regions = member(config, 'regions');
  const names = Object.keys(regions ?? {});
  if (!names.includes(region)) {
    const fix = names.length === 0 ? `add "regions": {"${region}": {}}` : hint(region, names);
    throw new Error(`there is no region '${region}' in the configuration; ${fix}`);
  }
  const ofRegion = member(regions, region);
  const stages = member(ofRegion, 'stages') ?? null;
  const listed = Array.isArray(stages) ? (stages as readonly unknown[]) : stages === null ? [stage] : Object.keys(stages);
  if (!listed.includes(stage)) throw new Error(`stage '${stage}' is not deployed to ${region}; add it to the stages of ${region}`);
  return [ofRegion, member(stages, stage)];
}

function merged(levels: readonly unknown[], key: string): Environment {
  const entries = levels.flatMap((level) => Object.entries(member(level, key) ?? {}));
  // A name that begins with these is a comment.
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string' && !/^(\$|\/\/)/.test(entry[0])));
}

/** Ignores inherited members, because any name can be a key in the file. */
function member(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? (value as { [key: string]: unknown })[key] : undefined;
}
