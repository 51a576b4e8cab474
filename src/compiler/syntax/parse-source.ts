import { type LineFinder, lineFinder } from '../problem/line-and-column.js';
import type { Value } from '../cloudformation/template.js';
import type { Place } from '../problem/problem.js';
import { exactNumber } from './parse-scalar.js';
import { parseJson } from './parse-json.js';
import { invalid, newReading, type RawProblem, type Reading, ReadingStop, type Spot } from './reading.js';
import type { Path, Source, SourceFormat, SourceProblem, SourceProblemKind } from './source.js';

export interface SourceOptions {
  /** Default: by the file's name. */
  readonly format?: SourceFormat;
  /**
   * True for what becomes part of a template. Numbers that JavaScript would change (`1.0`, 2^53 and more) stay strings, as
   * written, and YAML is read as CloudFormation reads it: `!Sub …`, `yes`, `<<`.
   */
  readonly isTemplate?: boolean;
}

/** By the last extension only, in any case: `x.yaml.json` is JSON. */
export function formatOf(file: string): SourceFormat {
  return /\.ya?ml$/i.test(file) ? 'yaml' : 'json';
}

/**
 * Parses the text of a file that a user wrote. Every kind of JSON or YAML file is parsed here.
 *
 * ```ts
 * const source = await parseSource(text, '.chalice/config.json');
 * const problems = sourceProblems(source, { syntax: 'config-syntax', … });  // mistakes in the JSON or YAML itself
 * if (source.value !== undefined) check(source.value);                      // defined even if keys are duplicate
 * source.place(['stages', 'dev', 'lambda_timeout'], 'value');               // { file, line: 4, column: 23, path }
 * ```
 *
 * @param file As places name it.
 */
export async function parseSource(text: string, file: string, { format = formatOf(file), isTemplate = false }: SourceOptions = {}): Promise<Source> {
  // Windows editors start a file with a byte-order mark, which is not part of the text.
  const bare = text.startsWith('\uFEFF') ? text.slice(1) : text;
  const reading = newReading();
  const read = await parse(bare, reading, format, isTemplate);
  const isWhole = reading.problems.every(({ kind }) => kind === 'duplicateKey' || kind === 'unsafeKey');
  const value = isWhole ? read : undefined;
  const problems = isWhole ? reading.problems : (conflictIn(bare, format) ?? reading.problems);
  const find = lineFinder(bare);
  return {
    value,
    problems: atMost1000(problems.toSorted((a, b) => a.offset - b.offset)).map((problem) => described(problem, file, find)),
    place: (path, of = 'key') => ({ file, ...(value !== undefined && find(offsetAt(value, reading, path, of))), path }),
    shortForms: reading.shortForms,
  };
}

async function parse(text: string, reading: Reading, format: SourceFormat, isTemplate: boolean): Promise<Value | undefined> {
  try {
    if (format === 'json') return parseJson(text, reading, isTemplate ? exactNumber : Number);
    const { parseYaml } = await import('./parse-yaml.js');
    return await parseYaml(text, reading, isTemplate);
  } catch (error) {
    if (!(error instanceof ReadingStop)) throw error;
    reading.problems.push({ kind: 'syntax', offset: error.offset, message: invalid(format, error.message), fix: error.fix });
    return undefined;
  }
}

/** An unresolved conflict of git. All else that is wrong with such a text comes of it. */
function conflictIn(text: string, format: SourceFormat): RawProblem[] | undefined {
  const offset = text.search(/^<{7}(?: .*)?\r?$/m);
  if (offset < 0 || !/^>{7}(?: .*)?\r?$/m.test(text)) return undefined;
  const fix = 'keep what is right of both sides, and remove the lines that begin with <<<<<<<, ======= and >>>>>>>';
  return [{ kind: 'syntax', offset, message: invalid(format, 'git has left a merge conflict here'), fix }];
}

/** The first thousand problems and the number of the others, which are most likely consequences of these. */
function atMost1000(problems: readonly RawProblem[]): readonly RawProblem[] {
  const next = problems[1000];
  if (next === undefined) return problems;
  const message = `the file has ${problems.length - 1000} more problems from here on`;
  return [...problems.slice(0, 1000), { kind: 'syntax', offset: next.offset, message }];
}

/** The offset of the entry at the path, or of the innermost existing entry around it. */
function offsetAt(root: Value, { spots, start }: Reading, path: Path, of: 'key' | 'value'): number {
  let value: unknown = root;
  let spot: Spot = { key: start, value: start };
  for (const step of path) {
    const next = spots.get(value as object)?.get(step);
    // A missing entry is reported at the key of its map, even if the place of a value was asked for.
    if (next === undefined) return spot.key;
    spot = next;
    value = (value as { readonly [step: string | number]: unknown })[step];
  }
  return spot[of];
}

const fixes: { readonly [kind in SourceProblemKind]: string } = {
  syntax: 'correct it at this place',
  key: 'write a name before the colon',
  duplicateKey: 'keep one of them',
  unsafeKey: 'choose another name',
};

function described({ kind, offset, path, message, fix = fixes[kind], earlier }: RawProblem, file: string, find: LineFinder): SourceProblem {
  const where: Place = { file, ...find(offset), ...(path !== undefined && { path }) };
  if (earlier === undefined) return { kind, where, message, fix };
  const { line, column } = find(earlier);
  return { kind, where, message: `${message} is also in line ${line}, column ${column}, but only the last one would count`, fix };
}
