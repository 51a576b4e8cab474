import type { Node } from 'yaml';

import type { Value } from '../cloudformation/template.js';
import type { Reading } from './reading.js';
import type { SourceProblemKind } from './source.js';

/** The functions of the `yaml` package that a reader needs. They are handed in, because the package is loaded late. */
export type Yaml = Pick<typeof import('yaml'), 'isAlias' | 'isScalar' | 'isSeq'>;

/** What reading the nodes of a document needs, and what is known so far. */
export interface YamlReader {
  readonly yaml: Yaml;
  readonly text: string;
  readonly reading: Reading;
  readonly isTemplate: boolean;
  /** The finished values with an anchor, each with the number of values in it. */
  readonly anchors: Map<string, { readonly value: Value; readonly size: number }>;
  /** The values in the text. */
  written: number;
  /** The values that aliases stand for. */
  expanded: number;
}

export function note({ reading }: YamlReader, kind: SourceProblemKind, node: Node, message: string, fix?: string): void {
  reading.problems.push({ kind, message, offset: offsetOf(node), ...(fix !== undefined && { fix }) });
}

export function offsetOf(node: Node | null): number {
  return node?.range?.[0] ?? 0;
}

/** The tag before a node, which can be in an earlier line; the node itself if the tag is written in another way. */
export function offsetOfTag({ text }: YamlReader, tag: string, node: Node): number {
  const offset = offsetOf(node);
  // Nothing but an anchor and comments can be between them. The limit keeps the time in proportion to the text.
  const from = Math.max(0, offset - 500);
  const found = text.slice(from, offset + tag.length).lastIndexOf(tag);
  return found === -1 ? offset : from + found;
}
