import type { FunctionDefinition } from '../../app/definition.js';
import type { S3Definition } from '../../app/event-source-definition.js';
import { suggest } from '../problem/nearest.js';
import type { Problem } from '../problem/problem.js';
import type { CheckContext } from './check-context.js';
import { type Report, reportAt } from './report.js';
import { bridgedEvents, s3EventNames, s3EventsOverlap } from './s3-event-name.js';

export function checkS3(what: string, source: S3Definition, report: Report): Problem[] {
  const { bucket, events } = source;
  const twice = events.flatMap((name, index) => events.slice(0, index).flatMap((before) => (s3EventsOverlap(before, name) ? [[before, name] as const] : [])));
  return [
    ...(typeof bucket === 'string' ? checkBucketName(what, bucket, report) : []),
    ...(events.length === 0
      ? report('s3-events-empty', `${what}: the list of events is empty`, "list some, as in ['s3:ObjectCreated:*'], or leave events out")
      : []),
    ...events.flatMap((name) => checkEventName(what, name, typeof bucket === 'string', report)),
    ...twice.flatMap(([before, name]) => report('s3-events-overlap', `${what}: the events '${before}' and '${name}' overlap`, 'keep one of them')),
  ];
}

function checkEventName(what: string, name: string, isBridged: boolean, report: Report): Problem[] {
  if (!s3EventNames.includes(name)) return report('s3-event-name', `${what}: S3 has no event '${name}'`, suggest(name, s3EventNames));
  if (!isBridged || bridgedEvents(name).length > 0) return [];
  return report(
    's3-event-not-bridged',
    `${what}: the events of an existing bucket come through EventBridge, but S3 does not send '${name}' there`,
    "remove it, or declare the bucket in a merge template and use bucket: { ref: 'ItsLogicalId' }",
  );
}

/** A name with `${…}` is known only when the stack is deployed; an empty one was refused when it was declared. */
function checkBucketName(what: string, bucket: string, report: Report): Problem[] {
  if (bucket === '' || bucket.includes('${') || /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(bucket)) return [];
  const fix = /^(arn:|s3:\/\/|https?:)/.test(bucket)
    ? 'use the bare name of the bucket'
    : "use 3 to 63 lower-case letters, digits, '-' and '.', or { ref: 'ItsLogicalId' } for a bucket in a merge template";
  return report('s3-bucket', `${what}: '${bucket}' cannot be the name of a bucket`, fix);
}

/** S3 notifies only one function of an event, and refuses a bucket with overlapping notifications. */
export function checkSharedBuckets(functions: readonly FunctionDefinition[], context: CheckContext): Problem[] {
  const notified = functions.flatMap(({ name, at, eventSource: source }) =>
    source?.kind === 's3' && typeof source.bucket === 'object' ? [{ name, at, source }] : [],
  );
  return notified.flatMap(({ name, at, source }, index) => {
    const rival = notified.slice(0, index).find((other) => areRivals(other.source, source));
    if (rival === undefined) return [];
    const message = `'${rival.name}' and '${name}' handle the same events of the bucket, but S3 notifies only one function`;
    return reportAt(context, at)('s3-handlers-overlap', message, 'use different events, prefixes or suffixes for them, or combine them into one handler');
  });
}

function areRivals(a: S3Definition, b: S3Definition): boolean {
  const [prefixes, suffixes] = [
    [a.prefix ?? '', b.prefix ?? ''],
    [a.suffix ?? '', b.suffix ?? ''],
  ] as const;
  return (
    (a.bucket as { ref: string }).ref === (b.bucket as { ref: string }).ref &&
    a.events.some((one) => b.events.some((other) => s3EventsOverlap(one, other))) &&
    (prefixes[0].startsWith(prefixes[1]) || prefixes[1].startsWith(prefixes[0])) &&
    (suffixes[0].endsWith(suffixes[1]) || suffixes[1].endsWith(suffixes[0]))
  );
}
