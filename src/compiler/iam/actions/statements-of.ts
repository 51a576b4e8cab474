import type { Statement } from '../../cloudformation/policy-document.js';
import type { Value } from '../../cloudformation/template.js';
import type { Right } from './right.js';

/**
 * The statements that grant the rights, sorted and without duplicates: actions that have the same resources share one.
 * They depend on nothing but actions, resources and conditions, so the same rights in another order give the same statements.
 */
export function statementsOf(rights: readonly Granted[]): Statement[] {
  const groups = new Map<string, { actions: string[]; grants: readonly Grant[] }>();
  for (const [action, grants] of grantsByAction(rights)) {
    for (const same of byCondition(grants)) {
      const key = JSON.stringify(same.map(({ key: one }) => one));
      const group = groups.get(key) ?? { actions: [], grants: same };
      group.actions.push(action);
      groups.set(key, group);
    }
  }
  return [...groups.entries()]
    .map(([key, { actions, grants }]) => ({ key, actions: actions.sort(), grants }))
    .sort((a, b) => compare(a.actions[0]!, b.actions[0]!) || compare(a.key, b.key))
    .map(({ actions, grants }) => statement(actions, grants));
}

type Granted = Pick<Right, 'action' | 'resource' | 'condition'>;

interface Grant {
  readonly resource: Value;
  readonly condition: Value | undefined;
  /** The same for the same resource and condition. */
  readonly key: string;
}

function grantsByAction(rights: readonly Granted[]): [action: string, grants: Grant[]][] {
  const actions = new Map<string, Map<string, Grant>>();
  for (const { action, resource, condition } of rights) {
    const key = JSON.stringify([condition ?? null, resource]);
    const grants = actions.get(action) ?? new Map<string, Grant>();
    actions.set(action, grants.set(key, { resource, condition, key }));
  }
  return [...actions].map(([action, grants]) => {
    const all = [...grants.values()];
    // `*` includes everything that is narrower.
    const whole = all.filter(({ resource, condition }) => resource === '*' && condition === undefined);
    return [action, whole.length > 0 ? whole : all.sort((a, b) => compare(a.key, b.key))];
  });
}

/** A condition counts for a whole statement. */
function byCondition(grants: readonly Grant[]): (readonly Grant[])[] {
  if (grants.every(({ condition }) => condition === undefined)) return [grants];
  const groups = new Map<string, Grant[]>();
  for (const grant of grants) {
    const key = JSON.stringify(grant.condition ?? null);
    groups.set(key, [...(groups.get(key) ?? []), grant]);
  }
  return [...groups.values()];
}

function statement(actions: readonly string[], grants: readonly Grant[]): Statement {
  const [first] = grants;
  const resources = grants.map(({ resource }) => resource);
  return {
    Effect: 'Allow',
    Action: actions,
    Resource: resources.length === 1 ? resources[0]! : resources,
    ...(first!.condition !== undefined && { Condition: first!.condition }),
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
