import { isMap, valueAt } from '../../cloudformation/branch.js';
import type { Value } from '../../cloudformation/template.js';
import { type Comparison, detailOf, makeChange } from '../make-change.js';
import { normalDifferences } from '../normal/normal-difference.js';
import type { ChangeKind, ReviewChange } from '../stage-diff.js';
import { securityDefinitions } from './document-routes.js';

/** Authorizers that have the same name on both sides, and work in another way. */
export function authorizerChanges(comparison: Comparison): ReviewChange[] {
  return comparison.pairs.flatMap(({ logicalId, was, is, subject }) => {
    const [before, after] = [was?.plain.properties['Body'], is?.plain.properties['Body']];
    if (!isMap(before) || !isMap(after)) return [];
    const old = securityDefinitions(before);
    const section = after['securityDefinitions'] === undefined ? ['components', 'securitySchemes'] : ['securityDefinitions'];
    return [...securityDefinitions(after)].flatMap(([name, written]) => {
      const writtenBefore = old.get(name);
      if (writtenBefore === undefined) return [];
      const [previous, fresh] = [was!.form.of(writtenBefore), is!.form.of(written)];
      if (JSON.stringify(previous) === JSON.stringify(fresh)) return [];
      const path = ['Resources', logicalId, 'Properties', 'Body', ...section, name];
      return [
        makeChange('authorizer-changed', {
          kinds: kindsOf(previous, fresh),
          impact: comparison.impacts.get(logicalId)?.impact ?? 'update',
          subject: { ...subject, name },
          message: `The authorizer ${name} changes`,
          // A definition is long, and mostly little of it differs.
          details: normalDifferences(previous, fresh, [was!.form, is!.form], path).map((one) => detailOf(one.path, one.was, one.is, comparison.shown)),
        }),
      ];
    });
  });
}

/** Another header or kind of authorizer breaks clients; another pool of users admits others and shuts some out. */
function kindsOf(was: Value, is: Value): ChangeKind[] {
  const at = (value: Value, ...path: string[]): string => JSON.stringify(valueAt(value, path) ?? null);
  const differs = (...path: string[]): boolean => at(was, ...path) !== at(is, ...path);
  const [old, fresh] = [poolsOf(was), poolsOf(is)];
  const isOther = differs('name') || differs('in') || differs('x-amazon-apigateway-authtype') || differs('x-amazon-apigateway-authorizer', 'type');
  return [
    ...(fresh.some((pool) => !old.includes(pool)) ? (['broadening'] as const) : []),
    ...(isOther || old.some((pool) => !fresh.includes(pool)) ? (['breaking-api'] as const) : []),
  ];
}

function poolsOf(definition: Value): string[] {
  const pools = valueAt(definition, ['x-amazon-apigateway-authorizer', 'providerARNs']);
  return Array.isArray(pools) ? (pools as readonly Value[]).map((pool) => JSON.stringify(pool)) : [];
}
