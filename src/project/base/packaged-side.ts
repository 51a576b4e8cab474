import type { StageSide } from '../../compiler/diff/diff-stages.js';
import type { Problem } from '../../compiler/problem/problem.js';
import type { PackageOptions } from '../stage/package-options.js';
import { compileProject } from '../stage/package-stage.js';
import type { SharedWork } from '../stage/shared-work.js';

export interface PackagedSide {
  readonly side: StageSide;
  /** Warnings only. */
  readonly problems: readonly Problem[];
}

/** What a project is on a stage. No function is started. @throws ProblemError if the stage does not package */
export async function packagedSide(options: PackageOptions, shared: SharedWork): Promise<PackagedSide> {
  const { template, definition, problems } = await compileProject(options, shared);
  const publicRoutes = definition.routes.flatMap((route) => (route.public ? route.methods.map((method) => `${method} ${route.path}`) : []));
  return { side: { template, publicRoutes }, problems };
}
