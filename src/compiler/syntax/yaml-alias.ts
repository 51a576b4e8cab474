import type { Alias } from 'yaml';

import type { Value } from '../cloudformation/template.js';
import { ReadingStop } from './reading.js';
import { note, offsetOf, type YamlReader } from './yaml-reader.js';

/** The limit for values that aliases stand for: more than a template can hold, and few enough to do no harm. */
const mostExpanded = 100_000;

/** The value that an alias stands for: the same object as at its anchor, not a copy. */
export function readAlias(reader: YamlReader, node: Alias): Value {
  const anchor = reader.anchors.get(node.source);
  if (anchor === undefined) {
    // An anchor is known only after the end of its value, so no value can contain itself.
    note(
      reader,
      'syntax',
      node,
      `the alias '*${node.source}' needs an anchor '&${node.source}' on a value that ends before it`,
      'write the value itself, or add the anchor to an earlier one',
    );
    return null;
  }
  reader.expanded += anchor.size;
  if (reader.expanded > mostExpanded)
    throw new ReadingStop(offsetOf(node), `the aliases in the file stand for more than ${mostExpanded} values`, 'use fewer aliases of aliases');
  return anchor.value;
}
