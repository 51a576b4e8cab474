import { of, ofApiGateway, ofFunction, type ResourcePermission } from './resource-permission.js';

/** For the types that apps most often merge in. */
export const mergedPermissions: { readonly [type: string]: ResourcePermission } = {
  'AWS::IAM::Policy': {
    namedLike: 'AWS::IAM::Role',
    grants: [{ actions: of('iam', 'PutRolePolicy GetRolePolicy DeleteRolePolicy'), arns: ['iam::${AWS::AccountId}:role/{name}'] }],
  },
  'AWS::IAM::RolePolicy': {
    namedLike: 'AWS::IAM::Role',
    grants: [{ actions: of('iam', 'PutRolePolicy GetRolePolicy DeleteRolePolicy'), arns: ['iam::${AWS::AccountId}:role/{name}'] }],
  },
  'AWS::IAM::ManagedPolicy': {
    nameProperty: 'ManagedPolicyName',
    grants: [
      {
        actions: of(
          'iam',
          'CreatePolicy DeletePolicy GetPolicy ListEntitiesForPolicy TagPolicy UntagPolicy CreatePolicyVersion',
          'DeletePolicyVersion GetPolicyVersion ListPolicyVersions ListPolicyTags',
        ),
        arns: ['iam::${AWS::AccountId}:policy/{name}'],
      },
    ],
  },
  'AWS::Lambda::Version': ofFunction(
    'PublishVersion ListVersionsByFunction GetFunction DeleteFunction PutProvisionedConcurrencyConfig',
    'GetProvisionedConcurrencyConfig DeleteProvisionedConcurrencyConfig',
  ),
  'AWS::Lambda::Alias': ofFunction(
    'CreateAlias UpdateAlias DeleteAlias GetAlias ListAliases PutProvisionedConcurrencyConfig',
    'GetProvisionedConcurrencyConfig DeleteProvisionedConcurrencyConfig',
  ),
  'AWS::Lambda::Url': ofFunction('CreateFunctionUrlConfig UpdateFunctionUrlConfig DeleteFunctionUrlConfig GetFunctionUrlConfig'),
  'AWS::Lambda::EventInvokeConfig': ofFunction(
    'PutFunctionEventInvokeConfig UpdateFunctionEventInvokeConfig DeleteFunctionEventInvokeConfig',
    'GetFunctionEventInvokeConfig',
  ),
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
        actions: of(
          'sns',
          'CreateTopic DeleteTopic GetTopicAttributes SetTopicAttributes Subscribe ListSubscriptionsByTopic TagResource',
          'UntagResource ListTagsForResource GetDataProtectionPolicy PutDataProtectionPolicy',
        ),
        arns: ['sns:@:{name}'],
      },
      { actions: of('sns', 'Unsubscribe') },
    ],
  },
  'AWS::SNS::TopicPolicy': {
    namedLike: 'AWS::SNS::Topic',
    grants: [{ actions: of('sns', 'GetTopicAttributes SetTopicAttributes'), arns: ['sns:@:{name}'] }],
  },
  'AWS::SQS::Queue': {
    nameProperty: 'QueueName',
    grants: [
      {
        actions: of('sqs', 'CreateQueue DeleteQueue GetQueueUrl GetQueueAttributes SetQueueAttributes TagQueue UntagQueue ListQueueTags'),
        arns: ['sqs:@:{name}'],
      },
    ],
  },
  'AWS::SQS::QueuePolicy': {
    namedLike: 'AWS::SQS::Queue',
    grants: [{ actions: of('sqs', 'GetQueueAttributes SetQueueAttributes'), arns: ['sqs:@:{name}'] }],
  },
  'AWS::DynamoDB::Table': {
    nameProperty: 'TableName',
    grants: [
      {
        actions: of(
          'dynamodb',
          'CreateTable DeleteTable UpdateTable DescribeTable DescribeTimeToLive UpdateTimeToLive',
          'DescribeContinuousBackups UpdateContinuousBackups DescribeContributorInsights UpdateContributorInsights',
          'DescribeKinesisStreamingDestination EnableKinesisStreamingDestination DisableKinesisStreamingDestination',
          'GetResourcePolicy PutResourcePolicy DeleteResourcePolicy TagResource UntagResource ListTagsOfResource',
        ),
        arns: ['dynamodb:@:table/{name}', 'dynamodb:@:table/{name}/*'],
      },
    ],
  },
  'AWS::Kinesis::Stream': {
    nameProperty: 'Name',
    grants: [
      {
        actions: of(
          'kinesis',
          'CreateStream DeleteStream DescribeStream DescribeStreamSummary UpdateShardCount UpdateStreamMode',
          'IncreaseStreamRetentionPeriod DecreaseStreamRetentionPeriod StartStreamEncryption StopStreamEncryption',
          'EnableEnhancedMonitoring DisableEnhancedMonitoring AddTagsToStream RemoveTagsFromStream ListTagsForStream',
        ),
        arns: ['kinesis:@:stream/{name}'],
      },
    ],
  },
  'AWS::S3::Bucket': {
    nameProperty: 'BucketName',
    // On the bucket's own ARN; nothing here reaches its objects.
    grants: [{ actions: of('s3', 'CreateBucket DeleteBucket ListBucket GetBucket* PutBucket* *Configuration'), arns: ['s3:::{name}'] }],
  },
  'AWS::S3::BucketPolicy': {
    namedLike: 'AWS::S3::Bucket',
    grants: [{ actions: of('s3', 'GetBucketPolicy PutBucketPolicy DeleteBucketPolicy'), arns: ['s3:::{name}'] }],
  },
  'AWS::CloudWatch::Alarm': {
    nameProperty: 'AlarmName',
    grants: [
      {
        actions: of('cloudwatch', 'PutMetricAlarm DeleteAlarms DescribeAlarms TagResource UntagResource ListTagsForResource'),
        arns: ['cloudwatch:@:alarm:{name}'],
      },
    ],
  },
  'AWS::CloudFormation::WaitCondition': { grants: [] },
  'AWS::CloudFormation::WaitConditionHandle': { grants: [] },
};
