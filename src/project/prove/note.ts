import { writeSync } from 'node:fs';
import type { CallSite } from '../../app/definition.js';
import type { Preload } from './node-options.js';
import type { ProofError } from './proof-error.js';

/** What the process of a proof reports in addition to its calls to the Runtime API, as one line of JSON each. */
export type ProofNote =
  /** From here on, the app runs. */
  | { readonly kind: 'begun' }
  /** It read an environment variable; `*` when it listed them all. */
  | { readonly kind: 'read'; readonly name: string }
  /** It loads a file of another package; `from` is undefined for the bundle. */
  | { readonly kind: 'edge'; readonly from?: string; readonly to: string }
  /** It got a stand-in for something that is not on this machine. */
  | { readonly kind: 'stand-in'; readonly name: string }
  /** NODE_OPTIONS names it: it could not be loaded or, without an error, was found and not loaded. */
  | ({ readonly kind: 'preload'; readonly error?: ProofError } & Preload)
  /** These handlers, by their paths, do not exist. */
  | { readonly kind: 'handlers'; readonly paths: readonly string[]; readonly error: ProofError }
  /** Something was thrown that nobody caught. */
  | { readonly kind: 'uncaught'; readonly error: ProofError }
  /** It called process.exit. */
  | { readonly kind: 'exit'; readonly code: number; readonly at: CallSite };

/** The file descriptor that notes are written to. */
export const noteFile = 3;

// Kept, because the app may change what `node:fs` exports.
const write = writeSync.bind(null);

/** Written at once, because the process may end at any moment. */
export function tellNote(note: ProofNote): void {
  write(noteFile, `${JSON.stringify(note)}\n`);
}
