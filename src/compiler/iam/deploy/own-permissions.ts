import { of, ofApiGateway, ofFunction, type ResourcePermission } from './resource-permission.js';

/** For every type that tschalice makes: what the handlers of CloudFormation's resource schemas ask for. */
export const ownPermissions: { readonly [type: string]: ResourcePermission } = {
  'AWS::IAM::Role': {
    nameProperty: 'RoleName',
    grants: [
      {
        actions: of(
          'iam',
          'CreateRole DeleteRole GetRole UpdateRole UpdateRoleDescription UpdateAssumeRolePolicy PutRolePolicy',
          'GetRolePolicy DeleteRolePolicy ListRolePolicies ListAttachedRolePolicies TagRole UntagRole ListRoleTags',
        ),
        arns: ['iam::${AWS::AccountId}:role/{name}'],
      },
    ],
  },
  'AWS::Lambda::Function': {
    nameProperty: 'FunctionName',
    grants: [
      {
        actions: of(
          'lambda',
          'CreateFunction DeleteFunction UpdateFunctionCode UpdateFunctionConfiguration GetFunction',
          'GetFunctionConfiguration GetFunctionCodeSigningConfig PutFunctionCodeSigningConfig',
          'DeleteFunctionCodeSigningConfig PutFunctionConcurrency DeleteFunctionConcurrency GetRuntimeManagementConfig',
          'PutRuntimeManagementConfig GetFunctionRecursionConfig PutFunctionRecursionConfig TagResource UntagResource',
          'ListTags',
        ),
        arns: ['lambda:@:function:{name}', 'lambda:@:function:{name}:*'],
      },
    ],
  },
  'AWS::Lambda::Permission': ofFunction('AddPermission RemovePermission GetPolicy'),
  // A mapping that is being made has no ARN yet.
  'AWS::Lambda::EventSourceMapping': {
    grants: [
      {
        actions: of('lambda', 'CreateEventSourceMapping UpdateEventSourceMapping DeleteEventSourceMapping GetEventSourceMapping', 'ListEventSourceMappings'),
      },
      { actions: of('lambda', 'TagResource UntagResource ListTags'), arns: ['lambda:@:event-source-mapping:*'] },
    ],
  },
  'AWS::Lambda::LayerVersion': {
    nameProperty: 'LayerName',
    grants: [
      {
        actions: of('lambda', 'PublishLayerVersion GetLayerVersion DeleteLayerVersion'),
        arns: ['lambda:@:layer:{name}', 'lambda:@:layer:{name}:*'],
      },
    ],
  },
  'AWS::ApiGateway::RestApi': {
    grants: [...ofApiGateway('restapis').grants, { actions: of('apigateway', 'UpdateRestApiPolicy'), arns: ['apigateway:${AWS::Region}::/restapis/*'] }],
  },
  'AWS::ApiGateway::Deployment': ofApiGateway('restapis'),
  'AWS::ApiGateway::Stage': ofApiGateway('restapis'),
  'AWS::ApiGateway::BasePathMapping': ofApiGateway('restapis', 'domainnames'),
  'AWS::ApiGateway::DomainName': ofApiGateway('domainnames'),
  'AWS::ApiGatewayV2::Api': ofApiGateway('apis'),
  'AWS::ApiGatewayV2::Deployment': ofApiGateway('apis'),
  'AWS::ApiGatewayV2::Stage': ofApiGateway('apis'),
  'AWS::ApiGatewayV2::Route': ofApiGateway('apis'),
  'AWS::ApiGatewayV2::Integration': ofApiGateway('apis'),
  'AWS::ApiGatewayV2::ApiMapping': ofApiGateway('apis', 'domainnames'),
  'AWS::ApiGatewayV2::DomainName': ofApiGateway('domainnames'),
  'AWS::Logs::LogGroup': {
    nameProperty: 'LogGroupName',
    grants: [
      {
        actions: of(
          'logs',
          'CreateLogGroup DeleteLogGroup PutRetentionPolicy DeleteRetentionPolicy TagResource UntagResource',
          'ListTagsForResource TagLogGroup UntagLogGroup ListTagsLogGroup GetDataProtectionPolicy PutDataProtectionPolicy',
          'DeleteDataProtectionPolicy',
        ),
        arns: ['logs:@:log-group:{name}', 'logs:@:log-group:{name}:*'],
      },
      { actions: of('logs', 'DescribeLogGroups') },
    ],
  },
  'AWS::Events::Rule': {
    nameProperty: 'Name',
    grants: [
      {
        actions: of(
          'events',
          'PutRule DeleteRule DescribeRule EnableRule DisableRule PutTargets RemoveTargets ListTargetsByRule TagResource',
          'UntagResource ListTagsForResource',
        ),
        // The second form is that of a bus other than the default one.
        arns: ['events:@:rule/{name}', 'events:@:rule/*/{name}'],
      },
    ],
  },
  'AWS::SNS::Subscription': {
    grants: [
      {
        actions: of('sns', 'Subscribe Unsubscribe GetSubscriptionAttributes SetSubscriptionAttributes ListSubscriptionsByTopic'),
      },
    ],
  },
};
