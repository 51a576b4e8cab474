import { printable } from '../../compiler/problem/format.js';

/** Only the URL, for `$(tschalice url)`. */
export function urlText(url: string): string {
  return `${printable(url)}\n`;
}
