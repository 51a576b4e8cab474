import type { Problem } from '../../compiler/problem/problem.js';
import type { Project } from '../read/find-project.js';
import type { PackageOptions } from '../stage/package-options.js';
import type { PackagedSide } from './packaged-side.js';
import type { Target } from './target.js';

/** What the process that packages the base gets. */
export interface BaseRequest {
  readonly project: Project;
  readonly targets: readonly Target[];
  readonly options: Pick<PackageOptions, 'mergeTemplates' | 'envFiles' | 'today'>;
}

/** What it answers for each target. */
export interface BaseAnswer {
  readonly target: Target;
  /** Undefined if the stage does not package. */
  readonly packaged?: Pick<PackagedSide, 'side' | 'origins'>;
  /** Why; none if it packages. */
  readonly problems: readonly Problem[];
}

/** What it says at its end, if it has a defect. */
export interface BaseDefect {
  readonly defect: string;
}
