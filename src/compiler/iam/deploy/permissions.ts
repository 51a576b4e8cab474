import { mergedPermissions } from './merged-permissions.js';
import { ownPermissions } from './own-permissions.js';
import type { ResourcePermission } from './resource-permission.js';

const table: { readonly [type: string]: ResourcePermission } = { ...ownPermissions, ...mergedPermissions };

/** The types whose permissions are known, in the order of the policy. */
export const knownTypes: readonly string[] = Object.keys(table);

export function permissionOf(type: string): ResourcePermission | undefined {
  return Object.hasOwn(table, type) ? table[type] : undefined;
}
