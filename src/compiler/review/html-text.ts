import { shortened } from './detail-text.js';

/** No value of a template that is worth reading is longer. */
const longest = 4000;

const references: { readonly [character: string]: string } = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** A text of any origin inside an element or a quoted attribute of HTML. */
export function htmlText(text: string, most: number = longest): string {
  return shortened(text, most).replaceAll(/[&<>"']/g, (character) => references[character]!);
}

export function htmlCode(text: string): string {
  return `<code>${htmlText(text)}</code>`;
}
