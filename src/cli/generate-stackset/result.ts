import type { JsonResult } from '../terminal/json-result.js';
import type { Note } from '../package/notes.js';
import type { StackSetCommands } from './next-commands.js';

/** `generate-stackset --json`. */
export interface StackSetResult extends JsonResult {
  readonly ok: true;
  readonly app: string;
  readonly stage: string;
  /** The stack set's. */
  readonly name: string;
  /** In the order in which they are deployed, that of the configuration. */
  readonly regions: readonly string[];
  /** Paths are relative to the user's working folder. The template comes last. */
  readonly files: readonly { readonly path: string; readonly bytes: number }[];
  /** For a POSIX shell in the user's working folder. */
  readonly next: StackSetCommands;
  /** What to do once in each account and region, outside the stacks. */
  readonly notes: readonly Note[];
}
