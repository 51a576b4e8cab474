import { diffResource } from '@aws-cdk/cloudformation-diff/lib/diff/index.js';
import { ResourceImpact } from '@aws-cdk/cloudformation-diff/lib/diff-template.js';

/** What a change of a property does to its resource. */
export type PropertyImpact = 'replace' | 'may-replace' | 'update';

/** Properties of a type. */
export interface TypeProperties {
  readonly type: string;
  readonly names: ReadonlySet<string>;
}

/**
 * What a change of each property does to its resource, as cloudformation-diff has it from CloudFormation's specification.
 *
 * It is asked about one resource of each type, with two values that differ, whatever the real ones are: it would compare
 * texts such as `"1.0"` and `"1"` as numbers, follow references in a time that grows with the square of the template, and
 * fail on policies that are functions.
 *
 * @returns by type, then by property; without those that are only updated
 */
export function propertyImpacts(asked: readonly TypeProperties[]): ReadonlyMap<string, ReadonlyMap<string, PropertyImpact>> {
  return new Map(
    asked.map(({ type, names }) => {
      const { propertyUpdates } = diffResource({ Type: type, Properties: propertiesWith(names, 'a') }, { Type: type, Properties: propertiesWith(names, 'b') });
      const impacts = Object.entries(propertyUpdates).map(([name, { changeImpact }]) => [name, impactOf(changeImpact)] as const);
      return [type, new Map(impacts.filter(([, impact]) => impact !== 'update'))];
    }),
  );
}

/** More than any type has. */
const mostProperties = 1000;

/** CloudFormation has no property with another kind of name; one such as `__proto__` would be special in an object. */
function propertiesWith(names: ReadonlySet<string>, value: string): { [name: string]: string } {
  return Object.fromEntries(
    [...names]
      .slice(0, mostProperties)
      .filter((name) => /^[A-Z][A-Za-z0-9]*$/.test(name))
      .map((name) => [name, value]),
  );
}

function impactOf(impact: ResourceImpact | undefined): PropertyImpact {
  if (impact === ResourceImpact.WILL_REPLACE) return 'replace';
  return impact === ResourceImpact.MAY_REPLACE ? 'may-replace' : 'update';
}
