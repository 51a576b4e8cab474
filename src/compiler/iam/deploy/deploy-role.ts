import type { Value } from '../../cloudformation/template.js';
import { dynamicReferenceGrants } from './dynamic-reference.js';
import { mergedPermissions } from './merged-permissions.js';
import { ownPermissions } from './own-permissions.js';
import { type PassedRoles, passedRoles } from './passed-role.js';
import { type PlainResource, plainResources } from '../../expand/plain-types.js';
import { propertyGrants } from './property-grant.js';
import type { Grant, ResourcePermission } from './resource-permission.js';
import { resourceNames } from './resource-name.js';
import type { StageTemplate } from './stage-template.js';
import { allow, statementsOf } from './statement.js';
import { wholeService } from './whole-service.js';

/** What CloudFormation may do for the pipeline, worked out from what the app's stages are made of. */
export interface DeployPolicy {
  readonly statements: readonly Value[];
  /** How many types of resources they are for. */
  readonly types: number;
  /** Resources that get all rights of their service, and those that get none, since nothing more exact is known of their type. */
  readonly doubts: readonly Doubt[];
}

export interface Doubt {
  readonly logicalId: string;
  readonly type: string;
  /** The actions that are granted; empty for none. */
  readonly granted: readonly string[];
}

const permissions: { readonly [type: string]: ResourcePermission } = { ...ownPermissions, ...mergedPermissions };

/** @param codeObjects ARN, for `Fn::Sub`, of the uploaded packages */
export function deployPolicy(stages: readonly StageTemplate[], codeObjects: string): DeployPolicy {
  const resources = stages.map((stage) => ({ stage, plain: plainResources(stage.template) }));
  const types = new Set(resources.flatMap(({ plain }) => plain.map(({ type }) => type)));
  const known = Object.keys(permissions).filter((type) => types.has(type));
  const doubts = doubtsOf(resources.flatMap(({ plain }) => plain));
  const grants: Grant[] = [
    { actions: ['cloudformation:CreateChangeSet'], arns: ['cloudformation:${AWS::Region}:aws:transform/Serverless-2016-10-31'] },
    { actions: ['s3:GetObject'], arns: [codeObjects] },
    ...known.flatMap((type) => {
      const { namedLike = type, grants } = permissions[type]!;
      const having = resources.filter(({ plain }) => plain.some((resource) => resource.type === type));
      const names = having.flatMap(({ stage, plain }) => resourceNames(stage, plain, namedLike, permissions[namedLike]?.nameProperty));
      return grants.map((grant) => named(grant, names));
    }),
    ...resources.flatMap(({ stage, plain }) => propertyGrants(stage, plain)),
    ...stages.flatMap(dynamicReferenceGrants),
    ...doubts.filter(({ granted }) => granted.length > 0).map(({ granted }) => ({ actions: granted })),
  ];
  const passed = passedRoles(resources);
  return {
    statements: [...statementsOf(grants), ...(passed.arns.length === 0 ? [] : [passing(passed)])],
    types: types.size,
    doubts,
  };
}

function passing({ arns, services }: PassedRoles): Value {
  return allow(['iam:PassRole'], arns, { StringEquals: { 'iam:PassedToService': services } });
}

/** Puts the names into the ARNs. A name with a `*` at its end takes in what is below it. */
function named({ actions, arns }: Grant, names: readonly string[]): Grant {
  if (arns === undefined) return { actions };
  const full = arns.flatMap((arn) => {
    const [before, after] = arn.split('{name}');
    if (after === undefined) return [arn];
    return names.map((name) => (name.endsWith('*') ? `${before}${name}` : `${before}${name}${after}`));
  });
  return { actions, arns: [...new Set(full)] };
}

function doubtsOf(resources: readonly PlainResource[]): Doubt[] {
  const doubts = resources
    .filter(({ type }) => !Object.hasOwn(permissions, type) && !isCustom(type))
    .map(({ logicalId, type }) => ({ logicalId, type, granted: wholeService(type) ?? [] }));
  // The stages have mostly the same resources.
  return [...new Map(doubts.map((doubt) => [`${doubt.logicalId} ${doubt.type}`, doubt])).values()];
}

function isCustom(type: string): boolean {
  return type === 'AWS::CloudFormation::CustomResource' || type.startsWith('Custom::');
}
