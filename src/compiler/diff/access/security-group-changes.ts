import type { Value } from '../../cloudformation/template.js';
import { type Comparison, detailOf, makeChange } from '../make-change.js';
import type { Side } from '../side.js';
import type { ReviewChange } from '../stage-diff.js';
import { targetId } from './holders.js';
import { type NetworkRule, networkRule, rulesCover, ruleText } from './network-rule.js';

/** How many pairs of rules are compared; a group has at most a few hundred. */
const mostRules = 2000;

/** What security groups let through, or no longer, by their own rules and by those that are resources. */
export function securityGroupChanges(comparison: Comparison): ReviewChange[] {
  const { before, after, pairs } = comparison;
  if (!pairs.some(({ type }) => type.startsWith('AWS::EC2::SecurityGroup'))) return [];
  const [old, fresh] = [rulesByGroup(before), rulesByGroup(after)];
  return [...new Set([...old.keys(), ...fresh.keys()])].flatMap((group) => {
    // What a group let through that is gone, goes with it.
    if (before.resources.has(group) && !after.resources.has(group)) return [];
    const [was, is] = [old.get(group) ?? [], fresh.get(group) ?? []];
    const isMany = was.length > mostRules || is.length > mostRules;
    return [
      ...is.filter((rule) => !(isMany ? includes(was, rule) : rulesCover(was, rule))).map((rule) => ruleChange(comparison, group, rule, true)),
      ...was.filter((rule) => !(isMany ? includes(is, rule) : rulesCover(is, rule))).map((rule) => ruleChange(comparison, group, rule, false)),
    ];
  });
}

function includes(rules: readonly NetworkRule[], rule: NetworkRule): boolean {
  return rules.length <= mostRules && rules.some((one) => ruleText(one) === ruleText(rule));
}

function rulesByGroup({ resources, form }: Side): ReadonlyMap<string, readonly NetworkRule[]> {
  const found = new Map<string, NetworkRule[]>();
  const note = (group: string, rule: NetworkRule): void => {
    const known = found.get(group);
    if (known === undefined) found.set(group, [rule]);
    else known.push(rule);
  };
  for (const { logicalId, type, properties } of resources.values()) {
    if (type === 'AWS::EC2::SecurityGroupIngress' || type === 'AWS::EC2::SecurityGroupEgress') {
      note(targetId(properties['GroupId'] ?? properties['GroupName']), networkRule(properties, type.endsWith('Ingress'), ['Resources', logicalId]));
    }
    if (type !== 'AWS::EC2::SecurityGroup') continue;
    for (const name of ['SecurityGroupIngress', 'SecurityGroupEgress']) {
      const list = properties[name];
      if (!Array.isArray(list)) continue;
      const places = form.placesIn(list as readonly Value[]);
      for (const [index, one] of (list as readonly Value[]).entries()) {
        note(logicalId, networkRule(one, name === 'SecurityGroupIngress', ['Resources', logicalId, 'Properties', name, places?.[index] ?? index]));
      }
    }
  }
  return found;
}

function ruleChange({ before, after, impacts, shown }: Comparison, group: string, rule: NetworkRule, isMore: boolean): ReviewChange {
  const id = String(rule.path[1]);
  const { type, origin } = (after.resources.get(id) ?? before.resources.get(id))!;
  const text = ruleText(rule);
  return makeChange(isMore ? 'security-group-opened' : 'security-group-closed', {
    kinds: isMore ? ['broadening'] : [],
    impact: impacts.get(id)?.impact ?? 'update',
    subject: { logicalId: id, type, name: text, ...(origin !== id && { origin }) },
    message: `${group} ${isMore ? 'lets' : 'no longer lets'} through ${text}`,
    details: [detailOf(rule.path, isMore ? undefined : text, isMore ? text : undefined, shown)],
  });
}
