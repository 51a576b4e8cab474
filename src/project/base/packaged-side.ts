import type { StageSide } from '../../compiler/diff/stage-side.js';
import type { Origins } from '../../compiler/diff/origins.js';
import type { Problem } from '../../compiler/problem/problem.js';
import type { PackageOptions } from '../stage/package-options.js';
import { codeManifest } from '../stage/code-manifest.js';
import { publicRoutes } from '../stage/public-routes.js';
import { packWithoutQuotas } from '../stage/package-stage.js';
import { regionToLookAt } from '../stage/release-region.js';
import type { SharedWork } from '../stage/shared-work.js';
import { withMeaningHashes } from '../stage/meaning-hash.js';
import { sideOrigins } from './side-origins.js';

export interface PackagedSide {
  readonly side: StageSide;
  /** Where what is in its template comes from. */
  readonly origins: Origins;
  /** Warnings only. */
  readonly problems: readonly Problem[];
}

/** What a project is on a stage. No function is started. @throws ProblemError if the stage does not package */
export async function packagedSide(options: PackageOptions, shared: SharedWork): Promise<PackagedSide> {
  const packed = await packWithoutQuotas({ ...options, region: await regionToLookAt(options) }, shared);
  const { template, definition, release, problems } = packed;
  const manifest = await codeManifest(packed);
  const code = manifest === undefined ? undefined : await withMeaningHashes(manifest, options.project.directory);
  return { side: { template, publicRoutes: publicRoutes(definition), code, release }, origins: await sideOrigins(packed), problems };
}
