/** JSON text with everything but ASCII escaped, so that every JSON or YAML reader reads it the same way. */
export function toAscii(json: string): string {
  return json.replaceAll(/[\u007f-\uffff]/g, escaped);
}

/** A UTF-16 code unit, escaped for JSON and for YAML's double quotes. */
export function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
