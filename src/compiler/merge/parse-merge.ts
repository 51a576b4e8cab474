import { isMap } from '../cloudformation/branch.js';
import type { TemplateDocument, Value } from '../cloudformation/template.js';
import type { Place, Problem } from '../problem/problem.js';
import { parseSource } from '../syntax/parse-source.js';
import type { ShortForms } from '../syntax/short-form.js';
import { type Path, type SourceFormat, sourceProblems } from '../syntax/source.js';

/** A user's template, parsed and ready to be merged. */
export interface MergeTemplate {
  /** As problems name it. */
  readonly file: string;
  readonly value: TemplateDocument;
  readonly shortForms: ShortForms;
  /** Whether no key is there twice. Of two equal keys, only the last is in `value`. */
  readonly isWhole: boolean;
  /** Whether a whole section is there twice: names may be missing. */
  readonly lacksNames: boolean;
  /** The line and column of the entry at `path`, or of the nearest existing entry above it; none for the whole file. */
  readonly place: (path: Path) => Place;
}

/**
 * Parses a merge template. The caller decides on the format: with YAML output, Chalice reads a `.json` file as YAML too.
 *
 * All problems are errors. There is a template even with a duplicate key (`merge-key`), as its other problems can be told too, but not where the
 * text cannot be read (`merge-not-json`, `merge-not-yaml`) or is not a map (`merge-not-a-map`).
 */
export async function parseMergeTemplate(
  text: string,
  file: string,
  format: SourceFormat,
): Promise<{ template: MergeTemplate | undefined; problems: Problem[] }> {
  // An empty file is not a document in either format, and "empty" helps more than a parser's "unexpected end".
  if (text.trim() === '') return { template: undefined, problems: [notAMap(file, 'empty')] };
  const source = await parseSource(text, file, { format, isTemplate: true });
  const { value, shortForms } = source;
  const syntax = format === 'json' ? 'merge-not-json' : 'merge-not-yaml';
  const problems = sourceProblems(source, { syntax, key: 'merge-key', duplicateKey: 'merge-key', unsafeKey: 'merge-key' });
  if (value === undefined || source.problems.some(({ kind }) => kind !== 'duplicateKey')) return { template: undefined, problems: problems.map(withHint) };
  if (!isMap(value)) return { template: undefined, problems: [...problems, notAMap(file, kindOf(value))] };
  const place = (path: Path): Place => (path.length === 0 ? { file, path } : source.place(path));
  const lacksNames = problems.some(({ where }) => (where.path ?? []).length <= 1);
  return { template: { file, value, shortForms, isWhole: problems.length === 0, lacksNames, place }, problems };
}

/** YAML in a file without the extension .yaml is refused as JSON. */
function withHint(problem: Problem): Problem {
  return problem.code === 'merge-not-json' ? { ...problem, fix: `${problem.fix}, or give a YAML template the extension .yaml` } : problem;
}

function notAMap(file: string, kind: string): Problem {
  return {
    code: 'merge-not-a-map',
    severity: 'error',
    where: { file },
    message: `the merge template is ${kind}, not a map of sections`,
    fix: 'start with a map of sections such as Resources and Outputs',
  };
}

function kindOf(value: Value): string {
  if (value === null) return 'empty';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'string' ? 'a string' : `a ${typeof value}`;
}
