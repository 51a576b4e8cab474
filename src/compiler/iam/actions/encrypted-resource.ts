import { entriesOf, valueAt } from '../../cloudformation/branch.js';
import type { Value } from '../../cloudformation/template.js';
import type { PlainResource } from '../../expand/plain-resource.js';
import type { SdkCall } from '../calls/sdk-call.js';

/** Where a resource has its key, by type. */
const keys: { readonly [type: string]: readonly string[] } = {
  'AWS::DynamoDB::Table': ['SSESpecification', 'KMSMasterKeyId'],
  'AWS::Kinesis::Stream': ['StreamEncryption', 'KeyId'],
  'AWS::SNS::Topic': ['KmsMasterKeyId'],
  'AWS::SQS::Queue': ['KmsMasterKeyId'],
  'AWS::SecretsManager::Secret': ['KmsKeyId'],
};

/** The key that the template gives a resource; undefined for none. */
export function keyOf(resource: PlainResource | undefined): Value | undefined {
  if (resource === undefined) return undefined;
  const { type, properties } = resource;
  if (Object.hasOwn(keys, type)) return valueAt(properties, keys[type]!);
  if (type === 'AWS::S3::Bucket') {
    const rules = valueAt(properties, ['BucketEncryption', 'ServerSideEncryptionConfiguration']);
    return [...entriesOf(rules).values()].map((rule) => valueAt(rule, ['ServerSideEncryptionByDefault', 'KMSMasterKeyID'])).find((key) => key !== undefined);
  }
  if (type !== 'AWS::DynamoDB::GlobalTable') return undefined;
  const replicas = [...entriesOf(valueAt(properties, ['Replicas'])).values()];
  return replicas.map((replica) => valueAt(replica, ['SSESpecification', 'KMSMasterKeyId'])).find((key) => key !== undefined);
}

const read = 'kms:Decrypt';
const write = 'kms:GenerateDataKey';

/**
 * What an operation does with the key of an encrypted resource, as the services' guides say: "Permissions" on the pages of the operations in the Amazon S3
 * API Reference, "Key management" for Amazon SQS and Amazon SNS, "Authorizing use of your KMS key" for Amazon DynamoDB, AWS Secrets Manager and
 * Amazon Kinesis.
 */
const uses: { readonly [client: string]: { readonly [operation: string]: readonly string[] } } = {
  dynamodb: same(
    [read],
    'BatchExecuteStatement',
    'BatchGetItem',
    'BatchWriteItem',
    'DeleteItem',
    'ExecuteStatement',
    'ExecuteTransaction',
    'GetItem',
    'PutItem',
    'Query',
    'Scan',
    'TransactGetItems',
    'TransactWriteItems',
    'UpdateItem',
  ),
  'dynamodb-streams': same([read], 'GetRecords'),
  kinesis: { ...same([write], 'PutRecord', 'PutRecords'), ...same([read], 'GetRecords', 'SubscribeToShard') },
  s3: {
    ...same([read], 'GetObject', 'GetObjectAttributes', 'HeadObject', 'SelectObjectContent'),
    ...same([write], 'PutObject'),
    ...same([read, write], 'CompleteMultipartUpload', 'CopyObject', 'CreateMultipartUpload', 'UploadPart', 'UploadPartCopy'),
  },
  'secrets-manager': { ...same([read], 'BatchGetSecretValue', 'GetSecretValue'), ...same([read, write], 'PutSecretValue', 'UpdateSecret') },
  sns: same([read, write], 'Publish', 'PublishBatch'),
  sqs: { ...same([read], 'ReceiveMessage'), ...same([read, write], 'SendMessage', 'SendMessageBatch') },
};

/** The actions on the key; none for an operation that does without. */
export function encryptedUses({ client, operation }: SdkCall): readonly string[] {
  const name = client.replace(/^@aws-sdk\/client-/, '');
  const own = Object.hasOwn(uses, name) ? uses[name]! : {};
  return Object.hasOwn(own, operation) ? own[operation]! : [];
}

function same(actions: readonly string[], ...operations: readonly string[]): { readonly [operation: string]: readonly string[] } {
  return Object.fromEntries(operations.map((operation) => [operation, actions]));
}
