import type { Document, Node, Pair, Scalar, YAMLMap, YAMLSeq } from 'yaml';

import type { Value } from '../cloudformation/template.js';
import { plainScalar } from './parse-scalar.js';
import { checkKey, type Reading, type Spot, withSpots } from './reading.js';
import { isFunctionTag, longForm, tagFix } from './short-form.js';
import { readAlias } from './yaml-alias.js';
import { note, offsetOf, offsetOfTag, type Yaml, type YamlReader } from './yaml-reader.js';

/**
 * Turns the nodes of a document without syntax errors into plain data.
 *
 * @throws ReadingStop where aliases stand for too many values
 */
export function parseDocument(document: Document.Parsed, text: string, yaml: Yaml, reading: Reading, isTemplate: boolean): Value {
  reading.start = offsetOf(document.contents);
  return readNode({ yaml, text, reading, isTemplate, anchors: new Map(), written: 0, expanded: 0 }, document.contents);
}

function readNode(reader: YamlReader, node: Node | null): Value {
  if (node === null) return null;
  if (reader.yaml.isAlias(node)) return readAlias(reader, node);
  const before = reader.written + reader.expanded;
  reader.written += 1;
  const value = reader.isTemplate ? readTagged(reader, node) : readPlain(reader, node);
  if (node.anchor !== undefined) reader.anchors.set(node.anchor, { value, size: reader.written + reader.expanded - before });
  return value;
}

/** By YAML's core schema. Custom tags were refused before. */
function readPlain(reader: YamlReader, node: Scalar | YAMLMap | YAMLSeq): Value {
  return reader.yaml.isScalar(node) ? (node.value as Value) : readCollection(reader, node);
}

/** As CloudFormation reads a template. */
function readTagged(reader: YamlReader, node: Scalar | YAMLMap | YAMLSeq): Value {
  const { tag } = node;
  if (tag === undefined || tag.startsWith('tag:')) return readCore(reader, node, tag);
  const inner = reader.yaml.isScalar(node) ? String(node.value) : readCollection(reader, node);
  // A lone `!` only says that the scalar is a string.
  if (tag === '!') return inner;
  if (!isFunctionTag(tag)) {
    reader.reading.problems.push({
      kind: 'syntax',
      message: `the tag '${tag}' means nothing in a template`,
      fix: tagFix(tag),
      offset: offsetOfTag(reader, tag, node),
    });
    return null;
  }
  const made = longForm(tag, inner);
  const spot = { key: offsetOf(node), value: offsetOf(node) };
  withSpots(reader.reading, made, new Map(Object.keys(made).map((name) => [name, spot])));
  reader.reading.shortForms.add(made);
  return made;
}

const coreScalars = ['!!int', '!!float', '!!bool', '!!null'];
const coreTags = [...coreScalars, '!!str', '!!seq', '!!map'];

/** A node without a tag of CloudFormation, but perhaps with one of YAML's own (`!!str`). */
function readCore(reader: YamlReader, node: Scalar | YAMLMap | YAMLSeq, tag: string | undefined): Value {
  const { yaml } = reader;
  const kind = tag?.replace('tag:yaml.org,2002:', '!!');
  if (yaml.isScalar(node)) {
    const text = String(node.value);
    if (kind === undefined && node.type === 'PLAIN') return plainScalar(text);
    // Dates are strings in a template, and `!!int 012` is as surprising as 012.
    if (kind === undefined || kind === '!!str' || kind === '!!timestamp') return text;
    if (coreScalars.includes(kind)) return plainScalar(text);
  }
  const isScalar = yaml.isScalar(node);
  if (kind !== undefined && (isScalar || kind !== (yaml.isSeq(node) ? '!!seq' : '!!map'))) {
    const message = coreTags.includes(kind) ? `the tag '${kind}' does not fit this value` : `a template cannot hold a value of the type '${kind}'`;
    note(reader, 'syntax', node, message, 'remove the tag');
  }
  return isScalar ? null : readCollection(reader, node);
}

function readCollection(reader: YamlReader, node: YAMLMap | YAMLSeq): Value {
  return reader.yaml.isSeq(node) ? readList(reader, node) : readMap(reader, node);
}

function readList(reader: YamlReader, node: YAMLSeq): Value {
  const items = node.items as (Node | null)[];
  const list = items.map((item, index) => readInner(reader, index, item));
  return withSpots(reader.reading, list, new Map(items.map((item, index) => [index, { key: offsetOf(item), value: offsetOf(item) }])));
}

function readMap(reader: YamlReader, node: YAMLMap): Value {
  const own = new Map<string, Value>();
  const inherited = new Map<string, Value>();
  const spots = new Map<string, Spot>();
  for (const { key, value } of node.items as Pair<Node | null, Node | null>[]) {
    if (reader.isTemplate && isMergeKey(reader, key)) {
      for (const [name, from] of readInherited(reader, value, key)) if (!inherited.has(name)) inherited.set(name, from);
      continue;
    }
    const name = readKey(reader, key);
    const offset = offsetOf(key ?? node);
    if (name === undefined) {
      note(reader, 'key', key ?? node, 'a key is not a string');
      readNode(reader, value);
      continue;
    }
    checkKey(reader.reading, name, offset, spots);
    spots.set(name, { key: offset, value: value === null ? offset : offsetOf(value) });
    own.set(name, readInner(reader, name, value));
  }
  return withSpots(reader.reading, Object.fromEntries([...inherited, ...own]), spots);
}

function readInner(reader: YamlReader, step: string | number, node: Node | null): Value {
  const { path } = reader.reading;
  path.push(step);
  const value = readNode(reader, node);
  path.pop();
  return value;
}

/** Keys are strings, as written: `012345678901: …` in a mapping keeps its zero, and `on: …` is not `true`. */
function readKey(reader: YamlReader, key: Node | null): string | undefined {
  // Read for its anchor and its tag; `!Ref x: …` is not a name.
  const value = readNode(reader, key);
  if (!reader.yaml.isScalar(key)) return typeof value === 'string' ? value : undefined;
  const text = key.source ?? String(key.value);
  const isNothing = text === '' && key.type === 'PLAIN';
  return isNothing || (typeof value === 'object' && value !== null) ? undefined : text;
}

function isMergeKey({ yaml }: YamlReader, key: Node | null): key is Scalar {
  return yaml.isScalar(key) && key.value === '<<' && key.type === 'PLAIN' && key.tag === undefined;
}

/** The entries that `<<` adds, from one map or from a list of maps, of which the first wins. */
function readInherited(reader: YamlReader, node: Node | null, key: Node): [string, Value][] {
  const value = readNode(reader, node);
  const maps = Array.isArray(value) ? (value as Value[]) : [value];
  if (maps.some((map) => typeof map !== 'object' || map === null || Array.isArray(map))) {
    note(reader, 'key', key, "the key '<<' needs a map or a list of maps");
    return [];
  }
  return maps.flatMap((map) => Object.entries(map as object) as [string, Value][]);
}
