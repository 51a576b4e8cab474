import { isMap } from '../cloudformation/branch.js';
import type { Value } from '../cloudformation/template.js';
import { present, type Properties } from './properties.js';

/** A function's `Code`. A path on this machine stays a string until `aws cloudformation package` has uploaded the file. */
export function codeOf({ InlineCode: inline, ImageUri: image, CodeUri: uri, PackageType: type, SourceKMSKeyArn: key }: Properties): Value {
  if (type === 'Image' || (image !== undefined && inline === undefined && uri === undefined)) return present({ ImageUri: image });
  const code = inline === undefined ? s3Location(uri) : { ZipFile: inline };
  return key !== undefined && isMap(code) ? { ...code, SourceKMSKeyArn: key } : code;
}

/** Turns an S3 location of SAM into one of Lambda. */
export function s3Location(uri: Value | undefined): Value {
  const location = s3Object(uri);
  if (!isMap(location) || location['Bucket'] === undefined) return location;
  const { Bucket: bucket, Key: key = '', Version: version } = location;
  return present({ S3Bucket: bucket, S3Key: key, S3ObjectVersion: version });
}

/** An S3 location as a bucket, a key and perhaps a version. A path on this machine stays a string. */
export function s3Object(uri: Value | undefined): Value {
  const [, bucket, key, version] = typeof uri === 'string' ? (/^s3:\/\/([^/]+)\/+([^/?][^?]*)(?:\?versionId=(.+))?$/.exec(uri) ?? []) : [];
  return bucket === undefined ? (uri ?? {}) : present({ Bucket: bucket, Key: key, Version: version });
}
