import { distinct } from '../../cloudformation/distinct.js';
import type { Value } from '../../cloudformation/template.js';
import { bounded } from './boundary.js';
import { dynamicReferenceGrants } from './dynamic-reference.js';
import { type PassedRoles, passedRoles } from './passed-role.js';
import { knownTypes, permissionOf } from './permissions.js';
import { propertyGrants } from './property-grant.js';
import type { Grant, Wide } from './grant.js';
import { openNames, resourceNames } from './resource-name.js';
import { type ExpandedStage, expandStage } from './scope.js';
import type { StageTemplate } from './stage-template.js';
import { transformArns } from './transform-arns.js';
import { allow, statementsOf } from './statement.js';
import { wholeService } from './whole-service.js';

/** What CloudFormation may do to deploy a stage, computed from the resources of its template. */
export interface DeployPolicy {
  readonly statements: readonly Value[];
  /** The resource types that they cover. */
  readonly types: readonly string[];
  /** What includes more than the stack needs, each with its reason. */
  readonly wide: readonly Wide[];
  /** Resources whose types are in no table here, and for which the role gets nothing. */
  readonly lacking: readonly { readonly logicalId: string; readonly type: string }[];
  /** The parameters whose defaults are in the names: another value at deployment needs another role. */
  readonly defaults: readonly string[];
}

/** @param codeObjects The ARN of the uploaded packages, for `Fn::Sub`. */
export function deployPolicy(template: StageTemplate, codeObjects: string): DeployPolicy {
  const stage = expandStage(template);
  const types = new Set(stage.resources.map(({ type }) => type));
  const unlisted = unlistedIn(stage);
  const grants: Grant[] = [
    { actions: ['cloudformation:CreateChangeSet'], arns: transformArns(template.includesFile === true) },
    { actions: ['s3:GetObject'], arns: [codeObjects] },
    ...knownTypes.filter((type) => types.has(type)).flatMap((type) => grantsFor(type, stage)),
    ...propertyGrants(stage),
    ...dynamicReferenceGrants(stage),
    ...unlisted.flatMap(({ granted }) => (granted.length > 0 ? [{ actions: granted }] : [])),
  ];
  const passed = passedRoles(stage);
  const services = unlisted.filter(({ granted }) => granted.length > 0).map(wholeServiceOf);
  return {
    statements: [...statementsOf(bounded(grants, stage)), ...(passed.arns.length === 0 ? [] : [passing(passed)])],
    types: [...types],
    wide: distinct([...openNames(stage), ...grants.flatMap(({ wide = [] }) => wide), ...passed.wide, ...services]),
    lacking: distinct(unlisted.filter(({ granted }) => granted.length === 0).map(({ logicalId, type }) => ({ logicalId, type }))),
    defaults: [...stage.scope.defaults].sort(),
  };
}

function grantsFor(type: string, stage: ExpandedStage): Grant[] {
  const { namedLike = type, grants } = permissionOf(type)!;
  const names = resourceNames(stage, namedLike);
  return grants.map((grant) => named(grant, names));
}

function passing({ arns, services }: PassedRoles): Value {
  return allow(['iam:PassRole'], arns, { StringEquals: { 'iam:PassedToService': services } });
}

/** Puts the names into the ARNs. A name that ends in `*` includes everything below it. */
function named(grant: Grant, names: readonly string[]): Grant {
  const { arns } = grant;
  if (arns === undefined) return grant;
  const full = arns.flatMap((arn) => {
    const [before, after] = arn.split('{name}');
    if (after === undefined) return [arn];
    return names.map((name) => (name.endsWith('*') ? `${before}${name}` : `${before}${name}${after}`));
  });
  return { ...grant, arns: [...new Set(full)] };
}

interface Unlisted {
  readonly logicalId: string;
  readonly type: string;
  /** The actions that are granted; empty for none. */
  readonly granted: readonly string[];
}

function unlistedIn({ resources, unknown }: ExpandedStage): Unlisted[] {
  return [...resources, ...unknown]
    .filter(({ type }) => permissionOf(type) === undefined && !isCustom(type))
    .map(({ logicalId, type }) => ({ logicalId, type, granted: wholeService(type) ?? [] }));
}

function wholeServiceOf({ logicalId, type, granted }: Unlisted): Wide {
  const message = `the deploy role would get ${granted.join(' and ')} on everything, because what ${logicalId} needs is not known exactly: it has the type ${type}`;
  return { logicalId, path: ['Type'], message, fix: 'put the resource into a stack of its own' };
}

function isCustom(type: string): boolean {
  return type === 'AWS::CloudFormation::CustomResource' || type.startsWith('Custom::');
}
