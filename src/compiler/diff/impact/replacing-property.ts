import { loadResourceModel } from '@aws-cdk/cloudformation-diff/lib/diff/util.js';

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
 * Only that is asked for. Its own comparison would take texts such as `"1.0"` and `"1"` for the same number, follow
 * references in a time that grows with the square of the template, and fail on policies that are functions.
 *
 * @returns by type, then by property; without those that are only updated
 */
export function propertyImpacts(asked: readonly TypeProperties[]): ReadonlyMap<string, ReadonlyMap<string, PropertyImpact>> {
  return new Map(
    asked.map(({ type, names }) => {
      const properties = loadResourceModel(type)?.properties ?? {};
      const impacts = [...names].map((name) => [name, impactOf(Object.hasOwn(properties, name) ? properties[name]!.causesReplacement : undefined)] as const);
      return [type, new Map(impacts.filter(([, impact]) => impact !== 'update'))];
    }),
  );
}

function impactOf(causesReplacement: string | undefined): PropertyImpact {
  if (causesReplacement === 'yes') return 'replace';
  return causesReplacement === 'maybe' ? 'may-replace' : 'update';
}
