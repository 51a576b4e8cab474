import { printable } from '../../compiler/problem/format.js';

/** For people, and for `$(tschalice url)`: the URL alone. */
export function urlText(url: string): string {
  return `${printable(url)}\n`;
}
