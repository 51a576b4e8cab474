import { logicalId } from '../cloudformation/logical-id.js';
import type { PipelineStage, StageTarget } from './pipeline-stage.js';
import type { PipelineSettings } from './settings.js';
import { ofStage } from './stage-title.js';

/** A stage in a region, as one of all that a pipeline deploys. */
export interface Target extends StageTarget {
  readonly stage: PipelineStage;
  /** The place of the stage among those of the pipeline. */
  readonly index: number;
  /** The region if it is another one than the pipeline's. */
  readonly elsewhere: string | undefined;
}

/** A stage whose targets have something more. */
export interface WithTargets<Own extends StageTarget> extends PipelineStage {
  readonly targets: readonly Own[];
}

type Deploying<Own extends StageTarget> = Pick<PipelineSettings, 'home'> & { readonly stages: readonly WithTargets<Own>[] };

/** All that the pipeline deploys, in its order. */
export function targetsOf<Own extends StageTarget>({ stages, home }: Deploying<Own>): (Target & Own)[] {
  return stages.flatMap((stage, index) => stage.targets.map((target) => ({ ...target, stage, index, elsewhere: elsewhereOf(target.region, home) })));
}

/** All that it deploys of one of its stages. */
export function targetsOfStage<Own extends StageTarget>(deploying: Deploying<Own>, stage: PipelineStage): (Target & Own)[] {
  return targetsOf(deploying).filter((target) => target.stage === stage);
}

/** The region if it is another one than the pipeline's. */
export function elsewhereOf(region: string | undefined, home: string | undefined): string | undefined {
  return region === home ? undefined : region;
}

/** What the pipeline has once for each target: `CFNDeployRole`, `CFNDeployRoleProd`, `CFNDeployRoleProdEuWest1`. That of the first stage, where the pipeline is, has Chalice's name. */
export function ofTarget(name: string, { stage, index, elsewhere }: Target): string {
  return inRegionTitle(ofStage(name, stage, index), elsewhere);
}

/** `ApplicationBucketEuWest1`; undefined is the region of the pipeline, whose names are those of a pipeline without regions. */
export function inRegionTitle(name: string, elsewhere: string | undefined): string {
  return elsewhere === undefined ? name : `${name}${logicalId(elsewhere)}`;
}

/** The name of an action, `ExecuteChangeSet-eu-west-1` where the stage has several regions. */
export function inActionRegion(name: string, { stage, region }: Target): string {
  return stage.targets.length === 1 ? name : `${name}-${region!}`;
}

/** `ARTIFACT_BUCKET_EU_WEST_1` */
export function inRegionVariable(name: string, elsewhere: string | undefined): string {
  return elsewhere === undefined ? name : `${name}_${elsewhere.replaceAll('-', '_').toUpperCase()}`;
}

/** The regions that it deploys to, but for its own. */
export function otherRegions(deploying: Deploying<StageTarget>): string[] {
  return [...new Set(targetsOf(deploying).flatMap(({ elsewhere }) => elsewhere ?? []))];
}

/** Whether the stage is packaged for its regions. */
export function hasRegions({ targets }: Pick<PipelineStage, 'targets'>): boolean {
  return targets.some(({ region }) => region !== undefined);
}

/** `us-east-1 and eu-west-1`; empty for a stage without regions. */
export function regionsInWords({ targets }: Pick<PipelineStage, 'targets'>): string {
  const regions = targets.flatMap(({ region }) => region ?? []);
  return regions.length < 2 ? regions.join('') : `${regions.slice(0, -1).join(', ')} and ${regions.at(-1)}`;
}
