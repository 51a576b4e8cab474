import type { AppDefinition } from '../app/definition.js';
import type { Value } from '../cloudformation/template.js';
import { nearest } from '../problem/nearest.js';
import type { Problem } from '../problem/problem.js';
import { appError, type CheckContext } from './check-context.js';

/**
 * Whether the buckets that handlers refer to are in the template: SAM changes no other's notifications.
 *
 * @param resources Those of the template, once all is merged.
 */
export function checkBuckets({ functions }: AppDefinition, resources: Value | undefined, context: CheckContext): Problem[] {
  const types = new Map(Object.entries(resources ?? {}).map(([id, resource]: [string, { Type?: unknown } | null]) => [id, resource?.Type]));
  const buckets = [...types.keys()].filter((id) => types.get(id) === 'AWS::S3::Bucket');
  return functions.flatMap(({ name, eventSource, at }) => {
    if (eventSource?.kind !== 's3' || typeof eventSource.bucket === 'string') return [];
    const { ref } = eventSource.bucket;
    if (buckets.includes(ref)) return [];
    const what = types.has(ref) ? `'${ref}' is ${String(types.get(ref))}, and no AWS::S3::Bucket` : `no merge template declares '${ref}'`;
    const near = nearest(ref, buckets);
    const fix = near === undefined ? 'declare the bucket in a merge template; an existing one goes by its name, as a text' : `did you mean '${near}'?`;
    return [appError(context, at, 's3-bucket-ref', `S3 handler '${name}': ${what}`, fix)];
  });
}
