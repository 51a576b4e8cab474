import { createHash } from 'node:crypto';

const place = /seal:[0-9a-f]{16}/;
const open = 'seal:0000000000000000';

/** A line that a text for `sealed` must have somewhere. */
export const unsealed: string = `Made by tschalice generate-pipeline, which replaces it as long as nobody has changed it (${open})`;

/** The text with its own digest, so that a later run can tell whether it was edited. */
export function sealed(text: string): string {
  return text.replace(open, sealOf(text));
}

/** Whether the file is unchanged since `sealed`; git may have changed its line endings. */
export function isSealed(file: string): boolean {
  const text = file.replaceAll('\r\n', '\n');
  const found = place.exec(text)?.[0];
  return found !== undefined && found === sealOf(text.replace(place, open));
}

function sealOf(text: string): string {
  return `seal:${createHash('sha256').update(text).digest('hex').slice(0, 16)}`;
}
