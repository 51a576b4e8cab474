import type { PackagedStage } from '../../project/stage/packaged-stage.js';
import { shellQuoted } from '../terminal/shell.js';

/** Something to be done outside of the stack, once. */
export interface Note {
  readonly message: string;
  /** For a POSIX shell. */
  readonly command: string;
}

/** What CloudFormation cannot do for the app: an existing bucket's notifications are not a stack's to change. */
export function notesOf({ definition }: PackagedStage): Note[] {
  const buckets = definition.functions.flatMap(({ eventSource: source }) =>
    source?.kind === 's3' && typeof source.bucket === 'string' ? [source.bucket] : [],
  );
  return [...new Set(buckets)].map((bucket) => ({
    message: `The bucket ${bucket} has to send its events to EventBridge.\nThis switches it on, and replaces the bucket's whole notification configuration:`,
    command:
      `aws s3api put-bucket-notification-configuration --bucket ${bucket.includes('${') ? 'BUCKET' : shellQuoted(bucket)}` +
      ` --notification-configuration '{"EventBridgeConfiguration":{}}'`,
  }));
}
