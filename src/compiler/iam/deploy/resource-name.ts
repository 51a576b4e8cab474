import type { Wide } from './grant.js';
import { subText } from './live-text.js';
import { permissionOf } from './permissions.js';
import { generatedNamesOf } from './physical-name.js';
import { possibleNames } from './possible-texts.js';
import type { ExpandedStage } from './scope.js';
import { wideFor } from './wide.js';

/** The physical names of a stack's resources of one type, as strings for `Fn::Sub`, without duplicates. Names of roles start with their path. */
export function resourceNames({ scope, resources }: ExpandedStage, type: string): string[] {
  const own = resources.filter((resource) => resource.type === type);
  if (own.length === 0 || permissionOf(type)?.nameProperty === undefined) return [generatedNamesOf(type, scope.stack)];
  const names = own.flatMap(({ logicalId }) => possibleNames(logicalId, scope).map(subText));
  const beginning = `${scope.stack.live}-`;
  const granted = permissionOf(type)?.isNumerous === true ? names.map((name) => (name.startsWith(beginning) ? `${beginning}*` : name)) : names;
  return [...new Set(granted)].filter((name) => name !== '');
}

/** The ARNs of the stack's roles, after `arn:<partition>:`. */
export function roleArns(stage: ExpandedStage): string[] {
  return resourceNames(stage, 'AWS::IAM::Role').map((name) => `iam::\${AWS::AccountId}:role/${name}`);
}

/** The resources whose names are known only at deployment. */
export function openNames({ scope, resources }: ExpandedStage): Wide[] {
  return resources.flatMap(({ logicalId, type, origin, properties }) => {
    const { nameProperty, grants } = permissionOf(type) ?? { grants: [] };
    if (nameProperty === undefined) return [];
    const arn = grants.flatMap(({ arns = [] }) => arns).find((one) => one.includes('{name}')) ?? '{name}';
    const path = ['Properties', properties[nameProperty] === undefined && properties['Path'] !== undefined ? 'Path' : nameProperty];
    return wideFor(origin, path, possibleNames(logicalId, scope), scope, (name) => shortArn(arn.replace('{name}', name)));
  });
}

/** `iam::${AWS::AccountId}:role/x` → `iam:role/x` */
function shortArn(arn: string): string {
  return arn.replace(/:@:|::\$\{AWS::AccountId\}:|:::/, ':');
}
