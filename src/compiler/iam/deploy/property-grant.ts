import { live } from '../../cloudformation/intrinsic.js';
import type { Value } from '../../cloudformation/template.js';
import type { PlainResource } from '../../expand/plain-resource.js';
import { liveText } from './live-text.js';
import type { Grant } from './grant.js';
import { lookupIn, resourceNames, roleArns } from './resource-name.js';
import type { ExpandedStage } from './stage-template.js';

/** Permissions that some properties need in addition to those for their resource's type. */
export function propertyGrants(stage: ExpandedStage): Grant[] {
  return stage.resources.flatMap((resource): Grant[] => {
    const { type, properties } = resource;
    switch (type) {
      case 'AWS::Lambda::Function':
        return [...layerGrants(properties['Layers'], stage), ...vpcGrants(properties['VpcConfig'])];
      case 'AWS::IAM::Role':
        return [...attachmentGrants(resource, stage), ...boundaryGrants(properties['PermissionsBoundary'], stage)];
      case 'AWS::ApiGateway::DomainName':
        // An edge-optimised domain is a CloudFront distribution.
        return properties['RegionalCertificateArn'] === undefined ? [{ actions: ['cloudfront:UpdateDistribution'] }] : [];
      case 'AWS::CloudFormation::CustomResource':
        return customResourceGrants(properties['ServiceToken'], stage);
      default:
        return type.startsWith('Custom::') ? customResourceGrants(properties['ServiceToken'], stage) : [];
    }
  });
}

/** Layers of other stacks; the permissions for the stack's own layers already include reading them. */
function layerGrants(layers: Value | undefined, stage: ExpandedStage): Grant[] {
  const foreign = textsOf(layers, stage).filter((arn) => arn.startsWith('arn:'));
  return foreign.length === 0 ? [] : [{ actions: ['lambda:GetLayerVersion'], arns: foreign }];
}

function vpcGrants(config: Value | undefined): Grant[] {
  return config === undefined ? [] : [{ actions: ['ec2:DescribeSecurityGroups', 'ec2:DescribeSubnets', 'ec2:DescribeVpcs'] }];
}

/**
 * Without the condition, attaching a managed policy of AWS could make a role of the stack an administrator. For a role that
 * SAM adds there is no condition, because its policies are not known.
 */
function attachmentGrants({ logicalId, origin, properties }: PlainResource, stage: ExpandedStage): Grant[] {
  const policies = origin === logicalId ? textsOf(properties['ManagedPolicyArns'], stage) : ['*'];
  if (policies.length === 0) return [];
  const grant = { actions: ['iam:AttachRolePolicy', 'iam:DetachRolePolicy'], arns: roleArns(stage) };
  return [policies.includes('*') ? grant : { ...grant, condition: { ArnLike: { 'iam:PolicyARN': policies.map(policyArn) } } }];
}

function boundaryGrants(boundary: Value | undefined, stage: ExpandedStage): Grant[] {
  return boundary === undefined ? [] : [{ actions: ['iam:PutRolePermissionsBoundary', 'iam:DeleteRolePermissionsBoundary'], arns: roleArns(stage) }];
}

/** CloudFormation calls the function or topic of a custom resource with the permissions of the deploy role. */
function customResourceGrants(token: Value | undefined, stage: ExpandedStage): Grant[] {
  const arn = liveText(token, lookupIn(stage));
  if (arn.startsWith('arn:')) return [{ actions: [arn.includes(':sns:') ? 'sns:Publish' : 'lambda:InvokeFunction'], arns: [arn] }];
  const names = resourceNames(stage, 'AWS::Lambda::Function', 'FunctionName');
  return [{ actions: ['lambda:InvokeFunction'], arns: names.map((name) => `lambda:@:function:${name}`) }];
}

/** A reference to a policy in the same stack becomes its name. */
function policyArn(text: string): Value {
  return live(text.startsWith('arn:') ? text : `arn:\${AWS::Partition}:iam::\${AWS::AccountId}:policy/${text}`);
}

function textsOf(list: Value | undefined, stage: ExpandedStage): string[] {
  return Array.isArray(list) ? (list as readonly Value[]).map((one) => liveText(one, lookupIn(stage))) : [];
}
