import type { ReachedCalls } from '../calls/sdk-call.js';
import type { Rights } from './right.js';
import type { RightsContext } from './rights-context.js';

/** What the calls of a function need: for each call its actions and their resources, and warnings where these cannot be told. */
export function rightsOf(_reached: ReachedCalls, _context: RightsContext): Rights {
  return { rights: [], problems: [] };
}
