import type { Path } from '../difference.js';
import type { Grant } from './grant.js';

/**
 * What the statements of a holder say.
 *
 * - `identity`: what a role, a user or a policy may do
 * - `trust`: who may assume a role
 * - `invoke`: who may invoke a function
 * - `resource`: what the policy of any other resource admits
 */
export type HolderKind = 'identity' | 'trust' | 'invoke' | 'resource';

/** What has rights, or on what there are rights: a resource, with all statements about it in the template. */
export interface Holder {
  readonly kind: HolderKind;
  /** A logical ID, or how the template refers to what is not in it. */
  readonly id: string;
  readonly grants: readonly Grant[];
  /** The managed policies of an identity, with their places. */
  readonly managed: ReadonlyMap<string, Path>;
}

export function holderKey(kind: HolderKind, id: string): string {
  return `${kind} ${id}`;
}
