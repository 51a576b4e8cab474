import { resolve } from 'node:path';
import type { StageConfig } from '../../compiler/config/resolve-stage.js';
import type { Place, Problem } from '../../compiler/problem/problem.js';
import { type MergeTemplate, parseMergeTemplate } from '../../compiler/merge/parse-merge.js';
import { formatOf } from '../../compiler/syntax/parse-source.js';
import { insideProject } from '../disk/inside.js';
import { shownPlace } from '../disk/shown-path.js';
import { readText } from '../disk/read-text.js';

/** Chalice's rule: if one of the templates to merge is YAML, the output is YAML, whatever was asked for. */
export function outputFormat(asked: 'json' | 'yaml', mergeFiles: readonly string[], { templateLayout }: Pick<StageConfig, 'templateLayout'>): 'json' | 'yaml' {
  // Only JSON can be on one line.
  if (asked === 'json' && templateLayout === 'compact') return 'json';
  return mergeFiles.some((file) => formatOf(file) === 'yaml') ? 'yaml' : asked;
}

/**
 * Reads the templates that the configuration names, then those of the command line, in order. `lacksMerges` says whether names that they declare
 * may be missing, as a file or a section of one could not be read.
 */
export async function readMerges(
  directory: string,
  config: StageConfig,
  named: readonly string[],
  format: 'json' | 'yaml',
): Promise<{ merges: MergeTemplate[]; lacksMerges: boolean; problems: Problem[] }> {
  const merges: MergeTemplate[] = [];
  const problems: Problem[] = [];
  let lacksMerges = false;
  const configured = await Promise.all(
    config.mergeTemplates.map(async (file) => ({ file, path: await insideProject(directory, directory, file), where: placeOf(file, config) })),
  );
  for (const { file, path, where } of [...configured, ...named.map((file) => ({ file, path: resolve(directory, file), where: undefined }))]) {
    const result = path === undefined ? { template: undefined, problems: [outside(file, where!)] } : await readMerge(directory, path, format, where);
    problems.push(...result.problems);
    lacksMerges ||= result.template?.lacksNames ?? true;
    if (result.template !== undefined) merges.push(result.template);
  }
  return { merges, lacksMerges, problems };
}

/** Where the configuration names a template. */
function placeOf(file: string, { file: configFile, stage, levels }: StageConfig): Place {
  const inStage = (levels.stage.merge_templates ?? []).indexOf(file);
  const { region } = levels;
  const inRegionOnly = (region?.stage.merge_templates ?? []).indexOf(file);
  if (inRegionOnly >= 0) return { file: configFile, path: ['regions', region!.name, 'stages', stage, 'merge_templates', inRegionOnly] };
  const inRegion = (region?.settings.merge_templates ?? []).indexOf(file);
  if (inRegion >= 0) return { file: configFile, path: ['regions', region!.name, 'merge_templates', inRegion] };
  const path = inStage < 0 ? ['merge_templates', (levels.top.merge_templates ?? []).indexOf(file)] : ['stages', stage, 'merge_templates', inStage];
  return { file: configFile, path };
}

async function readMerge(
  directory: string,
  path: string,
  format: 'json' | 'yaml',
  namedAt: Place | undefined,
): Promise<{ template: MergeTemplate | undefined; problems: Problem[] }> {
  const shown = shownPlace(directory, path);
  const text = await readText(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EISDIR') return error;
    throw error;
  });
  if (typeof text === 'string') return parseMergeTemplate(text, shown, formatOf(path) === 'yaml' ? 'yaml' : format);
  const message = text === undefined ? `the template to merge does not exist: ${shown}` : `the template to merge is a folder: ${shown}`;
  return {
    template: undefined,
    problems: [
      {
        code: 'merge-missing',
        severity: 'error',
        where: namedAt ?? { file: shown },
        message,
        fix: 'correct its name; a relative path starts at the project folder',
      },
    ],
  };
}

function outside(file: string, where: Place): Problem {
  return {
    code: 'path-outside-project',
    severity: 'error',
    where,
    message: `the template to merge '${file}' is outside the project folder`,
    fix: 'copy it into the project, or name it with --merge-template',
  };
}
