import type { Project } from '../read/find-project.js';

/** What to package, and how. */
export interface PackageOptions {
  /** From `findProject`. */
  readonly project: Project;
  /** The stage's name: letters, digits, hyphens and underscores. */
  readonly stage: string;
  /** A region of the configuration, whose settings win over the stage's. Default: for any region, without settings of one. */
  readonly region?: string | undefined;
  /** Default `json`. If a YAML template is merged, it is always `yaml`. */
  readonly templateFormat?: 'json' | 'yaml';
  /** Merged after those that the configuration names. Relative paths start at the project folder. Default none. */
  readonly mergeTemplates?: readonly string[];
  /**
   * Files with values for environment variables, as `node --env-file` reads them, for what of the app runs on this machine: for variables that a
   * merged template gives and that only a deployment knows, and, when the app is loaded or served, for those that the stage lacks. They change
   * nothing that is written, unless the app itself does. Relative paths start at the project folder. Default none.
   */
  readonly envFiles?: readonly string[];
  /** Variables that win over those of the files. For what is served: what is written must not depend on the shell. Default none. */
  readonly shell?: { readonly [name: string]: string | undefined };
  /** The date, `2026-11-20`. It decides which Lambda runtimes are too old. */
  readonly today: string;
  /** The folder or zip that the caller will write: existing files there are not part of the package. Absolute. */
  readonly outputPath?: string;
  /** Whether to prove that the functions start from the zip, as `tschalice package` does. Default false. */
  readonly prove?: boolean;
  /** Whether to make the checks that only a deployment needs, such as those of roles, ARNs and policy files. Default true. */
  readonly forDeployment?: boolean;
  /** Whether to refuse values that look like secrets, unless a waiver accepts them. Default true. */
  readonly refusesSecrets?: boolean;
  /** Whether the zips will stand in the folder above the template's, as those that regions share do. Default false. */
  readonly zipsAbove?: boolean;
  /** Called with the current step, for a progress line. */
  readonly progress?: (step: string) => void;
}
