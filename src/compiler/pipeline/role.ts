import { sub } from '../cloudformation/intrinsic.js';
import type { TemplateResource, Value } from '../cloudformation/template.js';
import type { DeployPolicy } from '../iam/deploy/deploy-policy.js';
import type { PipelineStage } from './pipeline-stage.js';
import { allow } from '../iam/deploy/statement.js';

/** A service's role with one inline policy. */
export function serviceRole(service: string, policyName: string, statements: readonly Value[]): TemplateResource {
  return {
    Type: 'AWS::IAM::Role',
    Properties: roleProperties({ Service: [sub(`${service}.\${AWS::URLSuffix}`)] }, ['sts:AssumeRole'], policyName, statements),
  };
}

/** @param condition The condition of the trust policy. */
export function roleProperties(
  principal: Value,
  actions: readonly string[],
  policyName: string,
  statements: readonly Value[],
  condition?: Value,
): TemplateResource['Properties'] {
  const trust = { Action: actions, Effect: 'Allow', Principal: principal, ...(condition !== undefined && { Condition: condition }) };
  return {
    AssumeRolePolicyDocument: { Version: '2012-10-17', Statement: [trust] },
    Policies: [{ PolicyName: policyName, PolicyDocument: { Version: '2012-10-17', Statement: statements } }],
  };
}

/** The role that CloudFormation assumes for the app's stacks. */
export function deployRole(policy: DeployPolicy | undefined): TemplateResource {
  const administrator = { Effect: 'Allow', Action: '*', Resource: '*' };
  return serviceRole('cloudformation', 'DeployAccess', policy?.statements ?? [administrator]);
}

/** Permissions to deploy the stages' stacks with change sets, and to pass CloudFormation its role. */
export function deployingStatements(stages: readonly PipelineStage[]): Value[] {
  const stacks = stages.map(({ stack }) => `cloudformation:@:stack/${stack.live}/*`);
  const actions = ['CreateChangeSet', 'DeleteChangeSet', 'DescribeChangeSet', 'ExecuteChangeSet', 'DescribeStacks', 'DescribeStackEvents'];
  return [
    allow(
      actions.map((name) => `cloudformation:${name}`),
      stacks,
    ),
    allow(['cloudformation:CreateChangeSet'], ['cloudformation:${AWS::Region}:aws:transform/Serverless-2016-10-31']),
    allow(['iam:PassRole'], ['${CFNDeployRole.Arn}'], { StringEquals: { 'iam:PassedToService': sub('cloudformation.${AWS::URLSuffix}') } }),
  ];
}
