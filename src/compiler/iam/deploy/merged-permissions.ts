import { ofApiGateway, ofFunction, type ResourcePermission } from './resource-permission.js';

/** Permissions for the types that merge templates have most often. */
export const mergedPermissions: { readonly [type: string]: ResourcePermission } = {
  'AWS::IAM::Policy': {
    namedLike: 'AWS::IAM::Role',
    grants: [{ actions: ['iam:PutRolePolicy', 'iam:GetRolePolicy', 'iam:DeleteRolePolicy'], arns: ['iam::${AWS::AccountId}:role/{name}'] }],
  },
  'AWS::IAM::RolePolicy': {
    namedLike: 'AWS::IAM::Role',
    grants: [{ actions: ['iam:PutRolePolicy', 'iam:GetRolePolicy', 'iam:DeleteRolePolicy'], arns: ['iam::${AWS::AccountId}:role/{name}'] }],
  },
  'AWS::IAM::ManagedPolicy': {
    nameProperty: 'ManagedPolicyName',
    grants: [
      {
        actions: [
          'iam:CreatePolicy',
          'iam:DeletePolicy',
          'iam:GetPolicy',
          'iam:ListEntitiesForPolicy',
          'iam:TagPolicy',
          'iam:UntagPolicy',
          'iam:CreatePolicyVersion',
          'iam:DeletePolicyVersion',
          'iam:GetPolicyVersion',
          'iam:ListPolicyVersions',
          'iam:ListPolicyTags',
        ],
        arns: ['iam::${AWS::AccountId}:policy/{name}'],
      },
    ],
  },
  'AWS::Lambda::Url': ofFunction([
    'lambda:CreateFunctionUrlConfig',
    'lambda:UpdateFunctionUrlConfig',
    'lambda:DeleteFunctionUrlConfig',
    'lambda:GetFunctionUrlConfig',
  ]),
  'AWS::Lambda::EventInvokeConfig': ofFunction([
    'lambda:PutFunctionEventInvokeConfig',
    'lambda:UpdateFunctionEventInvokeConfig',
    'lambda:DeleteFunctionEventInvokeConfig',
    'lambda:GetFunctionEventInvokeConfig',
  ]),
  'AWS::ApiGateway::Resource': ofApiGateway('restapis'),
  'AWS::ApiGateway::Method': ofApiGateway('restapis'),
  'AWS::ApiGateway::Authorizer': ofApiGateway('restapis'),
  'AWS::ApiGateway::Model': ofApiGateway('restapis'),
  'AWS::ApiGateway::RequestValidator': ofApiGateway('restapis'),
  'AWS::ApiGateway::GatewayResponse': ofApiGateway('restapis'),
  'AWS::ApiGateway::UsagePlan': ofApiGateway('usageplans', 'apikeys'),
  'AWS::ApiGateway::UsagePlanKey': ofApiGateway('usageplans', 'apikeys'),
  'AWS::ApiGateway::ApiKey': ofApiGateway('apikeys'),
  'AWS::ApiGatewayV2::RouteResponse': ofApiGateway('apis'),
  'AWS::ApiGatewayV2::IntegrationResponse': ofApiGateway('apis'),
  'AWS::ApiGatewayV2::Authorizer': ofApiGateway('apis'),
  'AWS::ApiGatewayV2::Model': ofApiGateway('apis'),
  'AWS::SNS::Topic': {
    nameProperty: 'TopicName',
    grants: [
      {
        actions: [
          'sns:CreateTopic',
          'sns:DeleteTopic',
          'sns:GetTopicAttributes',
          'sns:SetTopicAttributes',
          'sns:Subscribe',
          'sns:ListSubscriptionsByTopic',
          'sns:TagResource',
          'sns:UntagResource',
          'sns:ListTagsForResource',
          'sns:GetDataProtectionPolicy',
          'sns:PutDataProtectionPolicy',
        ],
        arns: ['sns:@:{name}'],
      },
      { actions: ['sns:Unsubscribe'] },
    ],
  },
  'AWS::SNS::TopicPolicy': {
    namedLike: 'AWS::SNS::Topic',
    grants: [{ actions: ['sns:GetTopicAttributes', 'sns:SetTopicAttributes'], arns: ['sns:@:{name}'] }],
  },
  'AWS::SQS::Queue': {
    nameProperty: 'QueueName',
    grants: [
      {
        actions: [
          'sqs:CreateQueue',
          'sqs:DeleteQueue',
          'sqs:GetQueueUrl',
          'sqs:GetQueueAttributes',
          'sqs:SetQueueAttributes',
          'sqs:TagQueue',
          'sqs:UntagQueue',
          'sqs:ListQueueTags',
        ],
        arns: ['sqs:@:{name}'],
      },
    ],
  },
  'AWS::SQS::QueuePolicy': {
    namedLike: 'AWS::SQS::Queue',
    grants: [{ actions: ['sqs:GetQueueAttributes', 'sqs:SetQueueAttributes'], arns: ['sqs:@:{name}'] }],
  },
  'AWS::DynamoDB::Table': {
    nameProperty: 'TableName',
    grants: [
      {
        actions: [
          'dynamodb:CreateTable',
          'dynamodb:DeleteTable',
          'dynamodb:UpdateTable',
          'dynamodb:DescribeTable',
          'dynamodb:DescribeTimeToLive',
          'dynamodb:UpdateTimeToLive',
          'dynamodb:DescribeContinuousBackups',
          'dynamodb:UpdateContinuousBackups',
          'dynamodb:DescribeContributorInsights',
          'dynamodb:UpdateContributorInsights',
          'dynamodb:DescribeKinesisStreamingDestination',
          'dynamodb:EnableKinesisStreamingDestination',
          'dynamodb:DisableKinesisStreamingDestination',
          'dynamodb:GetResourcePolicy',
          'dynamodb:PutResourcePolicy',
          'dynamodb:DeleteResourcePolicy',
          'dynamodb:TagResource',
          'dynamodb:UntagResource',
          'dynamodb:ListTagsOfResource',
        ],
        arns: ['dynamodb:@:table/{name}', 'dynamodb:@:table/{name}/*'],
      },
    ],
  },
  'AWS::Kinesis::Stream': {
    nameProperty: 'Name',
    grants: [
      {
        actions: [
          'kinesis:CreateStream',
          'kinesis:DeleteStream',
          'kinesis:DescribeStream',
          'kinesis:DescribeStreamSummary',
          'kinesis:UpdateShardCount',
          'kinesis:UpdateStreamMode',
          'kinesis:IncreaseStreamRetentionPeriod',
          'kinesis:DecreaseStreamRetentionPeriod',
          'kinesis:StartStreamEncryption',
          'kinesis:StopStreamEncryption',
          'kinesis:EnableEnhancedMonitoring',
          'kinesis:DisableEnhancedMonitoring',
          'kinesis:AddTagsToStream',
          'kinesis:RemoveTagsFromStream',
          'kinesis:ListTagsForStream',
        ],
        arns: ['kinesis:@:stream/{name}'],
      },
    ],
  },
  // A key's ID is random.
  'AWS::KMS::Key': {
    grants: [
      { actions: ['kms:CreateKey'] },
      {
        actions: [
          'kms:DescribeKey',
          'kms:GetKeyPolicy',
          'kms:PutKeyPolicy',
          'kms:GetKeyRotationStatus',
          'kms:EnableKeyRotation',
          'kms:DisableKeyRotation',
          'kms:EnableKey',
          'kms:DisableKey',
          'kms:UpdateKeyDescription',
          'kms:ListResourceTags',
          'kms:TagResource',
          'kms:UntagResource',
          'kms:ScheduleKeyDeletion',
        ],
        arns: ['kms:@:key/*'],
      },
    ],
  },
  // An alias needs the action on its key too.
  'AWS::KMS::Alias': {
    nameProperty: 'AliasName',
    grants: [{ actions: ['kms:CreateAlias', 'kms:UpdateAlias', 'kms:DeleteAlias'], arns: ['kms:@:{name}', 'kms:@:key/*'] }, { actions: ['kms:ListAliases'] }],
  },
  'AWS::S3::Bucket': {
    nameProperty: 'BucketName',
    // On the bucket's ARN only; none of these allows access to its objects.
    grants: [
      { actions: ['s3:CreateBucket', 's3:DeleteBucket', 's3:ListBucket', 's3:GetBucket*', 's3:PutBucket*', 's3:*Configuration'], arns: ['s3:::{name}'] },
    ],
  },
  'AWS::S3::BucketPolicy': {
    namedLike: 'AWS::S3::Bucket',
    grants: [{ actions: ['s3:GetBucketPolicy', 's3:PutBucketPolicy', 's3:DeleteBucketPolicy'], arns: ['s3:::{name}'] }],
  },
  'AWS::CloudWatch::Alarm': {
    nameProperty: 'AlarmName',
    isNumerous: true,
    grants: [
      {
        actions: [
          'cloudwatch:PutMetricAlarm',
          'cloudwatch:DeleteAlarms',
          'cloudwatch:DescribeAlarms',
          'cloudwatch:TagResource',
          'cloudwatch:UntagResource',
          'cloudwatch:ListTagsForResource',
        ],
        arns: ['cloudwatch:@:alarm:{name}'],
      },
    ],
  },
  'AWS::Scheduler::ScheduleGroup': {
    nameProperty: 'Name',
    grants: [
      {
        actions: [
          'scheduler:CreateScheduleGroup',
          'scheduler:DeleteScheduleGroup',
          'scheduler:GetScheduleGroup',
          'scheduler:TagResource',
          'scheduler:UntagResource',
          'scheduler:ListTagsForResource',
        ],
        arns: ['scheduler:@:schedule-group/{name}'],
      },
    ],
  },
  'AWS::StepFunctions::StateMachine': {
    nameProperty: 'StateMachineName',
    generatedPrefix: '',
    grants: [
      {
        actions: [
          'states:CreateStateMachine',
          'states:UpdateStateMachine',
          'states:DeleteStateMachine',
          'states:DescribeStateMachine',
          'states:ListStateMachineVersions',
          'states:TagResource',
          'states:UntagResource',
          'states:ListTagsForResource',
        ],
        arns: ['states:@:stateMachine:{name}'],
      },
    ],
  },
  'AWS::SecretsManager::Secret': {
    nameProperty: 'Name',
    generatedPrefix: '',
    grants: [
      {
        // A generated secret is made by whoever creates it, so reading it gives away nothing new.
        actions: [
          'secretsmanager:CreateSecret',
          'secretsmanager:UpdateSecret',
          'secretsmanager:DeleteSecret',
          'secretsmanager:DescribeSecret',
          'secretsmanager:GetSecretValue',
          'secretsmanager:TagResource',
          'secretsmanager:UntagResource',
        ],
        arns: ['secretsmanager:@:secret:{name}-??????'],
      },
      { actions: ['secretsmanager:GetRandomPassword'] },
    ],
  },
  'AWS::SSM::Parameter': {
    nameProperty: 'Name',
    generatedPrefix: 'CFN-',
    grants: [
      {
        actions: [
          'ssm:PutParameter',
          'ssm:DeleteParameter',
          'ssm:GetParameter',
          'ssm:GetParameters',
          'ssm:AddTagsToResource',
          'ssm:RemoveTagsFromResource',
          'ssm:ListTagsForResource',
        ],
        arns: ['ssm:@:parameter/{name}'],
      },
      { actions: ['ssm:DescribeParameters'] },
    ],
  },
  'AWS::Events::EventBus': {
    nameProperty: 'Name',
    grants: [
      {
        actions: [
          'events:CreateEventBus',
          'events:UpdateEventBus',
          'events:DeleteEventBus',
          'events:DescribeEventBus',
          'events:TagResource',
          'events:UntagResource',
          'events:ListTagsForResource',
        ],
        arns: ['events:@:event-bus/{name}'],
      },
    ],
  },
  'AWS::CloudFormation::WaitCondition': { grants: [] },
  'AWS::CloudFormation::WaitConditionHandle': { grants: [] },
};
