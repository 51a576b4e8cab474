import { isMap } from '../cloudformation/branch.js';
import type { Value } from '../cloudformation/template.js';
import type { Properties } from './properties.js';

/** A function's `Code`. A path on this machine stays a string until `aws cloudformation package` has uploaded the file. */
export function codeOf({ InlineCode: inline, ImageUri: image, CodeUri: uri }: Properties): Value {
  if (inline !== undefined) return { ZipFile: inline };
  if (uri === undefined && image !== undefined) return { ImageUri: image };
  return s3Location(uri);
}

/** Turns an S3 location of SAM into one of Lambda. */
export function s3Location(uri: Value | undefined): Value {
  if (isMap(uri) && uri['Bucket'] !== undefined) {
    const { Bucket: bucket, Key: key, Version: version } = uri;
    return { S3Bucket: bucket, S3Key: key ?? '', ...(version !== undefined && { S3ObjectVersion: version }) };
  }
  const [, bucket, key, version] = typeof uri === 'string' ? (/^s3:\/\/([^/]+)\/+([^?]+)(?:\?versionId=(.+))?$/.exec(uri) ?? []) : [];
  if (bucket === undefined) return uri ?? {};
  return { S3Bucket: bucket, S3Key: key!, ...(version !== undefined && { S3ObjectVersion: version }) };
}
