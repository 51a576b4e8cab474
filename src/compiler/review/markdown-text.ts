import { shortened } from './detail-text.js';

/** What is a word to a reader and nothing to Markdown, HTML or GitHub, which links `GH-12` and what looks like a hash of a commit. */
const plainWord = /^[("'‘“]?\p{L}+(?:['’-]\p{L}+)*[)"'’”]?[.,;:?!]?$|^\d{1,6}$|^[—→&]$/u;

/**
 * A text of any origin inside a line of Markdown: it cannot end what is around it, and nothing in it is a link, a mention, a number of an issue, an emoji or
 * a formula. Whatever is no plain word is code, where GitHub looks for none of these.
 */
export function markdownText(text: string, longest: number): string {
  // A line with nothing but the mark of a list would be an underline.
  if (text.trim() === '') return '—';
  const words: { text: string; readonly isPlain: boolean }[] = [];
  for (const word of shortened(text, longest).split(' ')) {
    const isPlain = word === '' || plainWord.test(word);
    const last = words.at(-1);
    // Words that follow each other are one piece of code.
    if (!isPlain && last?.isPlain === false) last.text += ` ${word}`;
    else words.push({ text: word, isPlain });
  }
  return words.map((word) => (word.isPlain ? word.text.replaceAll('&', '&amp;') : codeWords(word.text))).join(' ');
}

/** What ends a part of the sentence is not part of the name before it. */
function codeWords(text: string): string {
  const end = /(?<=[\p{L}\p{N})}\]'"`*])[,;:]$/u.exec(text)?.[0] ?? '';
  return `${code(text.slice(0, text.length - end.length))}${end}`;
}

/** A name or a value of any origin as code inside a line of Markdown. */
export function markdownCode(text: string, longest: number): string {
  return code(shortened(text, longest));
}

/** The same where Markdown is not looked at: in a line that begins with a tag. */
export function htmlCode(text: string, longest: number): string {
  return tagged(shortened(text, longest));
}

/** In a table, a code span cannot hold these; and where it has a backtick, it would need other ends. */
function code(text: string): string {
  return /[|\\`]/.test(text) || text.trim() !== text || text === '' ? tagged(text) : `\`${text}\``;
}

function tagged(text: string): string {
  return `<code>${text.trim() === '' ? '&#32;' : references(text)}</code>`;
}

/** Numeric references are text to Markdown, whatever they stand for. Of the ASCII characters, only these keep themselves. GitHub's Markdown links what looks like an address of mail in these too, unless something is behind its `@`. */
function references(text: string): string {
  return text.replaceAll(/[^\p{L}\p{N} ,;'"%?…→—-]/gu, (character) => `&#${character.codePointAt(0)};${character === '@' ? '&#8203;' : ''}`);
}
