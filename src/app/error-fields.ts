import { checked } from './build-flags.js';

/** Also an error of another realm, whose `Error` is not ours: Jest makes one for tests. */
export function isError(value: unknown): value is Error {
  return value instanceof Error || (checked && Object.prototype.toString.call(value) === '[object Error]');
}

/**
 * The names of what an error tells, wherever it is shown: what JavaScript and the AWS SDK define, and what its class or the code around it has added.
 *
 * @param added default: all its own fields
 */
export function errorFields(error: Error, added: readonly string[] = Object.keys(error)): string[] {
  return [...new Set(['name', 'message', 'stack', 'code', '$metadata', ...added, 'cause', 'errors'])];
}
