import type { Node } from 'yaml';

import type { Template, Value } from '../cloudformation/template.js';
import { escaped, toAscii } from './ascii.js';
import { plainScalar, writtenNumber } from './parse-scalar.js';
import { shortForm, type ShortForms } from './short-form.js';

/** Two spaces a level, insertion order, ASCII only, one final newline: the same as Python's `json.dumps`. */
export function toJson(value: object | Value): string {
  return `${toAscii(JSON.stringify(value, null, 2))}\n`;
}

/** The longest line of `toNarrowJson`, as far as it can choose. */
const widest = 160;

/** The same, with what fits into a line on one line: less text for a file that people read all the same. */
export function toNarrowJson(value: object | Value): string {
  const text = (one: unknown, indent: string, before: number): string => {
    const compact = JSON.stringify(one);
    if (typeof one !== 'object' || one === null || indent.length + before + compact.length <= widest) return compact;
    const inner = `${indent}  `;
    const isList = Array.isArray(one);
    const entries = Object.entries(one)
      .filter(([, part]) => part !== undefined)
      .map(([key, part]) => {
        const name = isList ? '' : `${JSON.stringify(key)}: `;
        return `${inner}${name}${text(part, inner, name.length)}`;
      });
    return `${isList ? '[' : '{'}\n${entries.join(',\n')}\n${indent}${isList ? ']' : '}'}`;
  };
  return `${toAscii(text(value, '', 0))}\n`;
}

/** The same on one line. */
export function toCompactJson(value: object | Value): string {
  return `${toAscii(JSON.stringify(value))}\n`;
}

/**
 * The template as YAML in block style: keys sorted by code unit at every level, values written out instead of aliased,
 * no line folded, and nothing that YAML 1.1 (CloudFormation, Python) and 1.2 read differently. Intrinsic functions have
 * their short form if the user wrote it in one of the `files`, and the long form otherwise.
 */
export async function toYaml(document: Template | Value, files: readonly { readonly shortForms: ShortForms }[] = []): Promise<string> {
  const { Document, Pair, Scalar, YAMLMap, YAMLSeq } = await import('yaml');
  const shortForms = files.map((file) => file.shortForms);

  function node(value: Value): Node {
    if (typeof value !== 'object' || value === null) return scalar(value);
    const short = shortForm(value, shortForms);
    if (short) return Object.assign(node(short.value), { tag: short.tag });
    if (Array.isArray(value)) return Object.assign(new YAMLSeq(), { items: (value as readonly Value[]).map(node) });
    const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
    return Object.assign(new YAMLMap(), { items: entries.map(([key, inner]) => new Pair(scalar(key), node(inner))) });
  }

  function scalar(value: string | number | boolean | null): Node {
    const made = new Scalar(typeof value === 'number' ? writtenNumber(value) : String(value));
    made.type = typeof value === 'string' ? styleOf(value) : 'PLAIN';
    return made;
  }

  // In the failsafe schema all scalars are strings, so the styles chosen above are kept.
  const written = new Document(node(document as Value), { schema: 'failsafe' }).toString({ lineWidth: 0, doubleQuotedAsJSON: true });
  return written.replace(new RegExp(unprintable, 'gu'), escaped);
}

// Some only in YAML 1.1, where next line, line and paragraph separator end a line. They occur only between double quotes
// (see `styleOf`), so they can be escaped in the finished text.
const unprintable = /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/u.source;

function styleOf(text: string): 'PLAIN' | 'QUOTE_SINGLE' | 'QUOTE_DOUBLE' | 'BLOCK_LITERAL' {
  if (new RegExp(`[\\u0000-\\u0009\\u000b-\\u001f]|\\p{Surrogate}|${unprintable}`, 'u').test(text)) return 'QUOTE_DOUBLE';
  // A literal block keeps inline code and policies readable, but readers differ about spaces at its edges.
  if (text.includes('\n')) return /^\s|[ ]\n|[ ]$|\n\n$/.test(text) ? 'QUOTE_DOUBLE' : 'BLOCK_LITERAL';
  return isAmbiguous(text) ? 'QUOTE_SINGLE' : 'PLAIN';
}

/** True for strings that some reader takes for a number, date, time, boolean, null or merge key if they are unquoted. */
function isAmbiguous(text: string): boolean {
  if (plainScalar(text) !== text || /^(?:y|n|=|<<)$/i.test(text)) return true;
  return /^[-+]?\.(?:inf|nan)$/i.test(text) || /^[-+]?[.\d][\da-fox_.,:+\- tz]*$/i.test(text);
}
