import { type Level, mergedGroup } from './level.js';

/** What a new release gets until it is promoted. */
export type ReleaseStrategy = 'canary' | 'blue-green' | 'rolling';

/** How new code of a stage goes live. */
export interface ReleaseSettings {
  readonly strategy: ReleaseStrategy;
  /** Of the traffic, when a release starts: 0 to 100; no meaning for blue-green. */
  readonly percent: number;
  /** What a candidate's requests see instead of the stage's own variables. */
  readonly stageVariables: { readonly [name: string]: string };
  /** Whether requests of a canary use the stage's cache. */
  readonly useStageCache: boolean;
}

const defaultPercent = 10;

/** Null if new code goes live with its deployment. `check-release.ts` refuses settings without a strategy. */
export function resolveRelease(levels: readonly Level[]): ReleaseSettings | null {
  const written = mergedGroup(levels, 'release');
  const strategy = written?.strategy ?? undefined;
  if (written === null || strategy === undefined) return null;
  return {
    strategy,
    percent: written.percent ?? defaultPercent,
    stageVariables: { ...written.stage_variables },
    useStageCache: written.use_stage_cache ?? false,
  };
}
