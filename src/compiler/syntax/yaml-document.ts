import type { Alias, Document, Node, Pair, Scalar, YAMLMap, YAMLSeq } from 'yaml';

import type { Value } from '../cloudformation/template.js';
import { plainScalar } from './parse-scalar.js';
import { checkKey, type Reading, ReadingStop, type Spot, withSpots } from './reading.js';
import type { SourceProblemKind } from './source.js';
import { isWritableTag, longForm } from './short-form.js';

/** The limit for values that aliases stand for: more than a template can hold, and few enough to do no harm. */
const mostExpanded = 100_000;

type Yaml = Pick<typeof import('yaml'), 'isAlias' | 'isScalar' | 'isSeq'>;

/**
 * Turns the nodes of a document without syntax errors into plain data. `yaml` is the module, which is loaded late.
 *
 * @throws ReadingStop where aliases stand for too many values
 */
export function parseDocument(document: Document.Parsed, yaml: Yaml, reading: Reading, isTemplate: boolean): Value {
  const anchors = new Map<string, { value: Value; size: number }>();
  let written = 0;
  let expanded = 0;

  function read(node: Node | null): Value {
    if (node === null) return null;
    if (yaml.isAlias(node)) return readAlias(node);
    const before = written + expanded;
    written += 1;
    const value = isTemplate ? readTagged(node) : readPlain(node);
    if (node.anchor !== undefined) anchors.set(node.anchor, { value, size: written + expanded - before });
    return value;
  }

  function readAlias(node: Alias): Value {
    const anchor = anchors.get(node.source);
    if (anchor === undefined) {
      // An anchor is known only after the end of its value, so no value can contain itself.
      note('syntax', node, `there is no complete value '&${node.source}' before the alias '*${node.source}'`);
      return null;
    }
    expanded += anchor.size;
    if (expanded > mostExpanded) throw new ReadingStop(offsetOf(node), `the aliases in the file stand for more than ${mostExpanded} values`);
    return anchor.value;
  }

  /** By YAML's core schema. Custom tags were refused before. */
  function readPlain(node: Scalar | YAMLMap | YAMLSeq): Value {
    return yaml.isScalar(node) ? (node.value as Value) : readCollection(node);
  }

  /** As CloudFormation reads a template. */
  function readTagged(node: Scalar | YAMLMap | YAMLSeq): Value {
    const { tag } = node;
    if (tag === undefined || tag.startsWith('tag:')) return readCore(node, tag);
    const inner = yaml.isScalar(node) ? String(node.value) : readCollection(node);
    // A lone `!` only says that the scalar is a string.
    if (tag === '!') return inner;
    if (!tag.startsWith('!')) note('syntax', node, `the tag '${tag}' means nothing in a template`);
    const made = longForm(tag, inner);
    const spot = { key: offsetOf(node), value: offsetOf(node) };
    withSpots(reading, made, new Map(Object.keys(made).map((name) => [name, spot])));
    if (isWritableTag(tag)) reading.shortForms.add(made);
    return made;
  }

  /** A node without a tag of CloudFormation, but perhaps with one of YAML's own (`!!str`). */
  function readCore(node: Scalar | YAMLMap | YAMLSeq, tag: string | undefined): Value {
    const kind = tag?.replace('tag:yaml.org,2002:', '!!');
    if (yaml.isScalar(node)) {
      const text = String(node.value);
      if (kind === undefined && node.type === 'PLAIN') return plainScalar(text);
      // Dates are strings in a template, and `!!int 012` is as surprising as 012.
      if (kind === undefined || kind === '!!str' || kind === '!!timestamp') return text;
      if (['!!int', '!!float', '!!bool', '!!null'].includes(kind)) return plainScalar(text);
    }
    if (kind !== undefined && kind !== (yaml.isSeq(node) ? '!!seq' : '!!map')) note('syntax', node, `a template cannot hold a value of the type '${kind}'`);
    return yaml.isScalar(node) ? null : readCollection(node);
  }

  function readCollection(node: YAMLMap | YAMLSeq): Value {
    return yaml.isSeq(node) ? readList(node) : readMap(node);
  }

  function readList(node: YAMLSeq): Value {
    const items = node.items as (Node | null)[];
    const list = items.map((item, index) => readAt(index, item));
    return withSpots(reading, list, new Map(items.map((item, index) => [index, { key: offsetOf(item), value: offsetOf(item) }])));
  }

  function readMap(node: YAMLMap): Value {
    const own = new Map<string, Value>();
    const inherited = new Map<string, Value>();
    const spots = new Map<string, Spot>();
    for (const { key, value } of node.items as Pair<Node | null, Node | null>[]) {
      if (isTemplate && isMergeKey(key)) {
        for (const [name, from] of readInherited(value, key)) if (!inherited.has(name)) inherited.set(name, from);
        continue;
      }
      const name = readKey(key);
      const offset = offsetOf(key ?? node);
      if (name === undefined) {
        note('key', key ?? node, 'a key is not a string');
        read(value);
        continue;
      }
      checkKey(reading, name, offset, spots);
      spots.set(name, { key: offset, value: value === null ? offset : offsetOf(value) });
      own.set(name, readAt(name, value));
    }
    return withSpots(reading, Object.fromEntries([...inherited, ...own]), spots);
  }

  function readAt(step: string | number, node: Node | null): Value {
    reading.path.push(step);
    const value = read(node);
    reading.path.pop();
    return value;
  }

  /** Keys are strings, as written: `012345678901: …` in a mapping keeps its zero, and `on: …` is not `true`. */
  function readKey(key: Node | null): string | undefined {
    // Read for its anchor and its tag; `!Ref x: …` is not a name.
    const value = read(key);
    if (!yaml.isScalar(key)) return typeof value === 'string' ? value : undefined;
    const text = key.source ?? String(key.value);
    const isNothing = text === '' && key.type === 'PLAIN';
    return isNothing || (typeof value === 'object' && value !== null) ? undefined : text;
  }

  /** The entries that `<<` adds, from one map or from a list of maps, of which the first wins. */
  function readInherited(node: Node | null, key: Node | null): [string, Value][] {
    const value = read(node);
    const maps = Array.isArray(value) ? (value as Value[]) : [value];
    if (maps.some((map) => typeof map !== 'object' || map === null || Array.isArray(map))) {
      note('key', key!, "the key '<<' needs a map or a list of maps");
      return [];
    }
    return maps.flatMap((map) => Object.entries(map as object) as [string, Value][]);
  }

  function isMergeKey(key: Node | null): boolean {
    return yaml.isScalar(key) && key.value === '<<' && key.type === 'PLAIN' && key.tag === undefined;
  }

  function note(kind: SourceProblemKind, node: Node, message: string): void {
    reading.problems.push({ kind, message, offset: offsetOf(node) });
  }

  reading.start = offsetOf(document.contents);
  return read(document.contents);
}

function offsetOf(node: Node | null): number {
  return node?.range?.[0] ?? 0;
}
