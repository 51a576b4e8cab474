import type { Value } from '../../cloudformation/template.js';
import type { WarningCode } from '../../problem/codes.js';
import type { SdkCall } from '../calls/sdk-call.js';

/** What a role gets for one SDK call: one action on one resource. */
export interface Right {
  /** `s3:GetObject` */
  readonly action: string;
  /** An ARN, a function of CloudFormation that gives one, or `*`. */
  readonly resource: Value;
  /** As in a statement; undefined for none. */
  readonly condition?: Value;
  /** The call that needs it. */
  readonly call: SdkCall;
}

/** A warning about a call, before its place is known. */
export interface RightsProblem {
  readonly code: WarningCode;
  /** Offset in the code that was analysed. */
  readonly at: number;
  /** What is wrong, as one sentence without a full stop. */
  readonly message: string;
  /** How to fix it, as one sentence without a full stop. */
  readonly fix: string;
  /** What `iam_policy_statements` has to allow, so that nothing need be said; the ARN may be unknown. */
  readonly byHand?: { readonly actions: readonly string[]; readonly resource: Value | undefined };
  /** What is granted all the same, more widely than it need be. */
  readonly granted?: WideGrant;
  readonly call: SdkCall;
}

export interface WideGrant {
  readonly actions: readonly string[];
  /** Whether on all resources, and not only on names with `*` in them. */
  readonly isOpen: boolean;
}

export interface Rights {
  readonly rights: readonly Right[];
  readonly problems: readonly RightsProblem[];
}
