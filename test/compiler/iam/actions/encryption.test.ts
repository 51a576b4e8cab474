import { expect } from 'chai';
import type { TemplateDocument, Value } from '../../../../src/compiler/cloudformation/template.js';
import { expandTemplate } from '../../../../src/compiler/expand/expand-template.js';
import type { Rights } from '../../../../src/compiler/iam/actions/right.js';
import { rightsOf } from '../../../../src/compiler/iam/actions/rights-of.js';
import { serviceDataOf } from '../../../../src/compiler/iam/actions/service-data-of.js';
import { call, env, type Written } from './code-values.js';

function rights(name: string, input: Written, resource: Value): Rights {
  const template = {
    Resources: { Key: { Type: 'AWS::KMS::Key' }, Alias: { Type: 'AWS::KMS::Alias', Properties: { TargetKeyId: { Ref: 'Key' } } }, Mine: resource },
  };
  return rightsOf(
    { calls: [call(name, input)], untold: [] },
    {
      variables: { NAME: { Ref: 'Mine' }, KEY: { 'Fn::GetAtt': ['Key', 'Arn'] } },
      resources: new Map(expandTemplate(template as TemplateDocument).resources.map((one) => [one.logicalId, one])),
      parameters: {},
      own: new Set(),
      dataOf: serviceDataOf,
    },
  );
}

function encrypted(key: Value): Value {
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
});
