import type { Path } from '../diff/difference.js';
import type { Value } from '../cloudformation/template.js';
import { printable } from '../problem/format.js';
import type { ReviewChange } from '../diff/stage-diff.js';

/** Where a detail is, from the resource that the change is about: `Properties.Timeout`. */
export function detailPath(path: Path, { subject }: ReviewChange): string {
  const inside = path[0] === 'Resources' && path[1] === subject.logicalId ? path.slice(2) : path;
  return (inside.length === 0 ? path : inside).join('.');
}

/** A value on one line: texts as they are, all else as JSON. */
export function valueText(value: Value | undefined): string {
  if (value === undefined) return '—';
  return typeof value === 'string' && value !== '' ? value : JSON.stringify(value);
}

/** A text without control characters, half characters and line breaks, and not longer than that. */
export function shortened(text: string, longest: number): string {
  // Nothing that long is shown, and the expressions below should not run over it.
  const cut = text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
  return wellFormed(printable(cut.replaceAll(/\s+/g, ' ')));
}

/** Halves of characters, which no encoding can write, and U+FFFE and U+FFFF, which cmark does not write as UTF-8, become U+FFFD. */
export function wellFormed(text: string): string {
  return text.replaceAll(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]|[\uFFFE\uFFFF]/g, '\uFFFD');
}
