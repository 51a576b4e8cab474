import { meantRegion, readStage } from '../read/read-stage.js';
import type { PackageOptions } from './package-options.js';

/**
 * The region to package for where a stage is only looked at: the given one. Of a stage with releases each region has a ledger of its own, and what is
 * packaged for no region has none, so there it is the region that commands mean.
 *
 * @throws ProblemError if nothing of the configuration can be used, or the stage's name is near that of a listed one
 */
export async function regionToLookAt({ project, stage, region }: Pick<PackageOptions, 'project' | 'stage' | 'region'>): Promise<string | undefined> {
  if (region !== undefined) return region;
  const read = await readStage(project, stage);
  return read.config.release === null ? undefined : meantRegion(read, undefined);
}
