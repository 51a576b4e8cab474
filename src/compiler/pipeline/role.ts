import { getAtt, ref, sub } from '../cloudformation/intrinsic.js';
import type { TemplateResource, Value } from '../cloudformation/template.js';
import { allow } from '../iam/deploy/statement.js';
import { transformArns } from '../iam/deploy/transform-arns.js';
import { sealedResource } from './seal.js';
import { arnPlace, inRegion } from './in-region.js';
import type { PipelineSettings } from './settings.js';
import { ofTarget, type Target, targetsOf } from './target.js';

/**
 * The path of the pipeline's own roles. It keeps them out of reach of the deploy roles, which may change roles whose names begin like
 * those of an app's stack.
 */
const rolePath = '/pipeline/';

/** Only for work of this account. Not every service says for whom it works, so a request that says nothing is allowed. */
const ofThisAccount: Value = { StringEqualsIfExists: { 'aws:SourceAccount': ref('AWS::AccountId') } };

/** A service's role with one inline policy. */
export function serviceRole(service: string, policyName: string, statements: readonly Value[]): TemplateResource {
  const principal = { Service: [sub(`${service}.\${AWS::URLSuffix}`)] };
  return { Type: 'AWS::IAM::Role', Properties: roleProperties(principal, ['sts:AssumeRole'], policyName, statements, ofThisAccount) };
}

/** @param condition The condition of the trust policy. */
export function roleProperties(
  principal: Value,
  actions: readonly string[],
  policyName: string,
  statements: readonly Value[],
  condition: Value,
): TemplateResource['Properties'] {
  const trust = { Action: actions, Effect: 'Allow', Principal: principal, Condition: condition };
  return {
    Path: rolePath,
    AssumeRolePolicyDocument: { Version: '2012-10-17', Statement: [trust] },
    Policies: [{ PolicyName: policyName, PolicyDocument: { Version: '2012-10-17', Statement: statements } }],
  };
}

type Deploying = Pick<PipelineSettings, 'stages' | 'home'>;

/** The role that CloudFormation assumes for a stage's stack in one region. */
export function deployRoleId(target: Target): string {
  return ofTarget('CFNDeployRole', target);
}

/**
 * The roles that CloudFormation assumes for the app's stacks: one a stage and region, so that no stage's template can change another stage. IAM is
 * global, so that all are made where the pipeline is.
 */
export function deployRoles(deploying: Deploying): { readonly [logicalId: string]: TemplateResource } {
  const administrator = { Effect: 'Allow', Action: '*', Resource: '*' };
  const roles = targetsOf(deploying).map((target) => {
    const role = serviceRole('cloudformation', 'DeployAccess', inRegion(target.deployPolicy?.statements ?? [administrator], target.elsewhere));
    return [deployRoleId(target), sealedResource(role)] as const;
  });
  return Object.fromEntries(roles);
}

/** The ARNs of these roles, as outputs. */
export function deployRoleOutputs(deploying: Deploying): { readonly [name: string]: { readonly Value: Value } } {
  const ids = targetsOf(deploying).map(deployRoleId);
  return Object.fromEntries(ids.map((id) => [`${id}Arn`, { Value: getAtt(id, 'Arn') }]));
}

/** Permissions to deploy stages with change sets, and to pass CloudFormation their roles. @param roles their logical IDs */
export function deployingStatements(targets: readonly Target[], roles: readonly string[]): Value[] {
  const stacks = targets.map(({ stage, elsewhere }) => stackArn(stage.stack.live, elsewhere));
  const includesFile = targets.some((target) => target.includesFile === true);
  const transforms = [...new Set(targets.map(({ elsewhere }) => elsewhere))].flatMap((region) =>
    transformArns(includesFile).map((arn) => inRegion(arn, region)),
  );
  const actions = ['CreateChangeSet', 'DeleteChangeSet', 'DescribeChangeSet', 'ExecuteChangeSet', 'DescribeStacks', 'DescribeStackEvents'];
  return [
    allow(
      actions.map((name) => `cloudformation:${name}`),
      stacks,
    ),
    allow(['cloudformation:CreateChangeSet'], transforms),
    allow(
      ['iam:PassRole'],
      roles.map((id) => `\${${id}.Arn}`),
      { StringEquals: { 'iam:PassedToService': sub('cloudformation.${AWS::URLSuffix}') } },
    ),
  ];
}

/** The ARN of the stacks of a name, after `arn:<partition>:`. @param region undefined for that of the pipeline */
export function stackArn(name: string, region: string | undefined): string {
  return `cloudformation:${arnPlace(region)}:stack/${name}/*`;
}
