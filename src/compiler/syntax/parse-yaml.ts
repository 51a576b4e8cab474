import type { CST } from 'yaml';

import type { Value } from '../cloudformation/template.js';
import { deepest, type Reading, ReadingStop, tooDeep } from './reading.js';
import { parseDocument } from './yaml-document.js';
import { yamlMistake } from './yaml-mistake.js';

/**
 * The value of a YAML text: as YAML 1.2 (core schema) if it is data, or as CloudFormation reads it if it is a template.
 *
 * The `yaml` package gives the structure. `parseDocument` decides what a scalar, a tag, an alias or `<<` means; in the
 * failsafe schema every scalar is a string. The package is loaded only here, because loading takes 30 ms.
 *
 * @throws ReadingStop where the text cannot be parsed
 */
export async function parseYaml(text: string, reading: Reading, isTemplate: boolean): Promise<Value | undefined> {
  const yaml = await import('yaml');
  const tokens = [...new yaml.Parser().parse(text)];
  // The parser handles any depth, but composing its tokens recurses, and running out of stack there can end the whole
  // process.
  refuseDepth(tokens);
  // Equal keys are left to `parseDocument`, which knows their path.
  const options = { schema: isTemplate ? 'failsafe' : 'core', merge: false, resolveKnownTags: false, uniqueKeys: false } as const;
  const [document, second] = [...new yaml.Composer(options).compose(tokens, true, text.length)];
  // The parser warns about tags of CloudFormation, which it does not know.
  const found = [...document!.errors, ...(isTemplate ? [] : document!.warnings)];
  for (const error of found) reading.problems.push(yamlMistake(error));
  if (found.length > 0) return undefined;
  if (second !== undefined) throw new ReadingStop(second.range[0], 'there is more than one document', 'keep one, and write the others into files of their own');
  return parseDocument(document!, text, yaml, reading, isTemplate);
}

function refuseDepth(tokens: readonly CST.Token[]): void {
  const waiting = tokens.map((token) => ({ token: token.type === 'document' ? token.value : undefined, depth: 0 }));
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { token, depth } = next;
    if (token === undefined) continue;
    if (depth > deepest) throw new ReadingStop(token.offset, ...tooDeep);
    if (!('items' in token)) continue;
    for (const { key, value } of token.items) {
      for (const inner of [key, value]) if (inner) waiting.push({ token: inner, depth: depth + 1 });
    }
  }
}
