import { fullDiff, ResourceImpact } from '@aws-cdk/cloudformation-diff/lib/diff-template.js';
import type { Value } from '../cloudformation/template.js';
import { entriesOf } from '../cloudformation/branch.js';
import { type Comparable, comparables, originOf } from './comparable.js';

export interface Replacement {
  readonly impact: 'replace' | 'may-replace';
  /** The top-level properties that bring it about. */
  readonly properties: readonly string[];
}

type Comparables = ReadonlyMap<string, Comparable>;

/**
 * What CloudFormation would replace, by logical ID: also a resource that stays as it is but names, by `Ref` or `Fn::GetAtt`
 * and in a property that cannot change in place, another that is replaced.
 *
 * cloudformation-diff is asked; it can fail on templates that CloudFormation would refuse, and is then asked about each
 * resource alone, so that only the one that it fails on goes without an answer.
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
 * The same with a mark on the strings that cloudformation-diff would take for an equal number (`"1.0"` for `"1"`, an
 * account ID's `"012…"` for `"12…"`). `"1"` stays, being the same as `1` to CloudFormation too.
 */
function exact(value: Value): Value {
  if (typeof value === 'string') return Number.isNaN(Number(value)) || String(Number(value)) === value ? value : `=${value}`;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return (value as readonly Value[]).map(exact);
  // An assignment to this key, as cloudformation-diff copies, would set what the copy inherits.
  return Object.fromEntries([...entriesOf(value)].filter(([key]) => key !== '__proto__').map(([key, inner]) => [key, exact(inner)]));
}
