import type { PackagedStage } from '../../project/stage/packaged-stage.js';
import { shellQuoted } from '../terminal/shell.js';

/** Something to do once, outside the stack. */
export interface Note {
  readonly message: string;
  /** For a POSIX shell. */
  readonly command: string;
}

/** What CloudFormation cannot do for the app: a stack cannot change the notifications of an existing bucket. */
export function notesOf({ definition }: PackagedStage): Note[] {
  const buckets = definition.functions.flatMap(({ eventSource: source }) =>
    source?.kind === 's3' && typeof source.bucket === 'string' ? [source.bucket] : [],
  );
  return [...new Set(buckets)].map((bucket) => ({
    message: `The bucket ${bucket} must send its events to EventBridge.\nThis command turns that on. It replaces the bucket's whole notification configuration:`,
    command:
      `aws s3api put-bucket-notification-configuration --bucket ${bucket.includes('${') ? 'BUCKET' : shellQuoted(bucket)}` +
      ` --notification-configuration '{"EventBridgeConfiguration":{}}'`,
  }));
}
