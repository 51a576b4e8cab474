import type { Alias, Document, Node, Pair, Scalar, YAMLMap, YAMLSeq } from 'yaml';

import type { Value } from '../cloudformation/template.js';
import { checkKey, type Finding, type Positions, type Reading } from './parse-reading.js';
import { plainScalar } from './parse-scalar.js';
import { isWritableTag, longForm } from './short-form.js';

/** Aliases may expand to this many values in all: more than a template can hold, and few enough to do no harm. */
const mostExpanded = 100_000;

type Yaml = Pick<typeof import('yaml'), 'isAlias' | 'isScalar' | 'isSeq'>;

/** Turns the nodes of a document that has no syntax errors into plain data; `yaml` is the module, which is loaded late. */
export function readDocument(document: Document.Parsed, yaml: Yaml): Reading {
  const findings: Finding[] = [];
  const positions: Positions = new WeakMap();
  const shortForms = new WeakSet<object>();
  const anchors = new Map<string, { value: Value; size: number }>();
  let size = 0;

  function read(node: Node | null): Value {
    if (node === null) return null;
    if (yaml.isAlias(node)) return readAlias(node);
    const before = size;
    size += 1;
    const value = readTagged(node);
    if (node.anchor !== undefined) anchors.set(node.anchor, { value, size: size - before });
    return value;
  }

  function readAlias(node: Alias): Value {
    const anchor = anchors.get(node.source);
    if (anchor === undefined) {
      // An anchor is known from the end of its value on, so no value can contain itself.
      refuse(node, `there is no complete value '&${node.source}' before the alias '*${node.source}'`);
      return null;
    }
    const fitted = size <= mostExpanded;
    size += anchor.size;
    if (fitted && size > mostExpanded) refuse(node, `the aliases up to here expand to more than ${mostExpanded} values`);
    return anchor.value;
  }

  function readTagged(node: Scalar | YAMLMap | YAMLSeq): Value {
    const { tag } = node;
    if (tag === undefined || tag.startsWith('tag:')) return readCore(node, tag);
    const inner = yaml.isScalar(node) ? String(node.value) : readCore(node, undefined);
    // A lone `!` only says that the scalar is a text.
    if (tag === '!') return inner;
    if (!tag.startsWith('!')) refuse(node, `the tag '${tag}' means nothing in a template`);
    const made = longForm(tag, inner);
    positions.set(made, new Map(Object.keys(made).map((name) => [name, offsetOf(node)])));
    if (isWritableTag(tag)) shortForms.add(made);
    return made;
  }

  /** Reads what has no tag of CloudFormation's, but may have one of YAML's own (`!!str`). */
  function readCore(node: Scalar | YAMLMap | YAMLSeq, tag: string | undefined): Value {
    const kind = tag?.replace('tag:yaml.org,2002:', '!!');
    if (yaml.isScalar(node)) {
      const text = String(node.value);
      if (kind === undefined && node.type === 'PLAIN') return plainScalar(text);
      // Dates are texts in a template, and `!!int 012` is as much a surprise as 012 would be.
      if (kind === undefined || kind === '!!str' || kind === '!!timestamp') return text;
      if (['!!int', '!!float', '!!bool', '!!null'].includes(kind)) return plainScalar(text);
    }
    const isList = yaml.isSeq(node);
    if (kind !== undefined && kind !== (isList ? '!!seq' : '!!map')) refuse(node, `a template cannot hold a value of the type '${kind}'`);
    if (yaml.isScalar(node)) return null;
    return isList ? readList(node) : readMap(node);
  }

  function readList(node: YAMLSeq): Value {
    const items = node.items as (Node | null)[];
    const list = items.map(read);
    positions.set(list, new Map(items.map((item, index) => [index, offsetOf(item)])));
    return list;
  }

  function readMap(node: YAMLMap): Value {
    const own = new Map<string, Value>();
    const inherited = new Map<string, Value>();
    const offsets = new Map<string, number>();
    for (const { key, value } of node.items as Pair<Node | null, Node | null>[]) {
      const offset = offsetOf(key ?? node);
      if (isMergeKey(key)) {
        for (const [name, from] of readInherited(value, offset)) if (!inherited.has(name)) inherited.set(name, from);
        continue;
      }
      const name = readKey(key);
      const entry = read(value);
      if (name === undefined) {
        findings.push({ code: 'merge-key', offset, message: 'a key is not a text', fix: 'write a name before the colon' });
        continue;
      }
      const finding = checkKey(name, offsets, offset);
      if (finding) findings.push(finding);
      offsets.set(name, offset);
      own.set(name, entry);
    }
    const map = Object.fromEntries([...inherited, ...own]);
    positions.set(map, offsets);
    return map;
  }

  /** Keys are texts as they were written: `012345678901: …` in a mapping keeps its zero, and `on: …` is not `true`. */
  function readKey(key: Node | null): string | undefined {
    if (key === null) return undefined;
    if (!yaml.isScalar(key)) {
      const value = read(key);
      return typeof value === 'string' ? value : undefined;
    }
    // Read for its anchor and its tag; `!Ref x: …` is no name.
    const value = read(key);
    const text = String(key.value);
    const isNothing = text === '' && key.type === 'PLAIN';
    return isNothing || (typeof value === 'object' && value !== null) ? undefined : text;
  }

  /** The entries that `<<` brings in, from one map or from a list of maps, of which the first has the say. */
  function readInherited(node: Node | null, offset: number): [string, Value][] {
    const value = read(node);
    const maps = Array.isArray(value) ? (value as Value[]) : [value];
    if (maps.some((map) => typeof map !== 'object' || map === null || Array.isArray(map))) {
      findings.push({ code: 'merge-key', offset, message: "the key '<<' takes a map or a list of maps", fix: 'give it the alias of a map' });
      return [];
    }
    return maps.flatMap((map) => Object.entries(map as object) as [string, Value][]);
  }

  function isMergeKey(key: Node | null): boolean {
    return yaml.isScalar(key) && key.value === '<<' && key.type === 'PLAIN' && key.tag === undefined;
  }

  function refuse(node: Node, message: string): void {
    findings.push({ code: 'merge-not-yaml', message, fix: 'write the value itself there', offset: offsetOf(node) });
  }

  return { value: read(document.contents), findings, positions, shortForms };
}

function offsetOf(node: Node | null): number {
  return node?.range?.[0] ?? 0;
}
