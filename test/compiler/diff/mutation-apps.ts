import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Value } from '../../../src/compiler/cloudformation/template.js';

/** A template that a test may change. */
export interface Draft {
  // What a row changes is anywhere in the template.
  // oxlint-disable-next-line typescript/no-explicit-any
  [key: string]: any;
}

/** Golden cases, each with what users merge into such apps. */
const merged: { readonly [app: string]: Draft } = {
  // Routes with CORS and IAM.
  'cors-default': {},
  // Cognito, a custom authorizer and one of the app.
  'authorizer-scopes': {},
  // A REST and a websocket API, each with a domain.
  'both-domains': {},
  // Roles, statements and a table with a retention policy.
  'policy-statements-of-all-levels': {
    Kept: { Type: 'AWS::S3::Bucket', DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain', Properties: { BucketName: 'kept' } },
    Group: {
      Type: 'AWS::EC2::SecurityGroup',
      Properties: {
        GroupDescription: 'workers',
        VpcId: 'vpc-1',
        SecurityGroupIngress: [{ IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp: '10.0.0.0/8' }],
      },
    },
    Managed: {
      Type: 'AWS::IAM::ManagedPolicy',
      Properties: { PolicyDocument: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::kept/*' }] } },
    },
    Denied: {
      Type: 'AWS::IAM::Policy',
      Properties: {
        PolicyName: 'denied',
        Roles: [{ Ref: 'AloneRole' }],
        PolicyDocument: {
          Version: '2012-10-17',
          Statement: [
            { Effect: 'Deny', Action: ['dynamodb:DeleteTable', 's3:DeleteBucket'], Resource: '*' },
            {
              Effect: 'Allow',
              NotAction: ['iam:*', 'sts:*'],
              Resource: '*',
              Condition: { StringEquals: { 'aws:RequestedRegion': ['eu-west-1', 'eu-central-1'] } },
            },
          ],
        },
      },
    },
  },
  // Stateful resources, events and a function URL.
  'merge-table-and-environment': {
    Jobs: { Type: 'AWS::SQS::Queue', Properties: { VisibilityTimeout: 300 } },
    JobsPolicy: {
      Type: 'AWS::SQS::QueuePolicy',
      Properties: {
        Queues: [{ Ref: 'Jobs' }],
        PolicyDocument: {
          Version: '2012-10-17',
          Statement: [
            {
              Sid: 'topic',
              Effect: 'Allow',
              Principal: { Service: 'sns.amazonaws.com' },
              Action: 'sqs:SendMessage',
              Resource: { 'Fn::GetAtt': ['Jobs', 'Arn'] },
              Condition: { ArnEquals: { 'aws:SourceArn': { Ref: 'News' } } },
            },
          ],
        },
      },
    },
    News: { Type: 'AWS::SNS::Topic', Properties: { DisplayName: 'news' } },
    Files: {
      Type: 'AWS::S3::Bucket',
      Properties: {
        PublicAccessBlockConfiguration: { BlockPublicAcls: true, BlockPublicPolicy: true, IgnorePublicAcls: true, RestrictPublicBuckets: true },
        Tags: [
          { Key: 'team', Value: 'shop' },
          { Key: 'cost', Value: '42' },
        ],
      },
    },
    Key: {
      Type: 'AWS::KMS::Key',
      Properties: {
        KeyPolicy: {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Principal: { AWS: 'arn:aws:iam::123456789012:root' }, Action: 'kms:*', Resource: '*' }],
        },
      },
    },
    Users: { Type: 'AWS::Cognito::UserPool', Properties: { UserPoolName: 'users' } },
    Worker: {
      Type: 'AWS::Serverless::Function',
      Properties: {
        Runtime: 'nodejs24.x',
        Handler: 'app.worker',
        CodeUri: './deployment.zip',
        Timeout: 60,
        MemorySize: 128,
        Layers: ['arn:aws:lambda:us-west-2:123456789012:layer:a:1', 'arn:aws:lambda:us-west-2:123456789012:layer:b:1'],
        Role: { 'Fn::GetAtt': ['DefaultRole', 'Arn'] },
        Environment: { Variables: { EMPTY: '', ACCOUNT: '012345678901', BIG: '12345678901234567890', DB_PASSWORD: 'correct-horse', QUEUE: { Ref: 'Jobs' } } },
        FunctionUrlConfig: { AuthType: 'AWS_IAM' },
        Events: { Jobs: { Type: 'SQS', Properties: { Queue: { 'Fn::GetAtt': ['Jobs', 'Arn'] }, BatchSize: 10 } } },
      },
    },
    Logs: { Type: 'AWS::Logs::LogGroup', Properties: { LogGroupName: { 'Fn::Sub': '/aws/lambda/${Worker}' }, RetentionInDays: 14 } },
    Alarm: {
      Type: 'AWS::CloudWatch::Alarm',
      Properties: {
        AlarmName: { 'Fn::Join': ['-', ['jobs', { Ref: 'AWS::StackName' }]] },
        Dimensions: [{ Name: 'QueueName', Value: { 'Fn::GetAtt': ['Jobs', 'QueueName'] } }],
      },
    },
    Stream: {
      Type: 'AWS::Lambda::EventSourceMapping',
      Properties: {
        FunctionName: { Ref: 'Worker' },
        EventSourceArn: { 'Fn::If': ['IsLive', { 'Fn::GetAtt': ['Orders', 'StreamArn'] }, { 'Fn::GetAtt': ['Orders', 'StreamArn'] }] },
      },
    },
  },
};

/** The templates of the golden apps, by their names; a new copy each time. */
export function mutationApp(name: string): Draft {
  const template = JSON.parse(readFileSync(join(process.cwd(), 'test/cases', name, 'expected/dev/sam.json'), 'utf8')) as Draft;
  Object.assign(template['Resources'], structuredClone(merged[name]));
  if (name === 'merge-table-and-environment') template['Conditions'] = { IsLive: { 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'eu-west-1'] } };
  return template;
}

export const mutationApps: readonly string[] = Object.keys(merged);

/** The value at a path of a draft's resources, to be changed. */
export function properties(template: Value | Draft, logicalId: string): Draft {
  return (template as Draft)['Resources'][logicalId]['Properties'] as Draft;
}
