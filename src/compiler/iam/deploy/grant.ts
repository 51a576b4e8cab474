import type { Value } from '../../cloudformation/template.js';

/** Actions that the deploy role is to have. */
export interface Grant {
  readonly actions: readonly string[];
  /** Behind `arn:<partition>:`; `@` stands for region and account, `{name}` for each physical name. Without: on everything. */
  readonly arns?: readonly string[];
  readonly condition?: Value;
}
