import type { AppDefinition } from '../../app/definition.js';
import { logicalId } from '../cloudformation/logical-id.js';
import type { Value } from '../cloudformation/template.js';
import { nearest } from '../problem/nearest.js';
import type { Problem } from '../problem/problem.js';
import type { CheckContext } from './check-context.js';
import { referencesIn } from '../cloudformation/reference.js';
import { type Report, reportAt } from './report.js';

type Resources = ReadonlyMap<string, { readonly [key: string]: Value }>;

/**
 * Whether the buckets that handlers refer to are in the template, where alone SAM changes their notifications, and can be made.
 *
 * @param section The resources of the template, once all is merged.
 */
export function checkBuckets({ functions }: AppDefinition, section: Value | undefined, context: CheckContext): Problem[] {
  const resources: Resources = new Map(Object.entries(section ?? {}).filter(([, resource]) => typeof resource === 'object' && resource !== null));
  return functions.flatMap(({ name, eventSource, at }) => {
    if (eventSource?.kind !== 's3' || typeof eventSource.bucket === 'string') return [];
    const { ref } = eventSource.bucket;
    const report = reportAt(context, at);
    return [...checkType(name, ref, resources, report), ...checkCircle(name, ref, resources, report)];
  });
}

function checkType(name: string, ref: string, resources: Resources, report: Report): Problem[] {
  const type = resources.get(ref)?.['Type'];
  if (type === 'AWS::S3::Bucket') return [];
  const buckets = [...resources.keys()].filter((id) => resources.get(id)!['Type'] === 'AWS::S3::Bucket');
  const what = typeof type === 'string' ? `'${ref}' is ${type}, and no AWS::S3::Bucket` : `no merge template declares '${ref}'`;
  const near = nearest(ref, buckets);
  const fix = near === undefined ? 'declare the bucket in a merge template; an existing one goes by its name, as a text' : `did you mean '${near}'?`;
  return report('s3-bucket-ref', `S3 handler '${name}': ${what}`, fix);
}

/** A bucket that notifies a function is made after it, so neither the function nor what it waits for may wait for the bucket. */
function checkCircle(name: string, bucket: string, resources: Resources, report: Report): Problem[] {
  const id = logicalId(name);
  const { Events: _events, ...properties } = (resources.get(id)?.['Properties'] ?? {}) as { [key: string]: Value };
  const next = (one: string): string[] => referencesIn(one === id ? { ...resources.get(id), Properties: properties } : resources.get(one));
  const reached = new Set([id]);
  // A set's iteration also comes to what is added on the way.
  for (const one of reached) {
    if (next(one).includes(bucket)) {
      const message = `S3 handler '${name}': the bucket '${bucket}' waits for the function, and ${one === id ? 'the function' : `'${one}', which the function needs,`} refers to the bucket`;
      const fix = 'give the bucket a BucketName and refer to it by that name, or have its events come through EventBridge with that name as bucket';
      return report('s3-bucket-circle', message, fix);
    }
    for (const other of next(one)) if (resources.has(other)) reached.add(other);
  }
  return [];
}
