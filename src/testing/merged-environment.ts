import { resolve } from 'node:path';
import { stackName } from '../compiler/cloudformation/stack-name.js';
import { functionId, type PinnedIds } from '../compiler/cloudformation/function-id.js';
import { placeholders, withRealValues } from '../compiler/expand/variable.js';
import { mergedVariables } from '../compiler/merge/merged-variables.js';
import { type MergeTemplate, parseMergeTemplate } from '../compiler/merge/parse-merge.js';
import { formatOf } from '../compiler/syntax/parse-source.js';
import type { Environment } from './environment.js';
import { readTextFile } from './read-file.js';

interface Where {
  readonly appName: string;
  readonly stage: string;
  readonly region: string;
  readonly account: string;
  readonly logicalIds: PinnedIds;
}

/** The variables of a function by its name, of those that the configuration has for it and those of the templates. */
export type MergedEnvironment = (name: string, configured: Environment, realValue: (variable: string) => string | undefined) => MergedVariables;

export interface MergedVariables {
  readonly values: Environment;
  /** The variables that have nothing but a placeholder. */
  readonly placeholders: readonly string[];
}

/**
 * Reads the user's templates, as packaging does.
 *
 * @throws Error for one that is missing or cannot be read; `tschalice validate` reports all that is wrong with them
 */
export async function readMerged(
  directory: string,
  files: readonly string[],
  { appName, stage, region, account, logicalIds }: Where,
): Promise<MergedEnvironment> {
  const format = files.some((file) => formatOf(file) === 'yaml') ? 'yaml' : 'json';
  const merges: MergeTemplate[] = [];
  for (const file of files) {
    const text = readTextFile(resolve(directory, file));
    if (text === undefined) throw new Error(`there is no ${file}, which the configuration or the option mergeTemplates names`);
    const { template, problems } = await parseMergeTemplate(text, file, formatOf(file) === 'yaml' ? 'yaml' : format);
    const [first] = problems;
    if (first !== undefined) throw new Error(`${file}${first.where.line === undefined ? '' : `:${first.where.line}`}: ${first.message}`);
    merges.push(template!);
  }
  const deployment = { stackName: stackName(appName, stage), region, account };
  return (name, configured, realValue) => {
    const id = functionId(name, logicalIds);
    const variables = mergedVariables({ [id]: configured }, merges, deployment).get(id) ?? [];
    const real = Object.fromEntries(variables.map((variable) => [variable.name, realValue(variable.name)]));
    return { values: withRealValues(variables, real), placeholders: placeholders(variables, real) };
  };
}
