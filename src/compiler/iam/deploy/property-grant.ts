import { live } from '../../cloudformation/intrinsic.js';
import type { Value } from '../../cloudformation/template.js';
import type { PlainResource } from '../../expand/plain-resource.js';
import { attachmentGrants } from './attachment.js';
import type { Grant } from './grant.js';
import { subText } from './live-text.js';
import { textsIn, textsOf } from './possible-texts.js';
import { resourceNames, roleArns } from './resource-name.js';
import type { ExpandedStage } from './scope.js';
import { wideFor } from './wide.js';

/** Permissions that some properties need in addition to those for their resource's type. */
export function propertyGrants(stage: ExpandedStage): Grant[] {
  return stage.resources.flatMap((resource): Grant[] => {
    const { type, properties } = resource;
    switch (type) {
      case 'AWS::Lambda::Function':
        return [...layerGrants(resource, stage), ...vpcGrants(properties['VpcConfig']), ...keyGrants(resource, 'KmsKeyArn', stage)];
      case 'AWS::Logs::LogGroup':
        return logKeyGrants(resource, stage);
      case 'AWS::Lambda::EventSourceMapping':
        return mappingGrants(resource, stage);
      case 'AWS::SNS::Subscription':
        return subscriptionGrants(resource, stage);
      case 'AWS::IAM::Role':
        return [...attachmentGrants(resource, stage), ...boundaryGrants(properties['PermissionsBoundary'], stage)];
      case 'AWS::ApiGateway::DomainName':
        // An edge-optimised domain is a CloudFront distribution of AWS's own, so it has no ARN in this account.
        return properties['RegionalCertificateArn'] === undefined ? [{ actions: ['cloudfront:UpdateDistribution'] }] : [];
      case 'AWS::CloudFormation::CustomResource':
        return customResourceGrants(resource, stage);
      default:
        return type.startsWith('Custom::') ? customResourceGrants(resource, stage) : [];
    }
  });
}

/** Layers of other stacks; the permissions for the stack's own layers already include reading them. */
function layerGrants({ origin, properties }: PlainResource, stage: ExpandedStage): Grant[] {
  const { Layers: layers } = properties;
  if (layers === undefined) return [];
  const own = resourceNames(stage, 'AWS::Lambda::LayerVersion').map((name) => `arn:\${AWS::Partition}:lambda:\${AWS::Region}:\${AWS::AccountId}:layer:${name}`);
  const texts = textsIn(layers, stage.scope).filter((text) => !own.includes(subText(text)));
  const wide = wideFor(origin, ['Properties', 'Layers'], texts, stage.scope, (text) => (text.startsWith('arn:') ? text : 'layer:*'));
  const arns = texts.map(subText).flatMap((arn) => (arn.startsWith('arn:') ? [arn] : arn === '*' ? ['lambda:${AWS::Region}:*:layer:*:*'] : []));
  return arns.length === 0 ? [] : [{ actions: ['lambda:GetLayerVersion'], arns: [...new Set(arns)], wide }];
}

function vpcGrants(config: Value | undefined): Grant[] {
  return config === undefined ? [] : [{ actions: ['ec2:DescribeSecurityGroups', 'ec2:DescribeSubnets', 'ec2:DescribeVpcs'] }];
}

/** Lambda uses the key in the name of who creates the function, and makes itself a grant for later. */
function keyGrants({ origin, properties }: PlainResource, property: string, stage: ExpandedStage): Grant[] {
  const texts = textsOf(properties[property], stage.scope);
  const wide = wideFor(origin, ['Properties', property], texts, stage.scope, (text) => (text.startsWith('arn:') ? text : 'key/*'));
  const arns = texts.map(subText).map((text) => (text.startsWith('arn:') ? text : 'kms:@:key/*'));
  return arns.length === 0
    ? []
    : [{ actions: ['kms:CreateGrant', 'kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey'], arns: [...new Set(arns)], wide }];
}

/** The key's own policy lets CloudWatch Logs use it. */
function logKeyGrants(resource: PlainResource, stage: ExpandedStage): Grant[] {
  if (resource.properties['KmsKeyId'] === undefined) return [];
  const groups = resourceNames(stage, 'AWS::Logs::LogGroup').map((name) => `logs:@:log-group:${name}`);
  return [
    { actions: ['logs:AssociateKmsKey', 'logs:DisassociateKmsKey'], arns: groups.flatMap((group) => (group.endsWith('*') ? [group] : [group, `${group}:*`])) },
  ];
}

/** A mapping has a random ID, and one that is being created has no ARN yet, but a condition can name its function. */
function mappingGrants({ origin, properties }: PlainResource, stage: ExpandedStage): Grant[] {
  const texts = textsOf(properties['FunctionName'], stage.scope);
  const wide = wideFor(origin, ['Properties', 'FunctionName'], texts, stage.scope, (text) => (text.startsWith('arn:') ? text : `function:${text}`));
  const own = resourceNames(stage, 'AWS::Lambda::Function');
  const arns = texts
    .map(subText)
    .map((text) => (text.startsWith('arn:') ? text : `arn:\${AWS::Partition}:lambda:\${AWS::Region}:\${AWS::AccountId}:function:${text}`));
  const functions = arns.length === 0 ? own : arns;
  const condition = { ArnLike: { 'lambda:FunctionArn': [...new Set(functions)].flatMap((arn) => [live(arn), live(`${arn}:*`)]) } };
  return [
    { actions: ['lambda:CreateEventSourceMapping'], condition, wide },
    { actions: ['lambda:UpdateEventSourceMapping', 'lambda:DeleteEventSourceMapping'], arns: ['lambda:@:event-source-mapping:*'], condition },
  ];
}

/** A subscription's own actions have no ARN; whoever subscribes names the topic. */
function subscriptionGrants({ origin, properties }: PlainResource, stage: ExpandedStage): Grant[] {
  const texts = textsOf(properties['TopicArn'], stage.scope);
  const arns = texts.map(subText).map((text) => (text.startsWith('arn:') ? text : 'sns:@:*'));
  const wide = wideFor(origin, ['Properties', 'TopicArn'], texts, stage.scope, (text) => (text.startsWith('arn:') ? text : 'sns:*'));
  return [{ actions: ['sns:Subscribe', 'sns:ListSubscriptionsByTopic'], arns: [...new Set(arns)], wide }];
}

function boundaryGrants(boundary: Value | undefined, stage: ExpandedStage): Grant[] {
  return boundary === undefined ? [] : [{ actions: ['iam:PutRolePermissionsBoundary', 'iam:DeleteRolePermissionsBoundary'], arns: roleArns(stage) }];
}

/** CloudFormation calls the function or topic of a custom resource with the permissions of the deploy role. */
function customResourceGrants({ origin, properties }: PlainResource, stage: ExpandedStage): Grant[] {
  const texts = textsOf(properties['ServiceToken'], stage.scope);
  return texts.map((text): Grant => {
    const arn = subText(text);
    const wide = wideFor(origin, ['Properties', 'ServiceToken'], [text], stage.scope, (shown) => (shown.startsWith('arn:') ? shown : 'function:*'));
    if (arn.startsWith('arn:')) return { actions: [arn.includes(':sns:') ? 'sns:Publish' : 'lambda:InvokeFunction'], arns: [arn], wide };
    return { actions: ['lambda:InvokeFunction'], arns: ['lambda:@:function:*'], wide };
  });
}
