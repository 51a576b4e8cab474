import { isBranch } from './branch.js';
import type { Value } from './template.js';

/** A value as text. A map or a list is JSON: `String()` throws for a map that has a key `toString`. */
export function textOf(value: Value | undefined): string {
  return isBranch(value) ? JSON.stringify(value) : String(value);
}

/** The dotted text of a `Fn::GetAtt`, which may be a text or a list of its parts. */
export function dottedText(value: Value | undefined): string {
  return [value].flat().map(textOf).join('.');
}
