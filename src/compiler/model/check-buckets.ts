import type { Value } from '../cloudformation/template.js';
import { nearest } from '../problem/nearest.js';
import type { Problem } from '../problem/problem.js';
import type { AppFunction } from './app-function.js';
import type { AppModel } from './app-model.js';
import type { CheckContext } from './check-context.js';
import { referencesIn } from '../cloudformation/reference.js';
import { type Report, reportAt } from './report.js';

type Resources = ReadonlyMap<string, { readonly [key: string]: Value }>;

/**
 * Checks that the buckets that handlers refer to are in the template, because SAM can only set the notifications of those,
 * and that CloudFormation can create them.
 *
 * @param section The resources of the merged template.
 */
export function checkBuckets({ functions }: Pick<AppModel, 'functions'>, section: Value | undefined, context: CheckContext): Problem[] {
  const resources: Resources = new Map(Object.entries(section ?? {}).filter(([, resource]) => typeof resource === 'object' && resource !== null));
  return functions.flatMap((fn) => {
    const { name, eventSource, at } = fn;
    if (eventSource?.kind !== 's3' || typeof eventSource.bucket === 'string') return [];
    const { ref } = eventSource.bucket;
    const report = reportAt(context, at);
    return [...checkType(name, ref, resources, report), ...checkCycle(fn, ref, resources, report)];
  });
}

function checkType(name: string, ref: string, resources: Resources, report: Report): Problem[] {
  const type = resources.get(ref)?.['Type'];
  if (type === 'AWS::S3::Bucket') return [];
  const buckets = [...resources.keys()].filter((id) => resources.get(id)!['Type'] === 'AWS::S3::Bucket');
  const what = typeof type === 'string' ? `'${ref}' is ${type}, not AWS::S3::Bucket` : `no merge template declares '${ref}'`;
  const near = nearest(ref, buckets);
  const fix = near === undefined ? 'declare the bucket in a merge template, or give the name of an existing one as a string' : `did you mean '${near}'?`;
  return report('s3-bucket-ref', `S3 handler '${name}': ${what}`, fix);
}

/** A bucket that notifies a function is created after it, so neither the function nor anything that it depends on may depend on the bucket. */
function checkCycle({ name, logicalId: id }: AppFunction, bucket: string, resources: Resources, report: Report): Problem[] {
  const { Events: _events, ...properties } = (resources.get(id)?.['Properties'] ?? {}) as { [key: string]: Value };
  const next = (one: string): string[] => referencesIn(one === id ? { ...resources.get(id), Properties: properties } : resources.get(one));
  const reached = new Set([id]);
  // Iterating over a set includes elements that are added on the way.
  for (const one of reached) {
    if (next(one).includes(bucket)) {
      const message = `S3 handler '${name}': the bucket '${bucket}' depends on the function, but ${one === id ? 'the function' : `'${one}', which the function needs,`} refers to the bucket`;
      const fix = 'give the bucket a BucketName and refer to it by that name, or use that name as bucket to get its events through EventBridge';
      return report('s3-bucket-circle', message, fix);
    }
    for (const other of next(one)) if (resources.has(other)) reached.add(other);
  }
  return [];
}
