import { need, others, possible, seen, unsure } from '../need.js';
import { type Found, valuesAt } from '../input.js';
import { readBucketOfObjects, readCopySource } from '../readers.js';
import type { Need, ServiceRules, TypeRule } from '../service-rules.js';
import { anything, from } from '../source.js';

const object = 'arn:${Partition}:s3:::${BucketName}/${ObjectName}';
const source: TypeRule = [{ format: object, from: { BucketName: from('CopySource', { read: readCopySource }), ObjectName: anything } }];

const copied: readonly Need[] = [
  need('s3:GetObject', { on: source, when: (input) => valuesAt(input, 'CopySource').some((value) => !namesVersion(value)) }),
  need('s3:GetObjectVersion', { on: source, when: (input) => valuesAt(input, 'CopySource').some(namesVersion) }),
];

/** `bucket/key?versionId=…`. */
function namesVersion(source: Found): boolean {
  return source.kind === 'text' && source.parts.some((part) => typeof part === 'string' && part.includes('?versionId='));
}

/** A version of an object has actions of its own. Which one counts is only known where the code surely gives a VersionId. */
function versioned(action: string, version: string): readonly Need[] {
  return [need(`s3:${action}`, { when: unsure('VersionId') }), need(`s3:${version}`, { when: possible('VersionId') })];
}

const grants = ['ACL', 'GrantFullControl', 'GrantRead', 'GrantReadACP', 'GrantWriteACP'];

/** What writing an object needs beside `s3:PutObject`, by its headers. */
const extras: readonly Need[] = [
  need('s3:PutObjectAcl', { when: seen(...grants) }),
  need('s3:PutObjectTagging', { when: seen('Tagging') }),
  need('s3:PutObjectRetention', { when: seen('ObjectLockMode', 'ObjectLockRetainUntilDate') }),
  need('s3:PutObjectLegalHold', { when: seen('ObjectLockLegalHoldStatus') }),
];

/**
 * "Required permissions for Amazon S3 API operations" in the User Guide, and the operations' pages in the API Reference. Directory buckets
 * (`s3express`) and Object Lambda are not told apart by their names.
 */
export const s3 = (): ServiceRules => ({
  prefix: 's3',
  types: {
    bucket: [{ from: { BucketName: from('Bucket') } }],
    object: [{ from: { BucketName: from('Bucket', { read: readBucketOfObjects }), ObjectName: anything } }],
    // A bucket may be given as the ARN of an access point, which counts as the bucket's.
    accesspoint: [],
    accesspointobject: [],
  },
  operations: {
    CompleteMultipartUpload: [need('s3:PutObject')],
    CopyObject: [
      ...copied,
      need('s3:GetObjectTagging', { on: source, when: seen('TaggingDirective') }),
      need('s3:PutObject'),
      need('s3:PutObjectTagging', { when: seen('TaggingDirective', 'Tagging') }),
      ...extras.filter(({ action }) => action !== 's3:PutObjectTagging'),
    ],
    CreateBucket: [
      need('s3:CreateBucket'),
      need('s3:PutBucketAcl', { when: seen('ACL', 'GrantFullControl', 'GrantRead', 'GrantReadACP', 'GrantWrite', 'GrantWriteACP') }),
      need('s3:PutBucketObjectLockConfiguration', { when: seen('ObjectLockEnabledForBucket') }),
      need('s3:PutBucketVersioning', { when: seen('ObjectLockEnabledForBucket') }),
      need('s3:PutBucketOwnershipControls', { when: seen('ObjectOwnership') }),
    ],
    CreateMultipartUpload: [need('s3:PutObject'), ...extras],
    CreateSession: [need('s3express:CreateSession')],
    DeleteObject: [...versioned('DeleteObject', 'DeleteObjectVersion'), need('s3:BypassGovernanceRetention', { when: seen('BypassGovernanceRetention') })],
    DeleteObjectTagging: versioned('DeleteObjectTagging', 'DeleteObjectVersionTagging'),
    DeleteObjects: [
      need('s3:DeleteObject'),
      need('s3:DeleteObjectVersion', { when: possible('Delete.Objects[].VersionId') }),
      need('s3:BypassGovernanceRetention', { when: seen('BypassGovernanceRetention') }),
    ],
    GetObject: versioned('GetObject', 'GetObjectVersion'),
    GetObjectAcl: versioned('GetObjectAcl', 'GetObjectVersionAcl'),
    GetObjectAttributes: [...versioned('GetObject', 'GetObjectVersion'), ...versioned('GetObjectAttributes', 'GetObjectVersionAttributes')],
    GetObjectTagging: versioned('GetObjectTagging', 'GetObjectVersionTagging'),
    GetObjectTorrent: [need('s3:GetObject'), need('s3:GetObjectTorrent')],
    HeadObject: versioned('GetObject', 'GetObjectVersion'),
    ListDirectoryBuckets: [need('s3express:ListAllMyDirectoryBuckets')],
    PutObject: [need('s3:PutObject'), ...extras],
    PutObjectAcl: versioned('PutObjectAcl', 'PutObjectVersionAcl'),
    PutObjectRetention: [need('s3:PutObjectRetention'), need('s3:BypassGovernanceRetention', { when: seen('BypassGovernanceRetention') })],
    PutObjectTagging: versioned('PutObjectTagging', 'PutObjectVersionTagging'),
    RenameObject: [need('s3express:CreateSession')],
    SelectObjectContent: [need('s3:GetObject')],
    UploadPart: [need('s3:PutObject')],
    UploadPartCopy: [...copied, need('s3:PutObject')],
    WriteGetObjectResponse: [
      need('s3-object-lambda:WriteGetObjectResponse', {
        on: [{ format: 'arn:${Partition}:s3-object-lambda:${Region}:${Account}:accesspoint/${Name}', from: { Name: anything } }],
      }),
    ],
    ...others('s3', {
      CreateBucketMetadataConfiguration: 'CreateBucketMetadataTableConfiguration',
      DeleteBucketAnalyticsConfiguration: 'PutAnalyticsConfiguration',
      DeleteBucketCors: 'PutBucketCORS',
      DeleteBucketEncryption: 'PutEncryptionConfiguration',
      DeleteBucketIntelligentTieringConfiguration: 'PutIntelligentTieringConfiguration',
      DeleteBucketInventoryConfiguration: 'PutInventoryConfiguration',
      DeleteBucketLifecycle: 'PutLifecycleConfiguration',
      DeleteBucketMetadataConfiguration: 'DeleteBucketMetadataTableConfiguration',
      DeleteBucketMetricsConfiguration: 'PutMetricsConfiguration',
      DeleteBucketOwnershipControls: 'PutBucketOwnershipControls',
      DeleteBucketReplication: 'PutReplicationConfiguration',
      DeleteBucketTagging: 'PutBucketTagging',
      DeletePublicAccessBlock: 'PutBucketPublicAccessBlock',
      GetBucketAccelerateConfiguration: 'GetAccelerateConfiguration',
      GetBucketAnalyticsConfiguration: 'GetAnalyticsConfiguration',
      GetBucketEncryption: 'GetEncryptionConfiguration',
      GetBucketIntelligentTieringConfiguration: 'GetIntelligentTieringConfiguration',
      GetBucketInventoryConfiguration: 'GetInventoryConfiguration',
      GetBucketLifecycleConfiguration: 'GetLifecycleConfiguration',
      GetBucketMetadataConfiguration: 'GetBucketMetadataTableConfiguration',
      GetBucketMetricsConfiguration: 'GetMetricsConfiguration',
      GetBucketNotificationConfiguration: 'GetBucketNotification',
      GetBucketReplication: 'GetReplicationConfiguration',
      GetObjectLockConfiguration: 'GetBucketObjectLockConfiguration',
      GetPublicAccessBlock: 'GetBucketPublicAccessBlock',
      HeadBucket: 'ListBucket',
      ListBucketAnalyticsConfigurations: 'GetAnalyticsConfiguration',
      ListBucketIntelligentTieringConfigurations: 'GetIntelligentTieringConfiguration',
      ListBucketInventoryConfigurations: 'GetInventoryConfiguration',
      ListBucketMetricsConfigurations: 'GetMetricsConfiguration',
      ListBuckets: 'ListAllMyBuckets',
      ListMultipartUploads: 'ListBucketMultipartUploads',
      ListObjectVersions: 'ListBucketVersions',
      ListObjects: 'ListBucket',
      ListObjectsV2: 'ListBucket',
      ListParts: 'ListMultipartUploadParts',
      PutBucketAccelerateConfiguration: 'PutAccelerateConfiguration',
      PutBucketAnalyticsConfiguration: 'PutAnalyticsConfiguration',
      PutBucketEncryption: 'PutEncryptionConfiguration',
      PutBucketIntelligentTieringConfiguration: 'PutIntelligentTieringConfiguration',
      PutBucketInventoryConfiguration: 'PutInventoryConfiguration',
      PutBucketLifecycleConfiguration: 'PutLifecycleConfiguration',
      PutBucketMetricsConfiguration: 'PutMetricsConfiguration',
      PutBucketNotificationConfiguration: 'PutBucketNotification',
      PutBucketReplication: 'PutReplicationConfiguration',
      PutObjectLockConfiguration: 'PutBucketObjectLockConfiguration',
      PutPublicAccessBlock: 'PutBucketPublicAccessBlock',
    }),
  },
});
