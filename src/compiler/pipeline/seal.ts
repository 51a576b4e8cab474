import { createHash } from 'node:crypto';

const place = /seal:[0-9a-f]{16}/;
const open = 'seal:0000000000000000';

/** To stand somewhere in a text that `sealed` is given. */
export const unsealed: string = `Made by tschalice generate-pipeline, which replaces it as long as nobody has changed it (${open})`;

/** The text with its own digest in it, by which a later run tells that nobody has changed it. */
export function sealed(text: string): string {
  return text.replace(open, sealOf(text));
}

/** Whether the file is as `sealed` has made it; git may have given it other line ends. */
export function isSealed(file: string): boolean {
  const text = file.replaceAll('\r\n', '\n');
  const found = place.exec(text)?.[0];
  return found !== undefined && found === sealOf(text.replace(place, open));
}

function sealOf(text: string): string {
  return `seal:${createHash('sha256').update(text).digest('hex').slice(0, 16)}`;
}
