import type { Value } from '../cloudformation/template.js';
import type { ErrorCode } from '../problem/codes.js';
import type { Place, Problem } from '../problem/problem.js';
import type { ShortForms } from './short-form.js';

/** The way to an entry: the keys of maps, the indices (from 0) of lists. */
export type Path = readonly (string | number)[];

export type SourceFormat = 'json' | 'yaml';

/** What a user's JSON or YAML file says, what is wrong with it as JSON or YAML, and where each entry is. */
export interface Source {
  /** As plain data. Undefined when the text cannot be read to its end; of two equal keys, the last one counts. */
  readonly value: Value | undefined;
  /** All of them, in the order of the text. Each has its place. */
  readonly problems: readonly SourceProblem[];
  /**
   * The line and column of the entry at the path: of its key in a map, or of its value when asked for that. Where the file
   * has no such entry it is the place of the innermost one around it, in the end of the whole value. No line and column
   * when the text could not be read.
   */
  readonly place: (path: Path, of?: 'key' | 'value') => Place;
  /** The intrinsic functions that stand in short form (`!Sub …`), in YAML templates only. */
  readonly shortForms: ShortForms;
}

/**
 * What can be wrong with a text before its contents are looked at:
 * it does not keep to the grammar, a key is not a text, a key is in one map twice, or a key would reach a prototype.
 */
export type SourceProblemKind = 'syntax' | 'key' | 'duplicateKey' | 'unsafeKey';

export interface SourceProblem extends Pick<Problem, 'where' | 'message' | 'fix'> {
  readonly kind: SourceProblemKind;
}

/** The codes that the problems of a source have, which depend on what the file is for. */
export type SourceCodes = { readonly [kind in SourceProblemKind]: ErrorCode };

/** The problems of a source as errors. */
export function sourceProblems({ problems }: Source, codes: SourceCodes): Problem[] {
  return problems.map(({ kind, where, message, fix }) => ({ code: codes[kind], severity: 'error', where, message, fix }));
}
