import { entriesOf } from '../../cloudformation/branch.js';
import type { Value } from '../../cloudformation/template.js';
import { matchesAction } from '../../cloudformation/action-pattern.js';

/**
 * Whether statements that somebody wrote allow actions on a resource, as far as that can be seen in their texts: the resource is written in the same way,
 * or is `*`.
 *
 * @param resource undefined for one of which no ARN is known, so that any statement about such actions is taken to mean it
 */
export function covers(statements: readonly Value[], actions: readonly string[], resource: Value | undefined): boolean {
  const allowing = statements.map(entriesOf).filter((one) => one.get('Effect') === 'Allow' && !one.has('Condition') && isAbout(one.get('Resource'), resource));
  const patterns = allowing.flatMap((one) => listOf(one.get('Action'))).filter((action) => typeof action === 'string');
  return actions.every((action) => patterns.some((pattern) => matchesAction(pattern, action)));
}

function isAbout(written: Value | undefined, resource: Value | undefined): boolean {
  if (written === undefined) return false;
  return resource === undefined || listOf(written).some((one) => one === '*' || JSON.stringify(one) === JSON.stringify(resource));
}

function listOf(value: Value | undefined): readonly Value[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? (value as readonly Value[]) : [value];
}
