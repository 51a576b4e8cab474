import type { ChangeKind } from '../../compiler/diff/stage-diff.js';
import type { ReviewFormat } from '../../compiler/review/render-review.js';
import type { StageArguments } from '../arguments/stage-request.js';

export interface DiffArguments extends StageArguments {
  readonly base: string | undefined;
  readonly 'base-install': 'lock-file' | 'none';
  readonly 'base-template': string | undefined;
  readonly stage: readonly string[];
  readonly 'all-stages': boolean;
  readonly region: string | undefined;
  readonly 'all-regions': boolean;
  /** Undefined for text, and for what the names of the files say. */
  readonly format: ReviewFormat | undefined;
  readonly output: readonly string[];
  readonly 'skip-empty': boolean;
  readonly 'fail-on': readonly ChangeKind[] | undefined;
  readonly json: boolean;
}
