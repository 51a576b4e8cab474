import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { StageConfig } from '../config/resolve-stage.js';
import type { Problem } from '../problem/problem.js';
import { isYamlFile, type MergeTemplate, parseMergeTemplate } from '../template/parse-template.js';
import { fromProject, insideProject } from './inside.js';

/** Chalice's rule: a YAML file among those to merge makes the output YAML, whatever else is asked for. */
export function outputFormat(asked: 'json' | 'yaml', mergeFiles: readonly string[]): 'json' | 'yaml' {
  return mergeFiles.some(isYamlFile) ? 'yaml' : asked;
}

/** Reads the templates that the configuration names, then those of the command line, each in order. */
export async function readMerges(
  directory: string,
  stage: StageConfig,
  named: readonly string[],
  format: 'json' | 'yaml',
): Promise<{ merges: MergeTemplate[]; problems: Problem[] }> {
  const merges: MergeTemplate[] = [];
  const problems: Problem[] = [];
  const configured = await Promise.all(stage.mergeTemplates.map(async (file) => ({ file, path: await insideProject(directory, directory, file) })));
  for (const { file, path } of [...configured, ...named.map((file) => ({ file, path: resolve(directory, file) }))]) {
    const result = path === undefined ? { template: undefined, problems: [outside(file, stage)] } : await readMerge(directory, path, format);
    problems.push(...result.problems);
    if (result.template !== undefined) merges.push(result.template);
  }
  return { merges, problems };
}

async function readMerge(directory: string, path: string, format: 'json' | 'yaml'): Promise<{ template: MergeTemplate | undefined; problems: Problem[] }> {
  const shown = fromProject(directory, path);
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => error);
  if (typeof text === 'string') return parseMergeTemplate(text, shown, isYamlFile(path) ? 'yaml' : format);
  const message = text.code === 'EISDIR' ? `the template to merge is a folder: ${path}` : `there is no such template to merge: ${path}`;
  return {
    template: undefined,
    problems: [
      { code: 'merge-missing', severity: 'error', where: { file: shown }, message, fix: 'mend its name; a relative one counts from the project folder' },
    ],
  };
}

function outside(file: string, stage: StageConfig): Problem {
  const where = { file: stage.file, path: ['merge_templates'] };
  return {
    code: 'path-outside-project',
    severity: 'error',
    where,
    message: `the template to merge '${file}' lies outside of the project folder`,
    fix: 'copy it into the project, or name it with --merge-template',
  };
}
