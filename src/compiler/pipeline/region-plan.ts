import { isMap } from '../cloudformation/branch.js';
import { partitionOf } from '../cloudformation/region.js';
import type { ConfigFile } from '../config/generated/config-file.js';
import type { StageConfig } from '../config/resolve-stage.js';
import { inNoRegion, primaryOf, stageRegions } from '../config/stage-regions.js';
import type { Problem } from '../problem/problem.js';

/** A stage as its configuration has it, without a region. */
export interface PlannedStage {
  readonly config: StageConfig;
  /** The whole configuration, without its comments. */
  readonly written: ConfigFile;
}

/** Where a pipeline is, and what it deploys where. */
export interface RegionPlan {
  /** The region that the pipeline has to be in; undefined for any. */
  readonly home: string | undefined;
  /** By stage, in the order of the configuration, so that whoever writes it decides which region takes the risk first. Without entries, nothing is said of regions. */
  readonly regions: ReadonlyMap<string, readonly string[]>;
}

/**
 * The regions that a pipeline deploys stages to. Where all of them go to one region, for which nothing else is configured, it is a pipeline like any
 * without regions.
 */
export function regionPlan(stages: readonly PlannedStage[]): { readonly plan: RegionPlan; readonly problems: readonly Problem[] } {
  const regions = new Map(stages.map(({ config }) => [config.stage, stageRegions(config.regions, config.stage)] as const));
  const used = [...new Set([...regions.values()].flat())];
  const configured = stages.map(({ config }) => config).find((config) => Object.keys(config.regions).length > 0);
  if (configured === undefined) return { plan: anyRegion, problems: [] };
  const problems = [
    ...stages.flatMap(({ config }) => (regions.get(config.stage)!.length === 0 ? [inNoRegion(config)] : [])),
    ...mixedPartitions(configured, used),
  ];
  if (used.length === 1 && !stages.some((stage) => isOwn(stage, used[0]!))) return { plan: anyRegion, problems };
  // What the pipeline has once belongs where commands look first.
  return { plan: { home: primaryOf(configured.regions, used), regions }, problems };
}

/** That of a configuration without regions. */
export const anyRegion: RegionPlan = { home: undefined, regions: new Map() };

/** Whether the region has settings for the stage, or the stage a ledger of its own for it. */
function isOwn({ config, written }: PlannedStage, region: string): boolean {
  const { primary: _primary, stages, ...settings } = written.regions?.[region] ?? {};
  const ofStage = isMap(stages) ? stages[config.stage] : null;
  return config.release !== null || [settings, isMap(ofStage) ? ofStage : {}].some((given) => Object.values(given).some((value) => value !== null));
}

/** Roles, buckets and templates are of one partition. */
function mixedPartitions({ file }: StageConfig, regions: readonly string[]): Problem[] {
  const [first] = regions;
  const other = regions.find((region) => [region, first!].every((one) => partitionOf(one) !== undefined) && partitionOf(region) !== partitionOf(first!));
  if (other === undefined) return [];
  const message = `the pipeline would deploy to ${first} and to ${other}, which are in different partitions of AWS (${partitionOf(first!)} and ${partitionOf(other)})`;
  const fix = 'make a pipeline for the stages of each partition, in an account there';
  return [{ code: 'pipeline-partitions', severity: 'error', where: { file, path: ['regions', other] }, message, fix }];
}
