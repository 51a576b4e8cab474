import type { Value } from '../../cloudformation/template.js';

/** Actions for the deploy role. */
export interface Grant {
  readonly actions: readonly string[];
  /** The rest of each ARN after `arn:<partition>:`; `@` is the region and account, `{name}` each physical name. Without it, all resources. */
  readonly arns?: readonly string[];
  readonly condition?: Value;
}
