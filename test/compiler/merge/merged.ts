import type { Template } from '../../../src/compiler/cloudformation/template.js';
import { mergeFiles } from '../../../src/compiler/merge/merge-files.js';
import { parseMergeTemplate } from '../../../src/compiler/merge/parse-merge.js';

/** `severity code line:column path: message; fix` of each problem of merging YAML templates, one after the other. */
export async function mergeProblems(generated: Template, ...yaml: string[]): Promise<string[]> {
  const files = await Promise.all(yaml.map(async (text, index) => (await parseMergeTemplate(text, `m${index}.yaml`, 'yaml')).template!));
  return mergeFiles(generated, files).problems.map(
    ({ code, severity, where, message, fix }) => `${severity} ${code} ${where.line}:${where.column} ${where.path?.join('.')}: ${message}; ${fix}`,
  );
}
