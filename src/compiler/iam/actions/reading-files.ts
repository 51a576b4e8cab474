import { need } from './need.js';
import type { Need } from './service-rules.js';
import { anything, from } from './source.js';

/** Operations that read a file from a bucket with the rights of who calls, if the input names one. */
export function readingFiles(prefix: string, buckets: readonly string[], operations: readonly string[]): { readonly [operation: string]: readonly Need[] } {
  const read = need('s3:GetObject', {
    on: [{ format: 'arn:${Partition}:s3:::${BucketName}/${ObjectName}', from: { BucketName: from(buckets), ObjectName: anything } }],
    isOptional: true,
  });
  return Object.fromEntries(operations.map((operation) => [operation, [need(`${prefix}:${operation}`), read]]));
}
