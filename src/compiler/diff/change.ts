import type { Path } from './difference.js';

/**
 * What an update of the stack would do to a resource.
 *
 * - `delete`: taken out of the stack; CloudFormation keeps the real thing where `DeletionPolicy` says so
 * - `replace`: made anew, with another physical ID, and the old one deleted
 * - `may-replace`: depends on which part of the property changes, or on the deployed state
 *
 * For an `AWS::Serverless::*` resource it tells the worst of what SAM makes from it: a new `StageName` replaces the stage
 * of an `AWS::Serverless::Api`, while the API keeps its ID.
 */
export type Impact = 'create' | 'delete' | 'update' | 'replace' | 'may-replace';

/** One entry of a template that differs: a resource, an output, a parameter. */
export interface Change {
  /** The name of a section's entry; of a section without entries, such as `Description`, its own. */
  readonly logicalId: string;
  /** The resource's type; for what is no resource the section's name: `Outputs`. */
  readonly type: string;
  readonly impact: Impact;
  /**
   * The places within that differ: `['Environment', 'Variables', 'TABLE']`, counted from the resource's `Properties`; its
   * attributes go by their name: `['DependsOn']`. Empty for `create` and `delete`.
   */
  readonly paths: readonly Path[];
}
