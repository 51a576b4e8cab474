import type { Project } from '../read/find-project.js';

/** What to package, and how. */
export interface PackageOptions {
  /** From `findProject`. */
  readonly project: Project;
  /** The stage's name: letters, digits, hyphens and underscores. */
  readonly stage: string;
  /** Default `json`; once a YAML template is merged, it is `yaml` in any case. */
  readonly templateFormat?: 'json' | 'yaml';
  /** Merged after those that the configuration names. Relative names count from the project folder. Default none. */
  readonly mergeTemplates?: readonly string[];
  /** `2026-11-20`: decides which Lambda runtimes are too old. */
  readonly today: string;
  /** The folder, or the zip, that the caller is going to write: what is there already is no part of the package. Absolute. */
  readonly outputPath?: string;
  /** Whether to start the functions from the zip before it is handed over, as `tschalice package` does. Default false. */
  readonly prove?: boolean;
  /** Told what is being done, for a progress line. */
  readonly progress?: (step: string) => void;
}
