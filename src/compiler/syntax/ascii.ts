/** The text of JSON with everything but ASCII escaped: every reader of JSON or YAML, old or new, takes it alike. */
export function toAscii(json: string): string {
  return json.replaceAll(/[\u007f-\uffff]/g, escaped);
}

/** A UTF-16 unit as JSON and YAML's double quotes escape it. */
export function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
