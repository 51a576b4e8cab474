import { getAtt, live, ref, sub } from '../../cloudformation/intrinsic.js';
import type { Value } from '../../cloudformation/template.js';
import type { Grant } from './grant.js';

/**
 * A statement of a policy.
 *
 * @param arns Strings for `Fn::Sub`, with `@` for region and account; `arn:<partition>:` is added if missing. Without them, all resources.
 */
export function allow(actions: readonly string[], arns: readonly string[] | undefined, condition?: Value): Value {
  const resources = arns?.map(resourceOf);
  return {
    Effect: 'Allow',
    Action: [...actions],
    Resource: resources === undefined ? '*' : resources.length === 1 ? resources[0]! : resources,
    ...(condition !== undefined && { Condition: condition }),
  };
}

function resourceOf(arn: string): Value {
  if (arn === '*' || arn.startsWith('arn:')) return live(arn);
  if (!arn.startsWith('${')) return sub(`arn:\${AWS::Partition}:${arn.replace(':@:', ':${AWS::Region}:${AWS::AccountId}:')}`);
  const [, name, attribute] = /^\$\{(\w+)(?:\.(\w+))?\}$/.exec(arn) ?? [];
  if (name === undefined) return sub(arn);
  return attribute === undefined ? ref(name) : getAtt(name, attribute);
}

/** One statement for all grants on the same resources, in the order of the first grant of each. */
export function statementsOf(grants: readonly Grant[]): Value[] {
  const byArns = new Map<string, { arns: readonly string[] | undefined; condition: Value | undefined; actions: Set<string> }>();
  for (const { actions, arns, condition } of grants) {
    if (arns?.length === 0) continue;
    const key = JSON.stringify([arns ?? '*', condition ?? null]);
    const entry = byArns.get(key) ?? { arns, condition, actions: new Set() };
    for (const action of actions) entry.actions.add(action);
    byArns.set(key, entry);
  }
  return [...byArns.values()].map(({ arns, condition, actions }) => allow([...actions], arns, condition));
}
