import { getAtt, ref, sub } from '../cloudformation/intrinsic.js';
import type { TemplateResource, Value } from '../cloudformation/template.js';
import { allow } from '../iam/deploy/statement.js';
import { transformArns } from '../iam/deploy/transform-arns.js';
import { sealedResource } from './seal.js';
import type { PipelineStage } from './pipeline-stage.js';
import { ofStage } from './stage-title.js';

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

/** The roles that CloudFormation assumes for the app's stacks: one a stage, so that no stage's template can change another stage. */
export function deployRoles(stages: readonly PipelineStage[]): { readonly [logicalId: string]: TemplateResource } {
  const administrator = { Effect: 'Allow', Action: '*', Resource: '*' };
  const roles = stages.map((stage, index) => {
    const role = serviceRole('cloudformation', 'DeployAccess', stage.deployPolicy?.statements ?? [administrator]);
    return [ofStage('CFNDeployRole', stage, index), sealedResource(role)] as const;
  });
  return Object.fromEntries(roles);
}

/** The ARNs of these roles, as outputs. */
export function deployRoleOutputs(stages: readonly PipelineStage[]): { readonly [name: string]: { readonly Value: Value } } {
  const ids = stages.map((stage, index) => ofStage('CFNDeployRole', stage, index));
  return Object.fromEntries(ids.map((id) => [`${id}Arn`, { Value: getAtt(id, 'Arn') }]));
}

/** Permissions to deploy stages with change sets, and to pass CloudFormation their roles. @param roles their logical IDs */
export function deployingStatements(stages: readonly PipelineStage[], roles: readonly string[]): Value[] {
  const stacks = stages.map(({ stack }) => `cloudformation:@:stack/${stack.live}/*`);
  const actions = ['CreateChangeSet', 'DeleteChangeSet', 'DescribeChangeSet', 'ExecuteChangeSet', 'DescribeStacks', 'DescribeStackEvents'];
  return [
    allow(
      actions.map((name) => `cloudformation:${name}`),
      stacks,
    ),
    allow(['cloudformation:CreateChangeSet'], transformArns(stages.some(({ includesFile }) => includesFile === true))),
    allow(
      ['iam:PassRole'],
      roles.map((id) => `\${${id}.Arn}`),
      { StringEquals: { 'iam:PassedToService': sub('cloudformation.${AWS::URLSuffix}') } },
    ),
  ];
}
