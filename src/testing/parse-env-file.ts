import { parseEnv } from 'node:util';

/** The variables in the text of a file, as `node --env-file` reads it. A line without `=` is passed over, where Node.js 20 loses the next one. */
export function parseEnvFile(text: string): { readonly [name: string]: string } {
  const entries = Object.entries(parseEnv(text.replace(/^\uFEFF/, '')));
  return Object.fromEntries(entries.flatMap(([name, value]) => (value === undefined ? [] : [[name.slice(name.lastIndexOf('\n') + 1).trim(), value]])));
}
