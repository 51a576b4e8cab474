import type { Template, TemplateDocument } from '../cloudformation/template.js';
import { hasErrors, type Problem } from '../problem/problem.js';
import type { MergeTemplate } from './parse-merge.js';
import { checkMerge } from './check-merge.js';
import { mergeTemplates } from './merge.js';

/** Checks and merges one file after the other, each into the result of those before it. A file with errors is left out. */
export function mergeFiles(generated: Template, files: readonly MergeTemplate[]): { template: TemplateDocument; problems: Problem[] } {
  const problems: Problem[] = [];
  let template = mergeTemplates(generated, []);
  for (const file of files) {
    const found = checkMerge(generated, template, file);
    problems.push(...found);
    if (!hasErrors(found)) template = mergeTemplates(template, [file]);
  }
  return { template, problems };
}
