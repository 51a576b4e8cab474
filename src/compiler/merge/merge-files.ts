import type { Template, TemplateDocument } from '../cloudformation/template.js';
import type { Problem } from '../problem/problem.js';
import type { MergeTemplate } from './parse-merge.js';
import { checkMerge } from './check-merge.js';
import { mergeTemplates } from './merge.js';

/** After these, sections or entries would not be maps, or would be in a section that is none. */
const malformed: readonly string[] = ['merge-not-a-map', 'merge-unknown-section'];

/**
 * Checks and merges one file after the other, each into the result of those before it. A malformed file is left out; `isWhole` says whether none was.
 * Files with other errors are merged, so that what is wrong with the merged template is told in the same run.
 */
export function mergeFiles(generated: Template, files: readonly MergeTemplate[]): { template: TemplateDocument; isWhole: boolean; problems: Problem[] } {
  const problems: Problem[] = [];
  let template = mergeTemplates(generated, []);
  let isWhole = true;
  for (const file of files) {
    const found = checkMerge(generated, template, file);
    problems.push(...found);
    if (found.some(({ code }) => malformed.includes(code))) isWhole = false;
    else template = mergeTemplates(template, [file]);
  }
  return { template, isWhole, problems };
}
