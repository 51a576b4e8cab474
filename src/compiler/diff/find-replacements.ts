import { fullDiff, ResourceImpact } from '@aws-cdk/cloudformation-diff/lib/diff-template.js';
import type { Value } from '../cloudformation/template.js';
import { entriesOf } from '../cloudformation/branch.js';
import { type Comparable, comparables, originOf } from './comparable.js';

export interface Replacement {
  readonly impact: 'replace' | 'may-replace';
  /** The top-level properties that cause it. */
  readonly properties: readonly string[];
}

type Comparables = ReadonlyMap<string, Comparable>;

/**
 * What CloudFormation would replace, by logical ID. That includes an unchanged resource that refers to a replaced one with
 * `Ref` or `Fn::GetAtt` in a property that cannot be updated in place.
 *
 * cloudformation-diff decides. It can fail on templates that CloudFormation would refuse; then it gets each resource alone,
 * so that only the one on which it fails has no result.
 */
export function findReplacements(before: Sections, after: Sections): ReadonlyMap<string, Replacement> {
  const [old, fresh] = [comparablesOf(before), comparablesOf(after)];
  return ask(old, fresh) ?? new Map([...fresh.keys()].flatMap((id) => [...(ask(only(id, old), only(id, fresh)) ?? [])]));
}

/** A template by its sections. */
type Sections = ReadonlyMap<string, Value>;

function ask(old: Comparables, fresh: Comparables): ReadonlyMap<string, Replacement> | undefined {
  const found = new Map<string, Replacement>();
  try {
    const { resources } = fullDiff({ Resources: Object.fromEntries(old) }, { Resources: Object.fromEntries(fresh) });
    resources.forEachDifference((id, { changeImpact, propertyUpdates }) => {
      const impact = nameOf(changeImpact);
      if (impact === undefined) return;
      const properties = Object.keys(propertyUpdates).filter((name) => nameOf(propertyUpdates[name]!.changeImpact) !== undefined);
      found.set(originOf(id), { impact, properties });
    });
    return found;
  } catch {
    return undefined;
  }
}

function nameOf(impact: ResourceImpact | undefined): Replacement['impact'] | undefined {
  if (impact === ResourceImpact.WILL_REPLACE) return 'replace';
  return impact === ResourceImpact.MAY_REPLACE ? 'may-replace' : undefined;
}

function comparablesOf(sections: Sections): Comparables {
  return new Map([...comparables(Object.fromEntries(sections))].map(([id, resource]) => [id, exact(resource) as Comparable]));
}

function only(id: string, resources: Comparables): Comparables {
  return new Map([...resources].filter(([other]) => other === id));
}

/**
 * The same with a mark on strings that cloudformation-diff would take for equal numbers (`"1.0"` and `"1"`, the account IDs
 * `"012…"` and `"12…"`). `"1"` is not marked, because it is the same as `1` for CloudFormation too.
 */
function exact(value: Value): Value {
  if (typeof value === 'string') return Number.isNaN(Number(value)) || String(Number(value)) === value ? value : `=${value}`;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return (value as readonly Value[]).map(exact);
  // cloudformation-diff copies by assignment, which for this key would set the prototype of the copy.
  return Object.fromEntries([...entriesOf(value)].filter(([key]) => key !== '__proto__').map(([key, inner]) => [key, exact(inner)]));
}
