import type { Value } from '../../cloudformation/template.js';

/** Actions for the deploy role. */
export interface Grant {
  readonly actions: readonly string[];
  /** The rest of each ARN after `arn:<partition>:`; `@` is the region and account, `{name}` each physical name. Without it, all resources. */
  readonly arns?: readonly string[];
  readonly condition?: Value;
  /** Why it includes more than what the stack needs. */
  readonly wide?: readonly Wide[];
}

/** A resource that makes the deploy role wider than the stack needs. */
export interface Wide {
  readonly logicalId: string;
  /** What decides about it in the template, from the resource on: `['Properties', 'RoleName']`. */
  readonly path: readonly string[];
  /** What the role gets, and why, as a sentence without a full stop. */
  readonly message: string;
  /** How to make it narrower, as a sentence without a full stop. */
  readonly fix: string;
}
