import { need, others } from '../need.js';
import type { ServiceRules, TypeRule } from '../service-rules.js';
import { anything, from, fromRuntime } from '../source.js';

const accessPoint: TypeRule = [{ format: 'arn:${Partition}:s3express:${Region}:${Account}:accesspoint/${Name}', from: { Name: from('Name') } }];

/** The API Reference's pages of the operations. Buckets of this client are those of Outposts, whose ARN the code has to give. */
const outposts: TypeRule = [{ format: '${Bucket}', from: { Bucket: from('Bucket') } }];

export const s3Control = (): ServiceRules => ({
  prefix: 's3',
  passesTo: ['batchoperations.s3.amazonaws.com', 'access-grants.s3.amazonaws.com', 's3.amazonaws.com'],
  types: {
    accessgrant: [{ from: { Token: from('AccessGrantId', { absent: '*' }) } }],
    accessgrantslocation: [{ from: { Token: from('AccessGrantsLocationId', { absent: '*' }) } }],
    accesspoint: [{ from: { AccessPointName: from('Name') } }],
    job: [{ from: { JobId: fromRuntime('JobId') } }],
    multiregionaccesspoint: [{ from: { AccessPointAlias: anything } }],
    multiregionaccesspointrequestarn: [{ format: '${Arn}', from: { Arn: from('RequestTokenARN') } }],
    objectlambdaaccesspoint: [{ from: { AccessPointName: from('Name') } }],
    storagelensconfiguration: [{ from: { ConfigId: from('ConfigId') } }],
    storagelensgroup: [{ from: { Name: from(['Name', 'StorageLensGroup.Name']) } }],
  },
  operations: {
    DeleteAccessPointScope: [need('s3express:DeleteAccessPointScope', { on: accessPoint })],
    GetAccessPointScope: [need('s3express:GetAccessPointScope', { on: accessPoint })],
    PutAccessPointScope: [need('s3express:PutAccessPointScope', { on: accessPoint })],
    ListAccessPointsForDirectoryBuckets: [need('s3express:ListAccessPointsForDirectoryBuckets', { types: [] })],
    CreateBucket: [need('s3-outposts:CreateBucket', { types: [] })],
    DeleteBucket: [need('s3-outposts:DeleteBucket', { on: outposts })],
    DeleteBucketLifecycleConfiguration: [need('s3-outposts:PutLifecycleConfiguration', { on: outposts })],
    DeleteBucketPolicy: [need('s3-outposts:DeleteBucketPolicy', { on: outposts })],
    DeleteBucketReplication: [need('s3-outposts:PutReplicationConfiguration', { on: outposts })],
    DeleteBucketTagging: [need('s3-outposts:PutBucketTagging', { on: outposts })],
    GetBucket: [need('s3-outposts:GetBucket', { on: outposts })],
    GetBucketLifecycleConfiguration: [need('s3-outposts:GetLifecycleConfiguration', { on: outposts })],
    GetBucketPolicy: [need('s3-outposts:GetBucketPolicy', { on: outposts })],
    GetBucketReplication: [need('s3-outposts:GetReplicationConfiguration', { on: outposts })],
    GetBucketTagging: [need('s3-outposts:GetBucketTagging', { on: outposts })],
    GetBucketVersioning: [need('s3-outposts:GetBucketVersioning', { on: outposts })],
    ListRegionalBuckets: [need('s3-outposts:ListRegionalBuckets', { types: [] })],
    PutBucketLifecycleConfiguration: [need('s3-outposts:PutLifecycleConfiguration', { on: outposts })],
    PutBucketPolicy: [need('s3-outposts:PutBucketPolicy', { on: outposts })],
    PutBucketReplication: [need('s3-outposts:PutReplicationConfiguration', { on: outposts })],
    PutBucketTagging: [need('s3-outposts:PutBucketTagging', { on: outposts })],
    PutBucketVersioning: [need('s3-outposts:PutBucketVersioning', { on: outposts })],
    ...others('s3', {
      DeletePublicAccessBlock: 'PutAccountPublicAccessBlock',
      GetPublicAccessBlock: 'GetAccountPublicAccessBlock',
      PutPublicAccessBlock: 'PutAccountPublicAccessBlock',
    }),
  },
});
