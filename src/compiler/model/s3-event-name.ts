/** How EventBridge describes an S3 event; null for any value. */
export interface BridgedEvent {
  readonly detailType: string;
  /** `detail.reason`. */
  readonly reason: string | null;
  /** `detail.deletion-type`. */
  readonly deletionType: string | null;
}

const bridged = (detailType: string, reason: string | null = null, deletionType: string | null = null): BridgedEvent => ({ detailType, reason, deletionType });
const [created, deleted] = ['Object Created', 'Object Deleted'];

/**
 * The names of S3 events, each with its events on EventBridge; an empty list if S3 does not send it there.
 *
 * From "Amazon EventBridge mapping and troubleshooting" and "EventBridge event message structure" in S3's user guide.
 */
const events: { readonly [name: string]: readonly BridgedEvent[] } = {
  's3:ObjectCreated:*': [bridged(created)],
  's3:ObjectCreated:Put': [bridged(created, 'PutObject')],
  's3:ObjectCreated:Post': [bridged(created, 'POST Object')],
  's3:ObjectCreated:Copy': [bridged(created, 'CopyObject')],
  's3:ObjectCreated:CompleteMultipartUpload': [bridged(created, 'CompleteMultipartUpload')],
  // For S3, a deletion by a lifecycle rule is not an ObjectRemoved event; for EventBridge it is an 'Object Deleted'.
  's3:ObjectRemoved:*': [bridged(deleted, 'DeleteObject')],
  's3:ObjectRemoved:Delete': [bridged(deleted, 'DeleteObject', 'Permanently Deleted')],
  's3:ObjectRemoved:DeleteMarkerCreated': [bridged(deleted, 'DeleteObject', 'Delete Marker Created')],
  's3:LifecycleExpiration:*': [bridged(deleted, 'Lifecycle Expiration')],
  's3:LifecycleExpiration:Delete': [bridged(deleted, 'Lifecycle Expiration', 'Permanently Deleted')],
  's3:LifecycleExpiration:DeleteMarkerCreated': [bridged(deleted, 'Lifecycle Expiration', 'Delete Marker Created')],
  's3:ObjectRestore:*': [bridged('Object Restore Initiated'), bridged('Object Restore Completed'), bridged('Object Restore Expired')],
  's3:ObjectRestore:Post': [bridged('Object Restore Initiated')],
  's3:ObjectRestore:Completed': [bridged('Object Restore Completed')],
  's3:ObjectRestore:Delete': [bridged('Object Restore Expired')],
  's3:LifecycleTransition': [bridged('Object Storage Class Changed')],
  's3:IntelligentTiering': [bridged('Object Access Tier Changed')],
  's3:ObjectTagging:*': [bridged('Object Tags Added'), bridged('Object Tags Deleted')],
  's3:ObjectTagging:Put': [bridged('Object Tags Added')],
  's3:ObjectTagging:Delete': [bridged('Object Tags Deleted')],
  's3:ObjectAcl:Put': [bridged('Object ACL Updated')],
  's3:ReducedRedundancyLostObject': [],
  's3:Replication:*': [],
  's3:Replication:OperationFailedReplication': [],
  's3:Replication:OperationMissedThreshold': [],
  's3:Replication:OperationReplicatedAfterThreshold': [],
  's3:Replication:OperationNotTracked': [],
};

export const s3EventNames: readonly string[] = Object.keys(events);

/** The events on EventBridge; empty if S3 does not send any there. */
export function bridgedEvents(name: string): readonly BridgedEvent[] {
  return events[name] ?? [];
}

/** Whether one event can match both names. */
export function s3EventsOverlap(a: string, b: string): boolean {
  const covers = (wide: string, narrow: string): boolean => wide.endsWith(':*') && narrow.startsWith(wide.slice(0, -1));
  return a === b || covers(a, b) || covers(b, a);
}
