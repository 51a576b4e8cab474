import type { Node, Pair, YAMLMap } from 'yaml';
import type { Value } from '../cloudformation/template.js';
import { toJson, toYaml } from './serialise.js';

/**
 * The text of a template with the value at a path replaced. All else stays as it is written, comments too.
 *
 * @param text JSON or YAML that `parseSource` can read
 * @returns undefined if the value is not written at that path: it comes from an alias or a merge key, or there is none
 */
export async function replaceValue(text: string, path: readonly string[], value: Value): Promise<string | undefined> {
  const yaml = await import('yaml');
  // JSON is YAML too.
  const options = { schema: 'failsafe', merge: false, resolveKnownTags: false, uniqueKeys: false } as const;
  const [document] = [...new yaml.Composer(options).compose(new yaml.Parser().parse(text), true, text.length)];
  if (document === undefined || document.errors.length > 0) return undefined;
  let node: unknown = document.contents;
  let key: Node | null = null;
  for (const step of path) {
    const pair: Pair<Node, Node | null> | undefined = yaml.isMap(node) ? pairOf(node as YAMLMap<Node, Node | null>, step) : undefined;
    key = pair?.key ?? null;
    node = pair?.value;
  }
  if (!yaml.isMap(node) || !key?.range || !node.range) return undefined;
  const [start, end] = node.range;
  const written = text.slice(start, end).trimEnd();
  const indent = node.flow === true ? indentAt(text, key.range[0]) : ' '.repeat(start - lineStart(text, start));
  const fresh = node.flow === true ? toJson(value) : await toYaml(value);
  const lines = fresh.trimEnd().split('\n');
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  return text.slice(0, start) + lines.join(`${newline}${indent}`) + text.slice(start + written.length);
}

function pairOf(map: YAMLMap<Node, Node | null>, step: string): Pair<Node, Node | null> | undefined {
  return map.items.find(({ key }) => String((key as { readonly value?: unknown }).value) === step);
}

function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

function indentAt(text: string, offset: number): string {
  return /^[ \t]*/.exec(text.slice(lineStart(text, offset)))![0];
}
