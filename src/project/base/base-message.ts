import type { StageSide } from '../../compiler/diff/diff-stages.js';
import type { Problem } from '../../compiler/problem/problem.js';
import type { Project } from '../read/find-project.js';
import type { PackageOptions } from '../stage/package-options.js';

/** What the process that packages the base gets. */
export interface BaseRequest {
  readonly project: Project;
  readonly stages: readonly string[];
  readonly options: Pick<PackageOptions, 'mergeTemplates' | 'envFiles' | 'today'>;
}

/** What it answers for each stage. */
export interface BaseAnswer {
  readonly stage: string;
  /** Undefined if the stage does not package. */
  readonly side?: StageSide;
  /** Why; none if it packages. */
  readonly problems: readonly Problem[];
}

/** What it says at its end, if it has a defect. */
export interface BaseDefect {
  readonly defect: string;
}
