import { valueAt } from '../cloudformation/branch.js';
import type { Value } from '../cloudformation/template.js';
import { textOf } from '../cloudformation/text-of.js';
import { aliasId } from '../expand/function-version.js';
import { functionTarget } from './invocation-target.js';
import { redirected, type Target } from './redirected.js';
import { functionOf, propertiesOf, type Resources, typeOf, withProperties } from './resources.js';

/** The aliases that SAM makes of `AutoPublishAlias`, by the functions' logical IDs. */
export function publishedAliases(resources: Resources, functions: Functions): ReadonlyMap<string, Value> {
  return new Map(
    [...resources].flatMap(([id, resource]): [string, Value][] => {
      const functionId = functionOf(resource);
      const isPublished = typeOf(resource) === 'AWS::Lambda::Alias' && functionId !== undefined && functions.has(functionId);
      return isPublished && id.startsWith(`${functionId}Alias`) ? [[functionId, resource]] : [];
    }),
  );
}

/** Logical IDs of functions. */
type Functions = Pick<ReadonlySet<string>, 'has'>;

/** The resources, with functions in the place of the aliases that SAM makes of `AutoPublishAlias`. */
export function withoutAliases(resources: Resources, functions: Functions): Resources {
  const functionIds = functionsOfAliases(publishedAliases(resources, functions));
  if (functionIds.size === 0) return resources;
  const targetOf = (id: string): Target | undefined => (functionIds.has(id) ? functionTarget(functionIds.get(id)!) : undefined);
  return new Map(
    [...resources].map(([id, resource]) => {
      const properties = propertiesOf(resource);
      const now = redirected(properties, targetOf);
      return [id, now === properties ? resource : withProperties(resource, now)];
    }),
  );
}

/** The functions of aliases, by the logical IDs of the aliases. */
export function functionsOfAliases(aliases: ReadonlyMap<string, Value>): ReadonlyMap<string, string> {
  return new Map([...aliases].map(([functionId, alias]) => [aliasId(functionId, nameOf(alias)), functionId]));
}

export function nameOf(alias: Value): string {
  return textOf(valueAt(alias, ['Properties', 'Name']) ?? '');
}
