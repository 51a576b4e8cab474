import { ofApiGateway, ofDomain, ofFunction, type ResourcePermission } from './resource-permission.js';

/** Permissions for every type that tschalice generates, from the handlers in CloudFormation's resource schemas. */
export const ownPermissions: { readonly [type: string]: ResourcePermission } = {
  'AWS::IAM::Role': {
    nameProperty: 'RoleName',
    grants: [
      {
        actions: [
          'iam:CreateRole',
          'iam:DeleteRole',
          'iam:GetRole',
          'iam:UpdateRole',
          'iam:UpdateRoleDescription',
          'iam:UpdateAssumeRolePolicy',
          'iam:PutRolePolicy',
          'iam:GetRolePolicy',
          'iam:DeleteRolePolicy',
          'iam:ListRolePolicies',
          'iam:ListAttachedRolePolicies',
          'iam:TagRole',
          'iam:UntagRole',
          'iam:ListRoleTags',
        ],
        arns: ['iam::${AWS::AccountId}:role/{name}'],
      },
    ],
  },
  'AWS::Lambda::Function': {
    nameProperty: 'FunctionName',
    grants: [
      {
        actions: [
          'lambda:CreateFunction',
          'lambda:DeleteFunction',
          'lambda:UpdateFunctionCode',
          'lambda:UpdateFunctionConfiguration',
          'lambda:GetFunction',
          'lambda:GetFunctionConfiguration',
          'lambda:GetFunctionCodeSigningConfig',
          'lambda:PutFunctionCodeSigningConfig',
          'lambda:DeleteFunctionCodeSigningConfig',
          'lambda:PutFunctionConcurrency',
          'lambda:DeleteFunctionConcurrency',
          'lambda:GetRuntimeManagementConfig',
          'lambda:PutRuntimeManagementConfig',
          'lambda:GetFunctionRecursionConfig',
          'lambda:PutFunctionRecursionConfig',
          'lambda:TagResource',
          'lambda:UntagResource',
          'lambda:ListTags',
        ],
        arns: ['lambda:@:function:{name}', 'lambda:@:function:{name}:*'],
      },
    ],
  },
  'AWS::Lambda::Permission': ofFunction(['lambda:AddPermission', 'lambda:RemovePermission', 'lambda:GetPolicy']),
  'AWS::Lambda::Version': ofFunction([
    'lambda:PublishVersion',
    'lambda:ListVersionsByFunction',
    'lambda:GetFunction',
    'lambda:DeleteFunction',
    'lambda:PutProvisionedConcurrencyConfig',
    'lambda:GetProvisionedConcurrencyConfig',
    'lambda:DeleteProvisionedConcurrencyConfig',
  ]),
  'AWS::Lambda::Alias': ofFunction([
    'lambda:CreateAlias',
    'lambda:UpdateAlias',
    'lambda:DeleteAlias',
    'lambda:GetAlias',
    'lambda:ListAliases',
    'lambda:PutProvisionedConcurrencyConfig',
    'lambda:GetProvisionedConcurrencyConfig',
    'lambda:DeleteProvisionedConcurrencyConfig',
  ]),
  // What creates and changes a mapping is limited to its function: see property-grant.ts.
  'AWS::Lambda::EventSourceMapping': {
    grants: [
      { actions: ['lambda:ListEventSourceMappings'] },
      { actions: ['lambda:GetEventSourceMapping', 'lambda:TagResource', 'lambda:UntagResource', 'lambda:ListTags'], arns: ['lambda:@:event-source-mapping:*'] },
    ],
  },
  'AWS::Lambda::LayerVersion': {
    nameProperty: 'LayerName',
    grants: [
      {
        actions: ['lambda:PublishLayerVersion', 'lambda:GetLayerVersion', 'lambda:DeleteLayerVersion'],
        arns: ['lambda:@:layer:{name}', 'lambda:@:layer:{name}:*'],
      },
    ],
  },
  'AWS::ApiGateway::RestApi': {
    grants: [...ofApiGateway('restapis').grants, { actions: ['apigateway:UpdateRestApiPolicy'], arns: ['apigateway:${AWS::Region}::/restapis/*'] }],
  },
  'AWS::ApiGateway::Deployment': ofApiGateway('restapis'),
  'AWS::ApiGateway::Stage': ofApiGateway('restapis'),
  'AWS::ApiGateway::BasePathMapping': ofDomain('restapis'),
  'AWS::ApiGateway::DomainName': ofDomain(),
  'AWS::ApiGatewayV2::Api': ofApiGateway('apis'),
  'AWS::ApiGatewayV2::Deployment': ofApiGateway('apis'),
  'AWS::ApiGatewayV2::Stage': ofApiGateway('apis'),
  'AWS::ApiGatewayV2::Route': ofApiGateway('apis'),
  'AWS::ApiGatewayV2::Integration': ofApiGateway('apis'),
  'AWS::ApiGatewayV2::ApiMapping': ofDomain('apis'),
  'AWS::ApiGatewayV2::DomainName': ofDomain(),
  'AWS::CodeDeploy::Application': {
    nameProperty: 'ApplicationName',
    grants: [
      {
        actions: [
          'codedeploy:CreateApplication',
          'codedeploy:UpdateApplication',
          'codedeploy:DeleteApplication',
          'codedeploy:GetApplication',
          'codedeploy:RegisterApplicationRevision',
          'codedeploy:GetApplicationRevision',
          'codedeploy:TagResource',
          'codedeploy:UntagResource',
          'codedeploy:ListTagsForResource',
        ],
        arns: ['codedeploy:@:application:{name}'],
      },
    ],
  },
  // CloudFormation changes an alias by a deployment of its group.
  'AWS::CodeDeploy::DeploymentGroup': {
    namedLike: 'AWS::CodeDeploy::Application',
    grants: [
      {
        actions: [
          'codedeploy:CreateDeploymentGroup',
          'codedeploy:UpdateDeploymentGroup',
          'codedeploy:DeleteDeploymentGroup',
          'codedeploy:GetDeploymentGroup',
          'codedeploy:CreateDeployment',
          'codedeploy:GetDeployment',
          'codedeploy:TagResource',
          'codedeploy:UntagResource',
          'codedeploy:ListTagsForResource',
        ],
        arns: ['codedeploy:@:deploymentgroup:{name}/*'],
      },
      { actions: ['codedeploy:GetDeploymentConfig'], arns: ['codedeploy:@:deploymentconfig:*'] },
      { actions: ['codedeploy:StopDeployment'] },
    ],
  },
  'AWS::CodeDeploy::DeploymentConfig': {
    nameProperty: 'DeploymentConfigName',
    grants: [
      {
        actions: ['codedeploy:CreateDeploymentConfig', 'codedeploy:DeleteDeploymentConfig', 'codedeploy:GetDeploymentConfig'],
        arns: ['codedeploy:@:deploymentconfig:{name}'],
      },
    ],
  },
  // A target's ID is random.
  'AWS::ApplicationAutoScaling::ScalableTarget': {
    grants: [
      {
        actions: [
          'application-autoscaling:RegisterScalableTarget',
          'application-autoscaling:DeregisterScalableTarget',
          'application-autoscaling:PutScheduledAction',
          'application-autoscaling:DeleteScheduledAction',
          'application-autoscaling:TagResource',
          'application-autoscaling:UntagResource',
          'application-autoscaling:ListTagsForResource',
        ],
        arns: ['application-autoscaling:@:scalable-target/*'],
      },
      { actions: ['application-autoscaling:DescribeScalableTargets', 'application-autoscaling:DescribeScheduledActions'] },
      // The first target of an account makes the role with which it is scaled.
      {
        actions: ['iam:CreateServiceLinkedRole'],
        arns: ['iam::${AWS::AccountId}:role/aws-service-role/*.application-autoscaling.amazonaws.com/*'],
      },
    ],
  },
  'AWS::ApplicationAutoScaling::ScalingPolicy': {
    grants: [
      {
        actions: ['application-autoscaling:PutScalingPolicy', 'application-autoscaling:DeleteScalingPolicy'],
        arns: ['application-autoscaling:@:scalable-target/*'],
      },
      { actions: ['application-autoscaling:DescribeScalingPolicies'] },
      // It measures the use by alarms of its own.
      {
        actions: ['cloudwatch:PutMetricAlarm', 'cloudwatch:DescribeAlarms', 'cloudwatch:DeleteAlarms'],
        arns: ['cloudwatch:@:alarm:TargetTracking-*'],
      },
    ],
  },
  'AWS::Logs::LogGroup': {
    nameProperty: 'LogGroupName',
    grants: [
      {
        actions: [
          'logs:CreateLogGroup',
          'logs:DeleteLogGroup',
          'logs:PutRetentionPolicy',
          'logs:DeleteRetentionPolicy',
          'logs:TagResource',
          'logs:UntagResource',
          'logs:ListTagsForResource',
          'logs:TagLogGroup',
          'logs:UntagLogGroup',
          'logs:ListTagsLogGroup',
          'logs:GetDataProtectionPolicy',
          'logs:PutDataProtectionPolicy',
          'logs:DeleteDataProtectionPolicy',
        ],
        arns: ['logs:@:log-group:{name}', 'logs:@:log-group:{name}:*'],
      },
      { actions: ['logs:DescribeLogGroups'] },
    ],
  },
  'AWS::Events::Rule': {
    nameProperty: 'Name',
    grants: [
      {
        actions: [
          'events:PutRule',
          'events:DeleteRule',
          'events:DescribeRule',
          'events:EnableRule',
          'events:DisableRule',
          'events:PutTargets',
          'events:RemoveTargets',
          'events:ListTargetsByRule',
          'events:TagResource',
          'events:UntagResource',
          'events:ListTagsForResource',
        ],
        // The second form is for a bus other than the default one.
        arns: ['events:@:rule/{name}', 'events:@:rule/*/{name}'],
      },
    ],
  },
  'AWS::Scheduler::Schedule': {
    nameProperty: 'Name',
    grants: [
      {
        actions: ['scheduler:CreateSchedule', 'scheduler:UpdateSchedule', 'scheduler:DeleteSchedule', 'scheduler:GetSchedule'],
        // Schedules of every group have their name last.
        arns: ['scheduler:@:schedule/*/{name}'],
      },
    ],
  },
  // A subscription's own actions have no ARN. Its topic's are in property-grant.ts.
  'AWS::SNS::Subscription': {
    grants: [{ actions: ['sns:Unsubscribe', 'sns:GetSubscriptionAttributes', 'sns:SetSubscriptionAttributes'] }],
  },
};
