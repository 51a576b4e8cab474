import { expect } from 'chai';
import type { TemplateDocument, Value } from '../../../../src/compiler/cloudformation/template.js';
import { expandTemplate } from '../../../../src/compiler/expand/expand-template.js';
import { referencesOfRoles } from '../../../../src/compiler/iam/actions/circle.js';
import type { Rights } from '../../../../src/compiler/iam/actions/right.js';
import { rightsOf } from '../../../../src/compiler/iam/actions/rights-of.js';
import { serviceDataOf } from '../../../../src/compiler/iam/actions/service-data-of.js';
import { call, env, type Written } from './code-values.js';

function rights(name: string, input: Written, resource: Value, keyProperties: { readonly [name: string]: Value } = {}): Rights {
  const template = {
    Resources: {
      Key: { Type: 'AWS::KMS::Key', Properties: keyProperties },
      Role: { Type: 'AWS::IAM::Role' },
      Alias: { Type: 'AWS::KMS::Alias', Properties: { TargetKeyId: { Ref: 'Key' } } },
      Mine: resource,
    },
  };
  const resources = new Map(expandTemplate(template as TemplateDocument).resources.map((one) => [one.logicalId, one]));
  const ask = referencesOfRoles([...resources.values()]);
  return rightsOf(
    { calls: [call(name, input)], untold: [] },
    {
      variables: { NAME: { Ref: 'Mine' }, STACK_NAME: { 'Fn::Sub': '${AWS::StackName}-in' }, KEY: { 'Fn::GetAtt': ['Key', 'Arn'] } },
      resources,
      parameters: {},
      ask: (id) => ask('Role', id),
      dataOf: serviceDataOf,
    },
  );
}

function encrypted(key: Value): { readonly Type: string; readonly Properties: { readonly [name: string]: Value } } {
  return {
    Type: 'AWS::S3::Bucket',
    Properties: { BucketEncryption: { ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { KMSMasterKeyID: key } }] } },
  };
}

const own = { 'Fn::GetAtt': ['Key', 'Arn'] };
const name = env('NAME');

describe('rights on keys', () => {
  const rows: readonly { readonly given: string; readonly input: Written; readonly resource: Value; readonly want: readonly string[] }[] = [
    { given: 's3.GetObject', input: { Bucket: name }, resource: encrypted(own), want: ['kms:Decrypt'] },
    { given: 's3.PutObject', input: { Bucket: name }, resource: encrypted({ Ref: 'Key' }), want: ['kms:GenerateDataKey'] },
    { given: 's3.PutObject', input: { Bucket: name }, resource: encrypted({ Ref: 'Alias' }), want: ['kms:GenerateDataKey'] },
    { given: 's3.ListObjectsV2', input: { Bucket: name }, resource: encrypted(own), want: [] },
    { given: 's3.GetObject', input: { Bucket: name }, resource: { Type: 'AWS::S3::Bucket' }, want: [] },
    { given: 's3.GetObject', input: { Bucket: name }, resource: encrypted('alias/aws/s3'), want: [] },
    { given: 's3.PutObject', input: { Bucket: 'other', SSEKMSKeyId: env('KEY') }, resource: { Type: 'AWS::S3::Bucket' }, want: ['kms:GenerateDataKey'] },
    {
      given: 'sqs.SendMessage',
      input: { QueueUrl: name },
      resource: { Type: 'AWS::SQS::Queue', Properties: { KmsMasterKeyId: own } },
      want: ['kms:Decrypt', 'kms:GenerateDataKey'],
    },
    { given: 'sqs.DeleteMessage', input: { QueueUrl: name }, resource: { Type: 'AWS::SQS::Queue', Properties: { KmsMasterKeyId: own } }, want: [] },
    {
      given: 'sns.Publish',
      input: { TopicArn: name },
      resource: { Type: 'AWS::SNS::Topic', Properties: { KmsMasterKeyId: own } },
      want: ['kms:Decrypt', 'kms:GenerateDataKey'],
    },
    {
      given: 'dynamodb.Query',
      input: { TableName: name, IndexName: 'i' },
      resource: { Type: 'AWS::DynamoDB::Table', Properties: { SSESpecification: { KMSMasterKeyId: own } } },
      want: ['kms:Decrypt'],
    },
    {
      given: 'secrets-manager.GetSecretValue',
      input: { SecretId: name },
      resource: { Type: 'AWS::SecretsManager::Secret', Properties: { KmsKeyId: own } },
      want: ['kms:Decrypt'],
    },
    {
      given: 'kinesis.PutRecord',
      input: { StreamName: name },
      resource: { Type: 'AWS::Kinesis::Stream', Properties: { StreamEncryption: { KeyId: own } } },
      want: ['kms:GenerateDataKey'],
    },
  ];
  for (const { given, input, resource, want } of rows) {
    it(`${given} ${JSON.stringify(input)} of ${JSON.stringify(resource)}`, () => {
      const { rights: all, problems } = rights(given, input, resource);
      const onKeys = all.filter(({ action }) => action.startsWith('kms:'));
      expect(onKeys.map(({ action }) => action)).to.deep.equal(want);
      expect(onKeys.every(({ resource: key }) => JSON.stringify(key) === JSON.stringify(own))).to.equal(true);
      expect(problems).to.deep.equal([]);
    });
  }

  it('are only told of, as a statement to add, if the key is from elsewhere', () => {
    const key = 'arn:aws:kms:eu-west-1:123456789012:key/1234';
    const { rights: all, problems } = rights('s3.GetObject', { Bucket: name }, encrypted(key));
    expect(all.map(({ action }) => action)).to.deep.equal(['s3:GetObject']);
    expect(problems.map(({ code, message, fix }) => ({ code, message, fix }))).to.deep.equal([
      {
        code: 'sdk-key',
        message: "'Mine' is encrypted with a key that is not in the template, so the role gets no right on it",
        fix: `add {"Effect":"Allow","Action":["kms:Decrypt"],"Resource":"${key}"} to "iam_policy_statements"`,
      },
    ]);
  });

  const named: readonly { readonly given: string; readonly input: Written; readonly type: string; readonly properties: { readonly [name: string]: Value } }[] =
    [
      {
        given: 'sqs.SendMessage',
        input: { QueueUrl: 'https://sqs.eu-west-1.amazonaws.com/123456789012/orders' },
        type: 'SQS::Queue',
        properties: { QueueName: 'orders', KmsMasterKeyId: own },
      },
      {
        given: 'sns.Publish',
        input: { TopicArn: 'arn:aws:sns:eu-west-1:123456789012:orders' },
        type: 'SNS::Topic',
        properties: { TopicName: 'orders', KmsMasterKeyId: own },
      },
      {
        given: 'dynamodb.Query',
        input: { TableName: 'orders', IndexName: 'i' },
        type: 'DynamoDB::Table',
        properties: { TableName: 'orders', SSESpecification: { KMSMasterKeyId: own } },
      },
      {
        given: 'kinesis.PutRecord',
        input: { StreamName: 'orders' },
        type: 'Kinesis::Stream',
        properties: { Name: 'orders', StreamEncryption: { KeyId: own } },
      },
      {
        given: 'secrets-manager.GetSecretValue',
        input: { SecretId: 'shop/orders' },
        type: 'SecretsManager::Secret',
        properties: { Name: 'shop/orders', KmsKeyId: own },
      },
      { given: 's3.GetObject', input: { Bucket: 'orders' }, type: 'S3::Bucket', properties: { BucketName: 'orders', ...encrypted(own).Properties } },
      {
        given: 's3.GetObject',
        input: { Bucket: env('STACK_NAME') },
        type: 'S3::Bucket',
        properties: { BucketName: { 'Fn::Sub': '${AWS::StackName}-in' }, ...encrypted(own).Properties },
      },
    ];
  for (const { given, input, type, properties } of named) {
    it(`are granted where the code has the name that the template gives: ${given} ${JSON.stringify(input)}`, () => {
      const { rights: all } = rights(given, input, { Type: `AWS::${type}`, Properties: properties });
      expect(all.length).to.be.greaterThan(1);
      expect(all.slice(1).every(({ action, resource }) => action.startsWith('kms:') && JSON.stringify(resource) === JSON.stringify(own))).to.equal(true);
    });
  }

  it('are not granted for a resource of another name or service', () => {
    const queue = { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'orders', KmsMasterKeyId: own } };
    for (const [given, input] of [
      ['s3.GetObject', { Bucket: 'orders' }],
      ['sqs.SendMessage', { QueueUrl: 'https://sqs.eu-west-1.amazonaws.com/123456789012/orders-dead' }],
      ['sqs.SendMessage', { QueueUrl: 'https://sqs.eu-west-1.amazonaws.com/123456789012/my-orders' }],
    ] as const) {
      expect(rights(given, input, queue).rights.filter(({ action }) => action.startsWith('kms:'))).to.deep.equal([]);
    }
  });

  it('are granted for a resource to which the policy cannot refer', () => {
    const { rights: all } = rights(
      's3.GetObject',
      { Bucket: name },
      { ...encrypted(own), Properties: { ...encrypted(own).Properties, Tags: [{ Key: 'for', Value: { Ref: 'Role' } }] } },
    );
    expect(all.map(({ action, resource }) => [action, resource])).to.deep.equal([
      ['s3:GetObject', '*'],
      ['kms:Decrypt', own],
    ]);
  });

  it('are only told of, if the policy cannot refer to the key', () => {
    const { rights: all, problems } = rights(
      's3.GetObject',
      { Bucket: 'orders' },
      { ...encrypted(own), Properties: { BucketName: 'orders', ...encrypted(own).Properties } },
      { KeyPolicy: { Statement: [{ Principal: { AWS: { 'Fn::GetAtt': ['Role', 'Arn'] } } }] } },
    );
    expect(all.map(({ action }) => action)).to.deep.equal(['s3:GetObject']);
    expect(problems.map(({ code, message, fix }) => ({ code, message, fix }))).to.deep.equal([
      {
        code: 'sdk-key',
        message: "the role gets no right on the key of 'Mine': its policy cannot refer to 'Key', which CloudFormation makes after the role (Key needs Role)",
        fix: "see that the policy of 'Key' allows the role kms:Decrypt",
      },
    ]);
  });
});
