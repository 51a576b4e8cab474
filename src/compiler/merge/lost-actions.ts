import { entriesOf, isMap } from '../cloudformation/branch.js';
import { betweenParts } from '../cloudformation/parts-in-order.js';
import type { Value } from '../cloudformation/template.js';

/** The actions that policies, or statements, allow and others do not. Which resources they are for does not count. */
export function lostActions(before: readonly Value[], after: Value | undefined): string[] {
  const patterns = actionsIn(after);
  return [...new Set(before.flatMap(actionsIn))].filter((action) => !patterns.some((pattern) => matches(pattern, action)));
}

/** Those of all statements inside, be they in functions of CloudFormation. */
function actionsIn(value: Value | undefined): string[] {
  if (isMap(value) && value['Effect'] === 'Allow') return [value['Action'] ?? []].flat<Value>().filter((action) => typeof action === 'string');
  return [...entriesOf(value).values()].flatMap(actionsIn);
}

/** As IAM compares actions: case does not count. A single character that is open counts as any number of them. */
function matches(pattern: string, action: string): boolean {
  return betweenParts(pattern.toLowerCase().split(/[*?]+/), action.toLowerCase()) !== undefined;
}
