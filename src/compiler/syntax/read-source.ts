import { lineAndColumn } from '../problem/line-and-column.js';
import type { Problem } from '../problem/problem.js';
import { readJson } from './json-source.js';
import { offsetOf, type Source, type SourceNode } from './source-tree.js';

/** The data of a file and the places of all that is in it: YAML if its name ends in `.yaml` or `.yml`, else JSON. */
export async function readSource(text: string, file: string): Promise<Source> {
  if (!/\.ya?ml$/i.test(file)) return readJson(withoutMark(text), baseName(file));
  const { readYaml } = await import('./yaml-source.js');
  return await readYaml(withoutMark(text), baseName(file));
}

/** What is wrong with a file before its contents are looked at, as problems with their places. */
export function faultProblems({ faults }: Source, text: string, file: string): Problem[] {
  return faults.map(({ code, offset, path, message, fix }): Problem => {
    const where = { file, ...lineAndColumn(withoutMark(text), offset), ...(path === undefined ? {} : { path }) };
    return { code, severity: 'error', where, message, fix };
  });
}

/** The problem with the line and column of what its path leads to: of the value there, or of its key. */
export function placed(problem: Problem, root: SourceNode, text: string, isValue: boolean): Problem {
  const { file, path = [] } = problem.where;
  return { ...problem, where: { file, ...lineAndColumn(withoutMark(text), offsetOf(root, path, isValue)), path } };
}

export function baseName(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1);
}

/** Windows editors put a byte-order mark first, which is no part of the text. */
function withoutMark(text: string): string {
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}
