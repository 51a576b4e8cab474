import type { Value, TemplateDocument } from '../cloudformation/template.js';
import type { Place, Problem } from '../problem/problem.js';
import { readJson } from './parse-json.js';
import { lineAndColumn } from '../problem/line-and-column.js';
import { placeOf, type Finding } from './parse-reading.js';
import { readYaml } from './parse-yaml.js';
import type { ShortForms } from './short-form.js';

/** A user's template, read and ready to be merged. */
export interface MergeTemplate {
  /** As problems name it. */
  readonly file: string;
  readonly value: TemplateDocument;
  readonly shortForms: ShortForms;
  /** The line and column of the entry at `path`, or of the nearest one above it that the file has. */
  readonly place: (path: readonly (string | number)[]) => Place;
}

/** By the last extension only, in any case: `x.yaml.json` is JSON. */
export function isYamlFile(name: string): boolean {
  return /\.ya?ml$/i.test(name);
}

/**
 * Reads a merge template. The format is the caller's to say: with YAML output, Chalice reads a `.json` file as YAML too.
 *
 * There is a template exactly when there are no problems (all of them errors): `merge-not-json`, `merge-not-yaml`,
 * `merge-not-a-map` for a document that is no map, and `merge-key`.
 */
export async function parseMergeTemplate(
  text: string,
  file: string,
  format: 'json' | 'yaml',
): Promise<{ template: MergeTemplate | undefined; problems: Problem[] }> {
  const source = text.replace(/^\uFEFF/, '');
  // An empty file is no document in either format, and saying so helps more than a parser's "unexpected end".
  if (source.trim() === '') return refused(file, source, [notAMap('empty')]);
  const { value, findings, positions, shortForms } = format === 'json' ? readJson(source) : await readYaml(source);
  if (findings.length > 0 || value === undefined) return refused(file, source, findings);
  if (!isMap(value)) return refused(file, source, [notAMap(kindOf(value))]);
  const place = (path: readonly (string | number)[]): Place => placeOf(file, source, positions, value, path);
  return { template: { file, value, shortForms, place }, problems: [] };
}

function refused(file: string, source: string, findings: readonly Finding[]): { template: undefined; problems: Problem[] } {
  const problems = findings.map(({ code, message, fix, offset }): Problem => {
    const where = { file, ...(offset !== undefined && lineAndColumn(source, offset)) };
    return { code, severity: 'error', where, message, fix };
  });
  return { template: undefined, problems };
}

function notAMap(kind: string): Finding {
  return {
    code: 'merge-not-a-map',
    message: `the merge template is ${kind}, not a map of sections`,
    fix: 'write a template with sections such as Resources and Outputs at its top',
  };
}

function isMap(value: Value): value is TemplateDocument {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function kindOf(value: Value): string {
  if (value === null) return 'empty';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'string' ? 'text' : `a ${typeof value}`;
}
