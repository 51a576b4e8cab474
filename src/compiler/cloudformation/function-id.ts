import { logicalId } from './logical-id.js';

/** The logical ID of the function behind the routes, the only one that does not follow from its name, `api_handler`. */
export const apiHandlerId = 'APIHandler';

/** Logical IDs that functions keep, by the functions' names: `logical_ids` in the configuration. */
export type PinnedIds = { readonly [functionName: string]: string };

/**
 * The logical ID of a function: the pinned one, else that of its name.
 *
 * @param servesRoutes An app without routes may have a function `api_handler` of its own.
 */
export function functionId(name: string, pinned: PinnedIds, servesRoutes: boolean = name === 'api_handler'): string {
  return Object.hasOwn(pinned, name) ? pinned[name]! : unpinnedId(name, servesRoutes);
}

/** What the logical IDs begin with of what belongs to a function: its role, its log group, its event source. `APIHandler` has `ApiHandler`. */
export function functionStem(name: string, pinned: PinnedIds, servesRoutes: boolean = name === 'api_handler'): string {
  const id = functionId(name, pinned, servesRoutes);
  return id === unpinnedId(name, servesRoutes) ? logicalId(name) : id;
}

/** The logical ID that a name gives. */
export function unpinnedId(name: string, servesRoutes: boolean = name === 'api_handler'): string {
  return servesRoutes ? apiHandlerId : logicalId(name);
}
