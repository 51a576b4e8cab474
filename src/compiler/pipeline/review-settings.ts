import type { ChangeKind } from '../diff/stage-diff.js';
import type { PackageManager } from './package-manager.js';
import type { Architecture } from './settings.js';

/** An output of `package` that is committed. */
export interface CommittedOutput {
  readonly stage: string;
  /** Undefined for the stage without settings of a region, and for all of its regions. */
  readonly region?: string;
  /** Whether it holds a folder for each region of the stage. */
  readonly hasAllRegions?: boolean;
  /** The folder of the project that holds it. */
  readonly out: string;
}

/** What the workflows of a template review depend on. Folders are relative to the repository, with slashes; `.` is the repository itself. */
export interface ReviewSettings {
  /** The project. */
  readonly folder: string;
  /** Where the lock file is, and so where packages are installed: the project, or a folder above it. */
  readonly lockFolder: string;
  readonly packageManager: PackageManager;
  /** The major version of Node.js: 24. */
  readonly nodeMajor: number;
  /** The processor of the machine that packages. */
  readonly architecture: Architecture;
  /** All that are reviewed, in the order of the configuration. */
  readonly stages: readonly string[];
  /** The regions that a stage is deployed to; none for a stage that has none. */
  readonly regions: { readonly [stage: string]: readonly string[] };
  /** Whether these are all that there are, and later ones are to be reviewed too. */
  readonly isAllStages: boolean;
  /** The outputs whose template is committed. */
  readonly committed: readonly CommittedOutput[];
  /** The kinds of changes that stop. */
  readonly gates: readonly ChangeKind[];
}
