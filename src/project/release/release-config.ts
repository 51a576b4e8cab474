import type { ReleaseSettings } from '../../compiler/config/release.js';
import { originOf, type StageConfig } from '../../compiler/config/resolve-stage.js';
import { suggest } from '../../compiler/problem/nearest.js';
import { type Problem, ProblemError } from '../../compiler/problem/problem.js';
import { onStage } from '../stage/on-stage.js';
import type { PackageOptions } from '../stage/package-options.js';

/** A stage with releases. */
export interface ReleaseConfig {
  readonly config: StageConfig;
  readonly settings: ReleaseSettings;
  /** Warnings only. */
  readonly problems: readonly Problem[];
}

/** @throws ProblemError for a stage that has no releases */
export function releaseConfig({ project, stage, region }: Pick<PackageOptions, 'project' | 'stage' | 'region'>): Promise<ReleaseConfig> {
  return onStage({ project, stage, region }, async (config) => {
    if (config.release === null) throw new ProblemError([notConfigured(config)]);
    return { config, settings: config.release, problems: [] };
  });
}

/** For a stage that has no releases. */
export function notConfigured(config: StageConfig): Problem {
  const { file, stage, isConfigured, configuredStages } = config;
  const isThere = isConfigured || configuredStages.length === 0;
  const message = isThere ? `stage '${stage}' has no releases` : `stage '${stage}' is not in the configuration, so it has no releases`;
  const fix = isThere
    ? 'add "release": {"strategy": "canary"} to it, or another strategy: blue-green, rolling'
    : `${suggest(stage, configuredStages)}; or add it under "stages", with a "release"`;
  return { code: 'release-not-configured', severity: 'error', where: { file, path: isThere ? originOf(config, 'release') : ['stages'] }, message, fix };
}
