import type { StageConfig } from '../../compiler/config/resolve-stage.js';
import type { Problem } from '../../compiler/problem/problem.js';
import type { MergeTemplate } from '../../compiler/merge/parse-merge.js';
import { checkInstallation } from './check-installation.js';
import { checkDoubles, findApp, type Project } from './find-project.js';
import { readEnvFiles } from './read-env-files.js';
import { outputFormat, readMerges } from './read-merges.js';

/** What can be read from a project before its app is loaded. */
export interface ReadProject {
  /** `app.ts` */
  readonly appFile: string;
  /** The format of the template that will be written. */
  readonly format: 'json' | 'yaml';
  readonly merges: readonly MergeTemplate[];
  /** What the files of environment variables hold. */
  readonly envValues: { readonly [name: string]: string };
  /** Whether a template to merge, or a section of it, could not be read. */
  readonly lacksMerges: boolean;
  readonly problems: readonly Problem[];
}

interface Asked {
  /** Default `json`. */
  readonly templateFormat?: 'json' | 'yaml';
  /** Merged after those that the configuration names. Relative paths start at the project folder. Default none. */
  readonly mergeTemplates?: readonly string[];
  /** Files of environment variables. Relative paths start at the project folder. Default none. */
  readonly envFiles?: readonly string[];
}

/** @throws ProblemError if the project has no app file or no folder of packages, or the file system's error for a file that cannot be read */
export async function readProject(
  project: Project,
  config: StageConfig,
  { templateFormat = 'json', mergeTemplates = [], envFiles = [] }: Asked,
): Promise<ReadProject> {
  const appFile = findApp(project);
  checkInstallation(project.directory);
  const format = outputFormat(templateFormat, [...config.mergeTemplates, ...mergeTemplates], config);
  const { merges, lacksMerges, problems } = await readMerges(project.directory, config, mergeTemplates, format);
  const { values: envValues, problems: envProblems } = await readEnvFiles(project.directory, envFiles);
  return { appFile, format, merges, envValues, lacksMerges, problems: [...checkDoubles(project, appFile), ...problems, ...envProblems] };
}
