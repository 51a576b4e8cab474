import type { Value } from '../cloudformation/template.js';
import type { Impact } from './change.js';
import type { Path } from './difference.js';
import type { ChangeGroup, ReviewRule } from './review-rule.js';

/**
 * Why a change may have to be stopped.
 *
 * - `destructive`: something that holds data, or an address that users hold, is deleted or replaced
 * - `broadening`: a principal, an origin or a network gets access to more than before
 * - `public-route`: a route or function URL can be called without authorization and without an API key
 * - `breaking-api`: clients of the API have to change
 */
export type ChangeKind = 'destructive' | 'broadening' | 'public-route' | 'breaking-api';

export const changeKinds: readonly ChangeKind[] = ['destructive', 'broadening', 'public-route', 'breaking-api'];

/** What is changed. */
export interface ChangeSubject {
  /** In the expanded template; for what is no resource, its name in its section. */
  readonly logicalId: string;
  /** The resource's type; for anything else, the section's name: `Outputs`. */
  readonly type: string;
  /** What of it is changed: `GET /orders/{id}`, an action, a variable. */
  readonly name?: string;
  /** The logical ID in the SAM template of the resource that it is made from, if that is another one. */
  readonly origin?: string;
}

/** One place that differs. What looks secret is masked on both sides. */
export interface ChangeDetail {
  /** In the expanded template, from its root: `['Resources', 'Drain', 'Properties', 'Timeout']`. */
  readonly path: Path;
  /** Undefined if it was added. */
  readonly before?: Value;
  /** Undefined if it was removed. */
  readonly after?: Value;
}

/** Where a change comes from. */
export type Cause =
  | CausePlace
  /** A setting: `stages.beta.lambda_memory_size`, where it stands. */
  | (CausePlace & { readonly config: string })
  /** An npm package; without `before` it is new, without `after` it is gone. */
  | { readonly package: string; readonly before?: string; readonly after?: string }
  /** Another resource that changes: its logical ID. */
  | { readonly because: string };

export interface CausePlace {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
  /** The place is in the base: what stood there is gone. */
  readonly isInBase?: true;
}

export interface ReviewChange {
  /** Stable, for waivers and SARIF; `reviewRules` says what each is. */
  readonly rule: ReviewRule;
  readonly group: ChangeGroup;
  /** Sorted as `changeKinds`; empty for what no gate stops. */
  readonly kinds: readonly ChangeKind[];
  /** What an update of the stack does to the subject's resource; `none` where nothing deployed changes. */
  readonly impact: Impact | 'none' | 'unknown';
  readonly subject: ChangeSubject;
  /** One sentence without a full stop. */
  readonly message: string;
  readonly details: readonly ChangeDetail[];
  readonly causes: readonly Cause[];
  /** How to avoid it, as one sentence; for a rename, the line of `logical_ids` to paste. */
  readonly fix?: string;
}

/** What could not be compared. */
export interface UnknownPart {
  readonly logicalId: string;
  readonly type: string;
  /** What could not be told, and why, as one sentence without a full stop. */
  readonly message: string;
}

/** All that differs between two templates of a stage. */
export interface StageDiff {
  readonly stage: string;
  readonly changes: readonly ReviewChange[];
  readonly unknown: readonly UnknownPart[];
}
