import { isPossible, isSeen, isSure } from './input.js';
import type { Gate, Need } from './service-rules.js';

/** An action with what is special about it. */
export function need(action: string, more: Omit<Need, 'action'> = {}): Need {
  return { action, ...more };
}

/** Operations that need the action of another name, and no more. */
export function others(prefix: string, actions: { readonly [operation: string]: string }): { readonly [operation: string]: readonly Need[] } {
  return Object.fromEntries(Object.entries(actions).map(([operation, action]) => [operation, [{ action: `${prefix}:${action}` }]]));
}

/** Operations that IAM does not check. */
export function free(...operations: readonly string[]): { readonly [operation: string]: readonly Need[] } {
  return Object.fromEntries(operations.map((operation) => [operation, []]));
}

/** The code gives one of the members. */
export function seen(...members: readonly string[]): Gate {
  return (input) => members.some((member) => isSeen(input, member));
}

/** The input may have one of the members, also where it is not known as a whole. */
export function possible(...members: readonly string[]): Gate {
  return (input) => members.some((member) => isPossible(input, member));
}

/** The input may do without the member. */
export function unsure(member: string): Gate {
  return (input) => !isSure(input, member);
}
