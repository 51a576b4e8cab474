import { matchesWildcard } from './wildcard.js';

/** Whether an action is one that a pattern of a policy means. IAM ignores the case of actions. */
export function matchesAction(pattern: string, action: string): boolean {
  // Most are the names of actions.
  return /[*?]/.test(pattern) ? matchesWildcard(pattern.toLowerCase(), action.toLowerCase()) : pattern.toLowerCase() === action.toLowerCase();
}
