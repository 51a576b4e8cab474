import type { ReviewRule } from '../review-rule.js';
import type { ChangeKind } from '../stage-diff.js';

/** What changes about one route. */
export interface RouteChange {
  readonly rule: ReviewRule;
  readonly kinds: readonly ChangeKind[];
  readonly message: string;
  readonly before?: string | readonly string[];
  readonly after?: string | readonly string[];
  /** Below the route, for what has a place of its own there. */
  readonly below?: string;
}
