import { readName } from './read-name.js';
import type { Reader } from './source.js';
import { joined, type Piece, type Text } from './text.js';

/** What a statement of PartiQL does. */
export type Verb = 'select' | 'insert' | 'update' | 'delete';

const patterns: { readonly [V in Verb]: RegExp } = {
  select: /^\s*select\s.*?\sfrom\s+("[^"]*"|[\w\uE000-\uF8FF-]+)(?:\.("[^"]*"|[\w\uE000-\uF8FF-]+))?/is,
  insert: /^\s*insert\s+into\s+("[^"]*"|[\w.\uE000-\uF8FF-]+)/is,
  update: /^\s*update\s+("[^"]*"|[\w.\uE000-\uF8FF-]+)/is,
  delete: /^\s*delete\s+from\s+("[^"]*"|[\w.\uE000-\uF8FF-]+)/is,
};

/** What is not known as characters is one of these in the text that is matched: characters that no statement has. */
const firstMark = 0xe000;
const marks = /[\uE000-\uF8FF]/g;

/** Whether a statement may do this: also one whose first word is not known. */
export function mayDo(verb: Verb, text: Text): boolean {
  const [first] = text;
  if (typeof first !== 'string') return text.length > 0;
  const word = /^\s*([a-z]+)/i.exec(first)?.[1]?.toLowerCase() ?? '';
  return word === verb || (word !== '' && first.trim() === word && text.length > 1 && verb.startsWith(word)) || word === '';
}

/** The table that a statement names, or its index. A statement that does something else names none. */
export function readStatement(verb: Verb, part: 'table' | 'index'): Reader {
  return (named) => {
    const { text, at } = named;
    if (!mayDo(verb, text)) return { kind: 'none' };
    const pieces: Piece[] = [];
    const marked = text
      .map((piece) => (typeof piece === 'string' ? piece.replace(marks, ' ') : String.fromCharCode(firstMark + pieces.push(piece) - 1)))
      .join('');
    const [, table, index] = patterns[verb].exec(marked) ?? [];
    const found = part === 'table' ? table : index;
    if (found === undefined) return part === 'table' ? { kind: 'untold', untold: { at } } : { kind: 'none' };
    const name = found.replace(/^"|"$/g, '');
    const parts = name.split(/([\uE000-\uF8FF])/).map((one): Text => {
      const code = one.length === 1 ? one.charCodeAt(0) - firstMark : -1;
      return [pieces[code] ?? one];
    });
    return readName({ ...named, text: joined(...parts) });
  };
}
