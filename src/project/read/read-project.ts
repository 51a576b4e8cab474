import type { StageConfig } from '../../compiler/config/resolve-stage.js';
import { hasErrors, type Problem } from '../../compiler/problem/problem.js';
import type { MergeTemplate } from '../../compiler/merge/parse-merge.js';
import { checkDoubles, findApp, type Project } from './find-project.js';
import { outputFormat, readMerges } from './read-merges.js';

/** What can be read from a project before its app is loaded. */
export interface ReadProject {
  /** `app.ts` */
  readonly appFile: string;
  /** The format of the template that will be written. */
  readonly format: 'json' | 'yaml';
  readonly merges: readonly MergeTemplate[];
  /** Whether a template to merge could not be read. */
  readonly lacksMerges: boolean;
  readonly problems: readonly Problem[];
}

interface Asked {
  /** Default `json`. */
  readonly templateFormat?: 'json' | 'yaml';
  /** Merged after those that the configuration names. Relative paths start at the project folder. Default none. */
  readonly mergeTemplates?: readonly string[];
}

/** @throws ProblemError if the project has no app file */
export async function readProject(project: Project, config: StageConfig, { templateFormat = 'json', mergeTemplates = [] }: Asked): Promise<ReadProject> {
  const appFile = findApp(project);
  const format = outputFormat(templateFormat, [...config.mergeTemplates, ...mergeTemplates]);
  const { merges, problems } = await readMerges(project.directory, config, mergeTemplates, format);
  return { appFile, format, merges, lacksMerges: hasErrors(problems), problems: [...checkDoubles(project), ...problems] };
}
