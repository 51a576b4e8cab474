import type { Alias, Document, Node, YAMLMap, YAMLSeq } from 'yaml';
import { addMember, deepest, type Source, type SourceFault, type SourceNode, SourceStop, sourceNode } from './source-tree.js';

/** Aliases may not make a small file a huge configuration. */
const mostAliases = 100;

const tooDeep = `it is nested deeper than ${deepest} levels`;

type Yaml = typeof import('yaml');
type Path = readonly (string | number)[];

/** Reads YAML 1.2 (core schema, one document, no tags of one's own). The parser is loaded only here: it takes 30 ms. */
export async function readYaml(text: string, name: string): Promise<Source> {
  const yaml = await import('yaml');
  const faults: SourceFault[] = [];
  try {
    refuseDepth(yaml, text);
    // Repeated keys are left to the reader below, which knows their path.
    const document = yaml.parseDocument(text, { logLevel: 'error', prettyErrors: false, resolveKnownTags: false, schema: 'core', uniqueKeys: false });
    const trouble = document.errors[0] ?? document.warnings[0];
    if (trouble !== undefined) throw new SourceStop(trouble.pos[0], trouble.code === 'MULTIPLE_DOCS' ? 'there is more than one document' : trouble.message);
    const root = sourceNode(document.contents?.range?.[0] ?? 0);
    new YamlReader(yaml, document, faults).read(document.contents, root, [], []);
    return { value: document.toJS({ maxAliasCount: mostAliases }), root, faults };
  } catch (error) {
    // yaml itself throws only when aliases stand for too much, and without a place.
    const tooMuch = `its aliases stand for more than ${mostAliases} times as much as is written`;
    const { offset = 0, message } = error instanceof SourceStop ? error : { message: tooMuch };
    // The parser's own words, made a part of a sentence.
    const what = message.replace(/\s+/g, ' ').replace(/[.:\s]+$/, '');
    const fault = { code: 'config-syntax', offset, message: `${name} is not valid YAML: ${what}`, fix: 'correct the YAML at this place' };
    return { value: undefined, root: undefined, faults: [fault] };
  }
}

/** The parser's second step calls itself for every level, and a file of brackets only would end the process. */
function refuseDepth(yaml: Yaml, text: string): void {
  const waiting: { token: unknown; depth: number }[] = [...new yaml.Parser().parse(text)].map((token) => ({ token, depth: 0 }));
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { token, depth } = next;
    if (token === null || typeof token !== 'object') continue;
    const { offset = 0, items = [], key, value } = token as { offset?: number; items?: unknown[]; key?: unknown; value?: unknown };
    if (depth > 2 * deepest) throw new SourceStop(offset, tooDeep);
    // A list or map holds items, and these hold tokens: two steps down are one level.
    for (const inner of [...items, key, value]) waiting.push({ token: inner, depth: depth + 1 });
  }
}

class YamlReader {
  readonly #yaml: Yaml;
  readonly #document: Document;
  readonly #faults: SourceFault[];

  constructor(yaml: Yaml, document: Document, faults: SourceFault[]) {
    this.#yaml = yaml;
    this.#document = document;
    this.#faults = faults;
  }

  /** @param around The nodes that the value is in. */
  read(value: unknown, node: SourceNode, path: Path, around: readonly Node[]): void {
    if (path.length > deepest) throw new SourceStop(node.offset, tooDeep);
    if (this.#yaml.isMap(value)) this.#members(value, node, path, [...around, value]);
    else if (this.#yaml.isSeq(value)) this.#items(value, node, path, [...around, value]);
    else if (this.#yaml.isAlias(value)) this.#checkAlias(value, node, around);
  }

  #members(map: YAMLMap, node: SourceNode, path: Path, around: readonly Node[]): void {
    for (const { key, value } of map.items) {
      if (!this.#yaml.isScalar(key)) throw new SourceStop((key as Node | null)?.range?.[0] ?? node.offset, 'a key has to be plain text');
      const name = String(key.value ?? '');
      const child = sourceNode(key.range?.[0] ?? node.offset, (value as Node | null)?.range?.[0]);
      addMember(node, name, child, path, this.#faults);
      this.read(value, child, [...path, name], around);
    }
  }

  #items(list: YAMLSeq, node: SourceNode, path: Path, around: readonly Node[]): void {
    for (const [index, item] of list.items.entries()) {
      const child = sourceNode((item as Node | null)?.range?.[0] ?? node.offset);
      node.children.set(index, child);
      this.read(item, child, [...path, index], around);
    }
  }

  #checkAlias(alias: Alias, node: SourceNode, around: readonly Node[]): void {
    const meant = alias.resolve(this.#document);
    if (meant === undefined) throw new SourceStop(node.offset, `there is no &${alias.source} before the alias *${alias.source}`);
    if (around.includes(meant)) throw new SourceStop(node.offset, `the alias *${alias.source} stands inside of what it stands for`);
  }
}
