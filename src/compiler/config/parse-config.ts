import type { Problem } from '../problem/problem.js';
import type { ConfigFile } from './generated/config-file.js';
import { validateConfig } from './generated/validate-config.js';
import { baseName, faultProblems, placed, readSource } from '../syntax/read-source.js';
import { schemaProblems } from './schema-problem.js';
import { shown } from './setting-words.js';

/**
 * Reads and checks the text of a configuration file: YAML if its name ends in `.yaml` or `.yml`, else JSON.
 *
 * @param file As problems shall name it: `.chalice/config.json`.
 * @returns The configuration unless there are errors, and all that is wrong, in the order of the file.
 */
export async function parseConfig(text: string, file: string): Promise<{ config: ConfigFile | undefined; problems: Problem[] }> {
  const source = await readSource(text, file);
  const faults = faultProblems(source, text, file);
  if (source.root === undefined) return { config: undefined, problems: faults };
  const found = checkData(source.value, file).filter(({ where }) => !faults.some((fault) => samePath(fault, where.path)));
  const problems = [...faults, ...found.map((problem) => placed(problem, source.root!, text, isOfValue(problem)))].toSorted(byPlace);
  return { config: problems.length === 0 ? (source.value as ConfigFile) : undefined, problems };
}

/** Codes of problems with a value; in all others it is the key that is wrong. */
const valueCodes: readonly string[] = ['config-type', 'config-range', 'config-value', 'config-version'];

/** Adds line and column to the problems that have a path in this file, whose text is given, but no line yet. */
export async function locate(text: string, file: string, problems: readonly Problem[]): Promise<Problem[]> {
  const lacks = ({ where }: Problem): boolean => where.file === file && where.path !== undefined && where.line === undefined;
  if (!problems.some(lacks)) return [...problems];
  const { root } = await readSource(text, file);
  return problems.map((problem) => (root !== undefined && lacks(problem) ? placed(problem, root, text, isOfValue(problem)) : problem));
}

function checkData(data: unknown, file: string): Problem[] {
  if (data === null || typeof data !== 'object' || Array.isArray(data)) {
    const message = `${baseName(file)} must hold an object, is ${shown(data, '')}`;
    return [{ code: 'config-not-an-object', severity: 'error', where: { file, path: [] }, message, fix: 'begin with "version" and "app_name" in an object' }];
  }
  return validateConfig(data) ? [] : schemaProblems(validateConfig.errors ?? [], data, file);
}

function isOfValue({ code }: Problem): boolean {
  return valueCodes.includes(code);
}

function samePath({ where }: Problem, path: Problem['where']['path']): boolean {
  return JSON.stringify(where.path) === JSON.stringify(path);
}

function byPlace({ where: a }: Problem, { where: b }: Problem): number {
  return a.line! - b.line! || a.column! - b.column!;
}
