import type { JsonResult } from '../terminal/json-result.js';

/** `new-project --json`. */
export interface NewProjectResult extends JsonResult {
  readonly ok: true;
  readonly app: string;
  readonly starter: string;
  /** Relative to the user's working folder. */
  readonly folder: string;
  /** Relative to the user's working folder, sorted. */
  readonly files: readonly string[];
  /** The next commands, for a POSIX shell in the user's working folder. */
  readonly next: readonly string[];
}

/** `new-project --list --json`. */
export interface StartersResult extends JsonResult {
  readonly ok: true;
  readonly starters: readonly { readonly name: string; readonly about: string }[];
}
