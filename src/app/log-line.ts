import { isError } from './error-fields.js';
import { loggable } from './loggable.js';

/**
 * An entry of the log as one line of JSON, with the details as further fields. A detail whose name is taken gets `_` at its end, so that none is lost.
 * Never throws, because a log must not break an invocation.
 *
 * @param entry plain data, whose undefined fields are left out
 */
export function logLine(entry: { readonly [name: string]: unknown }, details: unknown): string {
  const line = new Map(Object.entries(entry).filter(([, value]) => value !== undefined));
  const fields = fieldsOf(details);
  for (const [name, value] of Object.entries(fields)) {
    let free = name;
    while (line.has(free) || (free !== name && Object.hasOwn(fields, free))) free += '_';
    line.set(free, value);
  }
  try {
    return JSON.stringify(Object.fromEntries(line));
  } catch {
    return JSON.stringify(entry);
  }
}

function fieldsOf(details: unknown): object {
  if (details === undefined) return {};
  const shown = loggable(isError(details) ? { error: details } : details);
  return typeof shown === 'object' && shown !== null && !Array.isArray(shown) ? shown : { details: shown };
}
