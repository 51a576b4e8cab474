import type { Node } from 'yaml';

import type { Value } from '../cloudformation/template.js';
import type { Reading } from './reading.js';
import type { SourceProblemKind } from './source.js';

/** The functions of the `yaml` package that a reader needs. They are handed in, because the package is loaded late. */
export type Yaml = Pick<typeof import('yaml'), 'isAlias' | 'isScalar' | 'isSeq'>;

/** What reading the nodes of a document needs, and what is known so far. */
export interface YamlReader {
  readonly yaml: Yaml;
  readonly reading: Reading;
  readonly isTemplate: boolean;
  /** The finished values with an anchor, each with the number of values in it. */
  readonly anchors: Map<string, { readonly value: Value; readonly size: number }>;
  /** The values in the text. */
  written: number;
  /** The values that aliases stand for. */
  expanded: number;
}

export function note({ reading }: YamlReader, kind: SourceProblemKind, node: Node, message: string): void {
  reading.problems.push({ kind, message, offset: offsetOf(node) });
}

export function offsetOf(node: Node | null): number {
  return node?.range?.[0] ?? 0;
}
