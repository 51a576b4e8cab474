import { live } from '../../cloudformation/intrinsic.js';
import type { Value } from '../../cloudformation/template.js';
import { liveText } from './live-text.js';
import type { PlainResource } from '../../expand/plain-resource.js';
import type { Grant } from './resource-permission.js';
import { lookupIn, resourceNames } from './resource-name.js';
import type { StageTemplate } from './stage-template.js';

/** What some properties need beside the permissions of their resource's type. */
export function propertyGrants(stage: StageTemplate, resources: readonly PlainResource[]): Grant[] {
  const text = (value: Value | undefined): string => liveText(value, lookupIn(stage));
  return resources.flatMap((resource): Grant[] => {
    const { type, properties } = resource;
    switch (type) {
      case 'AWS::Lambda::Function':
        return [...layers(listOf(properties['Layers']).map(text)), ...vpc(properties['VpcConfig'])];
      case 'AWS::IAM::Role':
        return roleGrants(resource, stage, resources, text);
      case 'AWS::ApiGateway::DomainName':
        // An edge-optimised domain is a distribution of CloudFront's.
        return properties['RegionalCertificateArn'] === undefined ? [{ actions: ['cloudfront:UpdateDistribution'] }] : [];
      case 'AWS::CloudFormation::CustomResource':
        return custom(properties, stage, resources, text);
      default:
        return type.startsWith('Custom::') ? custom(properties, stage, resources, text) : [];
    }
  });
}

/** Layers of other stacks; whoever may make the stack's own may read them too. */
function layers(arns: readonly string[]): Grant[] {
  const foreign = arns.filter((arn) => arn.startsWith('arn:'));
  return foreign.length === 0 ? [] : [{ actions: ['lambda:GetLayerVersion'], arns: foreign }];
}

function vpc(config: Value | undefined): Grant[] {
  return config === undefined ? [] : [{ actions: ['ec2:DescribeSecurityGroups', 'ec2:DescribeSubnets', 'ec2:DescribeVpcs'] }];
}

/**
 * Without the condition, a role of the stack could be made an administrator's by one policy of AWS's. It cannot be had for a
 * role that SAM adds, because nobody foresees which policies that gets.
 */
function roleGrants(
  { logicalId, origin, properties: { ManagedPolicyArns, PermissionsBoundary } }: PlainResource,
  stage: StageTemplate,
  resources: readonly PlainResource[],
  text: (value: Value | undefined) => string,
): Grant[] {
  const arns = resourceNames(stage, resources, 'AWS::IAM::Role', 'RoleName').map((name) => `iam::\${AWS::AccountId}:role/${name}`);
  const policies = origin === logicalId ? listOf(ManagedPolicyArns).map(text) : ['*'];
  const condition = policies.includes('*') ? undefined : { ArnLike: { 'iam:PolicyARN': policies.map(policyArn) } };
  return [
    ...(policies.length === 0 ? [] : [{ actions: ['iam:AttachRolePolicy', 'iam:DetachRolePolicy'], arns, ...(condition !== undefined && { condition }) }]),
    ...(PermissionsBoundary === undefined ? [] : [{ actions: ['iam:PutRolePermissionsBoundary', 'iam:DeleteRolePermissionsBoundary'], arns }]),
  ];
}

/** CloudFormation tells the function, or the topic, of a custom resource with the deploy role's rights. */
function custom(
  { ServiceToken }: PlainResource['properties'],
  stage: StageTemplate,
  resources: readonly PlainResource[],
  text: (value: Value | undefined) => string,
): Grant[] {
  const arn = text(ServiceToken);
  if (arn.startsWith('arn:')) return [{ actions: [arn.includes(':sns:') ? 'sns:Publish' : 'lambda:InvokeFunction'], arns: [arn] }];
  const names = resourceNames(stage, resources, 'AWS::Lambda::Function', 'FunctionName');
  return [{ actions: ['lambda:InvokeFunction'], arns: names.map((name) => `lambda:@:function:${name}`) }];
}

/** A policy of the same stack is named by a reference to it. */
function policyArn(text: string): Value {
  return live(text.startsWith('arn:') ? text : `arn:\${AWS::Partition}:iam::\${AWS::AccountId}:policy/${text}`);
}

function listOf(value: Value | undefined): Value[] {
  return Array.isArray(value) ? [...(value as Value[])] : [];
}
