import { createHash } from 'node:crypto';
import { hint } from '../app/option.js';
import type { EventBridgeEvent, S3BridgedDetail, S3EventName, S3OtherEvent } from './event-shape.js';
import { account, moment, region, sourceIp, uuid } from './sample.js';

/** What an event is about, as AWS's documentation has it for each name. */
interface Kind {
  /** Of the notification's structure. */
  readonly version: '2.1' | '2.2' | '2.3';
  /** What a notification says about the object: all, nothing of one that is gone, or only its tag and no size. */
  readonly object: 'whole' | 'gone' | 'tag';
  /** Whether S3 itself has done it, by a rule of the bucket, or somebody who sent a request. */
  readonly byRule?: true;
  /** Whether it created or deleted the object, which has an order then. */
  readonly isOrdered?: true;
  /** What a notification has in addition. */
  readonly more?: object;
  /** Absent for what S3 does not send to EventBridge. */
  readonly bridged?: { readonly detailType: string; readonly detail?: object };
}

const created = (reason: string): Kind => ({ version: '2.1', object: 'whole', isOrdered: true, bridged: { detailType: 'Object Created', detail: { reason } } });
const deleted = (object: Kind['object'], reason: string, type: string, more: Partial<Kind> = {}): Kind => ({
  version: '2.1',
  object,
  isOrdered: true,
  bridged: { detailType: 'Object Deleted', detail: { reason, 'deletion-type': type } },
  ...more,
});
const expired = { version: '2.3', byRule: true } as const;
const expiry = '2026-01-02T00:00:00.000Z';
const replication = (more: object): Kind => ({
  version: '2.2',
  object: 'whole',
  byRule: true,
  more: {
    replicationEventData: { replicationRuleId: 'rule', destinationBucket: 'arn:aws:s3:::replica', s3Operation: 'OBJECT_PUT', requestTime: moment.iso, ...more },
  },
});
const late = { threshold: '15', replicationTime: '901' };

const kinds: { readonly [name in S3EventName]: Kind } = {
  'ObjectCreated:Put': created('PutObject'),
  'ObjectCreated:Post': created('POST Object'),
  'ObjectCreated:Copy': created('CopyObject'),
  'ObjectCreated:CompleteMultipartUpload': created('CompleteMultipartUpload'),
  'ObjectRemoved:Delete': deleted('gone', 'DeleteObject', 'Permanently Deleted'),
  'ObjectRemoved:DeleteMarkerCreated': deleted('tag', 'DeleteObject', 'Delete Marker Created'),
  'LifecycleExpiration:Delete': deleted('gone', 'Lifecycle Expiration', 'Permanently Deleted', expired),
  'LifecycleExpiration:DeleteMarkerCreated': deleted('tag', 'Lifecycle Expiration', 'Delete Marker Created', expired),
  'ObjectRestore:Post': {
    version: '2.1',
    object: 'whole',
    bridged: { detailType: 'Object Restore Initiated', detail: { 'source-storage-class': 'GLACIER' } },
  },
  'ObjectRestore:Completed': {
    version: '2.1',
    object: 'whole',
    byRule: true,
    more: { glacierEventData: { restoreEventData: { lifecycleRestorationExpiryTime: expiry, lifecycleRestoreStorageClass: 'GLACIER' } } },
    bridged: { detailType: 'Object Restore Completed', detail: { 'restore-expiry-time': expiry.replace('.000', ''), 'source-storage-class': 'GLACIER' } },
  },
  'ObjectRestore:Delete': { version: '2.3', object: 'tag', byRule: true, bridged: { detailType: 'Object Restore Expired' } },
  LifecycleTransition: {
    version: '2.3',
    object: 'whole',
    byRule: true,
    more: { lifecycleEventData: { transitionEventData: { destinationStorageClass: 'GLACIER' } } },
    bridged: { detailType: 'Object Storage Class Changed', detail: { 'destination-storage-class': 'GLACIER' } },
  },
  IntelligentTiering: {
    version: '2.3',
    object: 'whole',
    byRule: true,
    more: { intelligentTieringEventData: { destinationAccessTier: 'ARCHIVE_ACCESS' } },
    bridged: { detailType: 'Object Access Tier Changed', detail: { 'destination-access-tier': 'ARCHIVE_ACCESS' } },
  },
  'ObjectTagging:Put': { version: '2.3', object: 'tag', bridged: { detailType: 'Object Tags Added' } },
  'ObjectTagging:Delete': { version: '2.3', object: 'tag', bridged: { detailType: 'Object Tags Deleted' } },
  'ObjectAcl:Put': { version: '2.3', object: 'tag', bridged: { detailType: 'Object ACL Updated' } },
  ReducedRedundancyLostObject: { version: '2.1', object: 'whole', byRule: true },
  'Replication:OperationFailedReplication': replication({ failureReason: 'AssumeRoleNotPermitted' }),
  'Replication:OperationMissedThreshold': replication(late),
  'Replication:OperationReplicatedAfterThreshold': replication(late),
  'Replication:OperationNotTracked': replication({}),
};

/** The name as S3 has it in events, without `s3:`. For all of a kind, `ObjectRemoved:*`, the first. @throws TypeError for an unknown one */
export function s3EventName(given: string): S3EventName {
  const bare = given.replace(/^s3:/, '');
  const known = Object.keys(kinds) as S3EventName[];
  const found = known.find((name) => name === bare || (bare.endsWith(':*') && name.startsWith(bare.slice(0, -1))));
  if (found === undefined) throw new TypeError(`S3 has no event '${given}'; ${hint(bare, known)}`);
  return found;
}

export function s3Event(bucket: string, key: string, eventName: string = 'ObjectCreated:Put'): S3OtherEvent {
  const name = s3EventName(eventName);
  const { version, object, byRule, isOrdered, more } = kinds[name];
  const eTag = object === 'gone' ? {} : { eTag: 'b21b84d653bb07b05b1e6b33684dc11b' };
  return {
    Records: [
      {
        eventVersion: version,
        eventSource: 'aws:s3',
        awsRegion: region,
        eventTime: moment.iso,
        eventName: name,
        userIdentity: { principalId: byRule ? 's3.amazonaws.com' : `AWS:${account}` },
        requestParameters: { sourceIPAddress: byRule ? 's3.amazonaws.com' : sourceIp },
        responseElements: { 'x-amz-request-id': 'D82B88E5F771F645', 'x-amz-id-2': 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=' },
        s3: {
          s3SchemaVersion: '1.0',
          configurationId: uuid(1),
          bucket: { name: bucket, ownerIdentity: { principalId: 'A3I5XTEXAMAI3E' }, arn: `arn:aws:s3:::${bucket}` },
          object: { key: encodedKey(key), ...(object === 'whole' && { size: 1024 }), ...eTag, ...(isOrdered && { sequencer: '0C0F6F405D6ED209E1' }) },
        },
        ...more,
      },
    ],
  };
}

/** @throws TypeError for an event that S3 does not send to EventBridge */
export function s3EventBridgeEvent(
  bucket: string,
  key: string,
  eventName: string = 'ObjectCreated:Put',
): EventBridgeEvent<string, S3BridgedDetail> & { source: 'aws.s3' } {
  const name = s3EventName(eventName);
  const { object, byRule, isOrdered, bridged } = kinds[name];
  if (bridged === undefined) throw new TypeError(`S3 sends no event '${name}' to EventBridge; it comes to a bucket of a merge template, by s3Event`);
  return {
    version: '0',
    id: uuid(1),
    'detail-type': bridged.detailType,
    source: 'aws.s3',
    account,
    time: moment.iso.replace('.000', ''),
    region,
    resources: [`arn:aws:s3:::${bucket}`],
    detail: {
      version: '0',
      bucket: { name: bucket },
      object: {
        key,
        ...(object === 'whole' && { size: 5 }),
        etag: createHash('md5').update(key).digest('hex'),
        'version-id': 'IYV3p45BT0ac8hjHg1houSdS1a.Mro8e',
        ...(isOrdered && { sequencer: '617f08299329d189' }),
      },
      'request-id': 'N4N7GDK58NMKJ12R',
      requester: byRule ? 's3.amazonaws.com' : account,
      ...(!byRule && { 'source-ip-address': sourceIp }),
      ...bridged.detail,
    },
  };
}

/** S3 encodes keys like values of a form, with `+` for a space, but keeps slashes. */
function encodedKey(key: string): string {
  return encodeURIComponent(key).replaceAll('%20', '+').replaceAll('%2F', '/');
}
