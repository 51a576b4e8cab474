import type { Project } from './analyse.js';

/** Code, and what each function asks of AWS. */
export interface CallsCase {
  readonly name: string;
  /** The modules; a text alone is `app.ts`, which has `app`. */
  readonly given: string | Project;
  readonly want: { readonly [functionName: string]: readonly string[] };
}
