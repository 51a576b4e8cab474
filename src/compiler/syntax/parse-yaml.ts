import type { CST } from 'yaml';

import { deepest, type Finding, type Reading } from './parse-reading.js';
import { readDocument } from './yaml-document.js';

/**
 * Reads a YAML template with CloudFormation's short forms.
 *
 * The parser gives the structure only (its failsafe schema makes every scalar a text); what a scalar, a tag, an alias
 * or `<<` means is decided in `readDocument`, so that a template says the same here as it does to CloudFormation.
 */
export async function readYaml(source: string): Promise<Reading> {
  const yaml = await import('yaml');
  const tokens = [...new yaml.Parser().parse(source)];
  // The parser goes as deep as the text does, but composing what it found recurses, and running out of stack there can
  // end the whole process.
  if (tokens.some((token) => token.type === 'document' && isDeeper(token.value, deepest))) {
    return refused([notYaml(`values are nested more than ${deepest} deep`)]);
  }
  const options = { schema: 'failsafe', merge: false, resolveKnownTags: false, uniqueKeys: false } as const;
  const documents = [...new yaml.Composer(options).compose(tokens, true, source.length)];
  const findings = documents.flatMap(({ errors }) => errors.map(({ message, pos }) => notYaml(asClause(message), pos[0])));
  if (findings.length > 0) return refused(findings);
  if (documents.length > 1) {
    const message = `the merge template holds ${documents.length} documents, not one map of sections`;
    const fix = 'keep one document in the file and put the others into files of their own';
    return refused([{ code: 'merge-not-a-map', message, fix, offset: documents[1]!.range[0] }]);
  }
  return readDocument(documents[0]!, yaml);
}

function refused(findings: readonly Finding[]): Reading {
  return { value: undefined, findings, positions: new WeakMap(), shortForms: new WeakSet() };
}

function notYaml(message: string, offset?: number): Finding {
  const fix = 'write a valid YAML template there';
  return { code: 'merge-not-yaml', message: `this is not valid YAML: ${message}`, fix, ...(offset !== undefined && { offset }) };
}

function isDeeper(token: CST.Token | null | undefined, left: number): boolean {
  if (left < 0) return true;
  if (!token || !('items' in token)) return false;
  return token.items.some(({ key, value }) => isDeeper(key, left - 1) || isDeeper(value, left - 1));
}

/** The parser's sentence inside one of ours; it says `Missing closing "quote`. */
function asClause(message: string): string {
  return (message.charAt(0).toLowerCase() + message.slice(1)).replace(/\.$/, '').replace(/["']quote$/, 'quote');
}
