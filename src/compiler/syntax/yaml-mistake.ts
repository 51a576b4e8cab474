import type { YAMLError } from 'yaml';

import { invalid, type RawProblem } from './reading.js';

/** What the parser of YAML found wrong, in our words where its own say too little, and with a fix where the reason is known. */
export function yamlMistake({ code, message, pos }: Pick<YAMLError, 'code' | 'message' | 'pos'>): RawProblem {
  const offset = pos[0];
  const tag = /^Unresolved tag: (.*)/.exec(message)?.[1];
  if (tag !== undefined) return { kind: 'syntax', offset, ...unknownTag(tag.replace('tag:yaml.org,2002:', '!!')) };
  const clause = asClause(message);
  const fix = fixOf(code, clause);
  return { kind: 'syntax', message: invalid('yaml', clause), offset, ...(fix !== undefined && { fix }) };
}

function unknownTag(tag: string): { message: string; fix: string } {
  const isFunction = /^![^!]/.test(tag);
  const message = isFunction
    ? `'${tag}' cannot be used here: only a template has intrinsic functions, a configuration has none`
    : `the tag '${tag}' cannot be used here`;
  return { message, fix: isFunction ? 'write the value itself' : 'remove the tag' };
}

function fixOf(code: YAMLError['code'], clause: string): string | undefined {
  const close = /end with a ([\]}])$/.exec(clause)?.[1];
  if (close !== undefined) return `close it with '${close}', and indent its lines`;
  if (clause === 'missing closing quote') return 'add the closing quote';
  return fixes.get(code);
}

const fixes: ReadonlyMap<YAMLError['code'], string> = new Map([
  ['TAB_AS_INDENT', 'indent with spaces'],
  ['BAD_SCALAR_START', 'put the value in quotes'],
  ['BLOCK_AS_IMPLICIT_KEY', "put a text that has ': ' in quotes, or start the inner map on a line of its own"],
  ['MULTILINE_IMPLICIT_KEY', "write ': ' after the key, on the same line"],
  ['BAD_DQ_ESCAPE', 'write a backslash as \\\\, or use single quotes'],
]);

/** The parser's sentence as part of one of ours. It says `Missing closing "quote`. */
function asClause(message: string): string {
  const sentence = message.replace(/\s+/g, ' ').replace(/[.:\s]+$/, '');
  return (sentence.charAt(0).toLowerCase() + sentence.slice(1)).replace(/["']quote$/, 'quote');
}
