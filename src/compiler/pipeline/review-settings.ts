import type { ChangeKind } from '../diff/stage-diff.js';
import type { PackageManager } from './package-manager.js';
import type { Architecture } from './settings.js';

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
  /** Whether these are all that there are, and later ones are to be reviewed too. */
  readonly isAllStages: boolean;
  /** The stages whose template is committed, and the folder of the project that holds it. */
  readonly committed: readonly { readonly stage: string; readonly out: string }[];
  /** The kinds of changes that stop. */
  readonly gates: readonly ChangeKind[];
}
