import type { Value } from '../../cloudformation/template.js';
import { dynamicReferenceGrants } from './dynamic-reference.js';
import { mergedPermissions } from './merged-permissions.js';
import { ownPermissions } from './own-permissions.js';
import { type PassedRoles, passedRoles } from './passed-role.js';
import { propertyGrants } from './property-grant.js';
import type { Grant } from './grant.js';
import type { ResourcePermission } from './resource-permission.js';
import { resourceNames } from './resource-name.js';
import { type ExpandedStage, expandStage, type StageTemplate } from './stage-template.js';
import { allow, statementsOf } from './statement.js';
import { wholeService } from './whole-service.js';

/** What CloudFormation may do for the pipeline, computed from the resources of the app's stages. */
export interface DeployPolicy {
  readonly statements: readonly Value[];
  /** The number of resource types that they cover. */
  readonly types: number;
  readonly unlisted: readonly UnlistedResource[];
}

/** A resource whose type is in no table here, so that the role gets all permissions of its service, or none. */
export interface UnlistedResource {
  readonly logicalId: string;
  readonly type: string;
  /** The actions that are granted; empty for none. */
  readonly granted: readonly string[];
}

const permissions: { readonly [type: string]: ResourcePermission } = { ...ownPermissions, ...mergedPermissions };

/** @param codeObjects The ARN of the uploaded packages, for `Fn::Sub`. */
export function deployPolicy(stages: readonly StageTemplate[], codeObjects: string): DeployPolicy {
  const expanded = stages.map(expandStage);
  const types = new Set(expanded.flatMap(({ resources }) => resources.map(({ type }) => type)));
  const known = Object.keys(permissions).filter((type) => types.has(type));
  const unlisted = unlistedIn(expanded);
  const grants: Grant[] = [
    { actions: ['cloudformation:CreateChangeSet'], arns: ['cloudformation:${AWS::Region}:aws:transform/Serverless-2016-10-31'] },
    { actions: ['s3:GetObject'], arns: [codeObjects] },
    ...known.flatMap((type) => {
      const { namedLike = type, grants } = permissions[type]!;
      const having = expanded.filter(({ resources }) => resources.some((resource) => resource.type === type));
      const names = having.flatMap((stage) => resourceNames(stage, namedLike, permissions[namedLike]?.nameProperty));
      return grants.map((grant) => named(grant, names));
    }),
    ...expanded.flatMap(propertyGrants),
    ...stages.flatMap(dynamicReferenceGrants),
    ...unlisted.filter(({ granted }) => granted.length > 0).map(({ granted }) => ({ actions: granted })),
  ];
  const passed = passedRoles(expanded);
  return {
    statements: [...statementsOf(grants), ...(passed.arns.length === 0 ? [] : [passing(passed)])],
    types: types.size,
    unlisted,
  };
}

function passing({ arns, services }: PassedRoles): Value {
  return allow(['iam:PassRole'], arns, { StringEquals: { 'iam:PassedToService': services } });
}

/** Puts the names into the ARNs. A name that ends in `*` includes everything below it. */
function named({ actions, arns }: Grant, names: readonly string[]): Grant {
  if (arns === undefined) return { actions };
  const full = arns.flatMap((arn) => {
    const [before, after] = arn.split('{name}');
    if (after === undefined) return [arn];
    return names.map((name) => (name.endsWith('*') ? `${before}${name}` : `${before}${name}${after}`));
  });
  return { actions, arns: [...new Set(full)] };
}

function unlistedIn(stages: readonly ExpandedStage[]): UnlistedResource[] {
  const unlisted = stages
    .flatMap(({ resources, unknown }) => [...resources, ...unknown])
    .filter(({ type }) => !Object.hasOwn(permissions, type) && !isCustom(type))
    .map(({ logicalId, type }) => ({ logicalId, type, granted: wholeService(type) ?? [] }));
  // Most resources are the same in all stages.
  return [...new Map(unlisted.map((one) => [`${one.logicalId} ${one.type}`, one])).values()];
}

function isCustom(type: string): boolean {
  return type === 'AWS::CloudFormation::CustomResource' || type.startsWith('Custom::');
}
