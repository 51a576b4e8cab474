import type { Path } from './difference.js';

/**
 * What an update of the stack would do to a resource.
 *
 * - `delete`: removed from the stack; CloudFormation keeps the actual resource if `DeletionPolicy` says so
 * - `replace`: created again with a new physical ID, and the old one deleted
 * - `may-replace`: depends on which part of the property changes, or on the deployed state
 *
 * For an `AWS::Serverless::*` resource, the worst impact on the resources that SAM generates from it: a new `StageName`
 * replaces the stage of an `AWS::Serverless::Api`, while the API keeps its ID.
 */
export type Impact = 'create' | 'delete' | 'update' | 'replace' | 'may-replace';

/** One entry of a template that differs: a resource, an output, a parameter. */
export interface Change {
  /** The name of a section's entry, or of a section without entries, such as `Description`. */
  readonly logicalId: string;
  /** The resource's type; for anything else, the section's name: `Outputs`. */
  readonly type: string;
  readonly impact: Impact;
  /**
   * The paths that differ, relative to the resource's `Properties`: `['Environment', 'Variables', 'TABLE']`. Attributes have
   * their own name: `['DependsOn']`. Empty for `create` and `delete`.
   */
  readonly paths: readonly Path[];
}
