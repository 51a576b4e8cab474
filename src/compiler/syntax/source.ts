import type { Value } from '../cloudformation/template.js';
import type { ErrorCode } from '../problem/codes.js';
import type { Place, Problem } from '../problem/problem.js';
import type { ShortForms } from './short-form.js';

/** The path to an entry: the keys of maps and the indices (from 0) of lists. */
export type Path = readonly (string | number)[];

export type SourceFormat = 'json' | 'yaml';

/** The content of a user's JSON or YAML file, the mistakes in its JSON or YAML, and the place of each entry. */
export interface Source {
  /** As plain data. Undefined if the text cannot be read to its end; of two equal keys, the last one counts. */
  readonly value: Value | undefined;
  /** In the order of the text, each with its place. */
  readonly problems: readonly SourceProblem[];
  /**
   * The line and column of the entry at the path: of its key in a map, or of its value with `of` set to `value`. If the file
   * has no such entry, the place of the innermost entry around it, or of the whole value. Without line and column if the text
   * could not be read.
   */
  readonly place: (path: Path, of?: 'key' | 'value') => Place;
  /** The intrinsic functions in short form (`!Sub …`), in YAML templates only. */
  readonly shortForms: ShortForms;
}

/**
 * What can be wrong with a text before its contents are checked:
 * a syntax error, a key that is not a string, a duplicate key, or a key that would reach a prototype.
 */
export type SourceProblemKind = 'syntax' | 'key' | 'duplicateKey' | 'unsafeKey';

export interface SourceProblem extends Pick<Problem, 'where' | 'message' | 'fix'> {
  readonly kind: SourceProblemKind;
}

/** The codes for the problems of a source, which depend on what the file is for. */
export type SourceCodes = { readonly [kind in SourceProblemKind]: ErrorCode };

/** The problems of a source as errors. */
export function sourceProblems({ problems }: Source, codes: SourceCodes): Problem[] {
  return problems.map(({ kind, where, message, fix }) => ({ code: codes[kind], severity: 'error', where, message, fix }));
}
