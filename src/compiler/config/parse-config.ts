import { hasErrors, type Problem } from '../problem/problem.js';
import type { Value } from '../cloudformation/template.js';
import type { ConfigFile } from './generated/config-file.js';
import { validateConfig } from './generated/validate-config.js';
import { parseSource } from '../syntax/parse-source.js';
import { type Source, type SourceCodes, sourceProblems } from '../syntax/source.js';
import { withoutComments } from './comment-key.js';
import { schemaProblems } from './schema-problem.js';
import { shown } from './setting-words.js';
import { type PartialConfig, withoutWrong } from './without-wrong.js';

export interface ParsedConfig {
  readonly config: ConfigFile | undefined;
  /** What is right of a configuration with errors; undefined if there is nothing to go on with. */
  readonly partial: PartialConfig | undefined;
  readonly source: Source;
  readonly problems: Problem[];
}

/**
 * Parses and checks the text of a configuration file: YAML if its name ends in `.yaml` or `.yml`, else JSON.
 *
 * @param file As problems name it: `.chalice/config.json`.
 * @returns The configuration without its comments unless there are errors, the source with the place of each entry, and all problems in the order of the file.
 */
export async function parseConfig(text: string, file: string): Promise<ParsedConfig> {
  const source = await parseSource(text, file);
  const broken = sourceProblems(source, codes);
  if (source.value === undefined) return { config: undefined, partial: undefined, source, problems: broken };
  const reported = new Set(broken.map(pathText));
  const value = withoutComments(source.value);
  const found = checkData(value, file).filter((problem) => !reported.has(pathText(problem)));
  const problems = [...broken, ...found.map((problem) => placed(problem, source))].toSorted(byPlace);
  if (!hasErrors(problems)) return { config: value as unknown as ConfigFile, partial: undefined, source, problems };
  return { config: undefined, partial: withoutWrong(value, problems), source, problems };
}

const codes: SourceCodes = { syntax: 'config-syntax', key: 'config-syntax', duplicateKey: 'config-duplicate-key', unsafeKey: 'config-unsafe-key' };

/** Codes of problems with a value; all others are problems with a key. */
const valueCodes: readonly string[] = ['config-type', 'config-range', 'config-value', 'config-version'];

/** Adds line and column to problems that have a path in this file but no line. */
export function locate(source: Source, file: string, problems: readonly Problem[]): Problem[] {
  const lacks = ({ where }: Problem): boolean => where.file === file && where.path !== undefined && where.line === undefined;
  return problems.map((problem) => (lacks(problem) ? placed(problem, source) : problem));
}

/** The problem with the line and column of the value at its path, or of that value's key. */
function placed(problem: Problem, { place }: Source): Problem {
  return { ...problem, where: place(problem.where.path ?? [], valueCodes.includes(problem.code) ? 'value' : 'key') };
}

function checkData(data: Value, file: string): Problem[] {
  if (data === null || typeof data !== 'object' || Array.isArray(data)) {
    const message = `${file.slice(file.lastIndexOf('/') + 1)} must be an object, not ${shown(data, '')}`;
    return [
      { code: 'config-not-an-object', severity: 'error', where: { file, path: [] }, message, fix: 'start with an object that has "version" and "app_name"' },
    ];
  }
  return validateConfig(data) ? [] : schemaProblems(validateConfig.errors ?? [], data, file);
}

function pathText({ where }: Problem): string {
  return JSON.stringify(where.path ?? []);
}

function byPlace({ where: a }: Problem, { where: b }: Problem): number {
  return a.line! - b.line! || a.column! - b.column!;
}
