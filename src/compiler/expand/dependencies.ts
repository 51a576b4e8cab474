import { isMap } from '../cloudformation/branch.js';
import { referencesIn } from '../cloudformation/reference.js';
import type { Value } from '../cloudformation/template.js';
import type { PlainResource } from './plain-resource.js';

/** For each resource, the logical IDs of the others that CloudFormation makes before it. */
export type Dependencies = ReadonlyMap<string, readonly string[]>;

/** All that a resource may wait for: what it refers to under a condition counts too. */
export function dependencies(resources: readonly PlainResource[]): Dependencies {
  return edges(resources, (value) => value);
}

/** What a resource waits for whatever the conditions are: CloudFormation decides `Fn::If` first. */
export function sureDependencies(resources: readonly PlainResource[]): Dependencies {
  return edges(resources, withoutChoices);
}

function edges(resources: readonly PlainResource[], part: (value: Value) => Value): Dependencies {
  const known = new Set(resources.map(({ logicalId }) => logicalId));
  return new Map(
    resources.map(({ logicalId, properties, attributes: { DependsOn: before } }) => {
      const names = [...referencesIn(part(properties)), ...referencesIn(before === undefined ? undefined : { DependsOn: before })];
      return [logicalId, [...new Set(names)].filter((name) => known.has(name))];
    }),
  );
}

function withoutChoices(value: Value): Value {
  if (Array.isArray(value)) return (value as readonly Value[]).map(withoutChoices);
  if (!isMap(value)) return value;
  return Object.fromEntries(Object.entries(value).flatMap(([key, inner]) => (key === 'Fn::If' ? [] : [[key, withoutChoices(inner)]])));
}
