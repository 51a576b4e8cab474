import type { JsonResult } from '../terminal/json-result.js';

/** `new-project --json` that has written. */
export interface NewProjectResult extends JsonResult {
  readonly ok: true;
  readonly app: string;
  readonly starter: string;
  /** As the user sees it. */
  readonly folder: string;
  /** As the user sees them, in order of their names. */
  readonly files: readonly string[];
  /** The commands that come next, for a POSIX shell in the folder where the user stands. */
  readonly next: readonly string[];
}

/** `new-project --list --json`. */
export interface StartersResult extends JsonResult {
  readonly ok: true;
  readonly starters: readonly { readonly name: string; readonly about: string }[];
}
