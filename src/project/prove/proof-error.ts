import { fileURLToPath } from 'node:url';
import { missingModule } from '../lambda/missing-module.js';
import { type PlacedError, placeThrown } from '../load/call-sites.js';
import { bundleFile, bundleUrl } from './task-files.js';

/** What was thrown while a package was loaded. */
export interface ProofError extends PlacedError {
  /** The module that was not found. */
  readonly missing?: string;
  /** The file outside the bundle that threw, or that imports the missing module. Absolute, on this disk. */
  readonly file?: string;
}

// Stacks contain our own code too, from all rooms of project/.
const ownFolder = fileURLToPath(new URL('..', import.meta.url));

export function proofError(thrown: unknown): ProofError {
  const error = placeThrown(thrown, bundleUrl);
  const { code, requireStack } = (thrown ?? {}) as { code?: unknown; requireStack?: readonly string[] };
  const missing = code === 'MODULE_NOT_FOUND' || code === 'ERR_MODULE_NOT_FOUND' ? missingModule(error.summary) : undefined;
  const file = missing === undefined ? innermostFile(error.stack) : requireStack?.[0];
  return { ...error, ...(missing !== undefined && { missing }), ...(file !== undefined && { file }) };
}

/** The file that an error comes from; undefined when that is the bundle. */
function innermostFile(stack: string): string | undefined {
  const places = Array.from(stack.matchAll(/^ +at (?:.* \()?((?:file:|\/|[A-Za-z]:[\\/]).*?):\d+:\d+\)?$/gm), ([, place]) => place!);
  const files = places.map((place) => (place.startsWith('file:') ? fileURLToPath(place) : place));
  const innermost = files.find((file) => !file.startsWith(ownFolder));
  return innermost === bundleFile ? undefined : innermost;
}
