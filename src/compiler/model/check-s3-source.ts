import type { FunctionDefinition, S3Definition } from '../../app/definition.js';
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
      ? report('s3-events-empty', `${what}: the list of events is empty`, "list some, as ['s3:ObjectCreated:*'], or leave events out")
      : []),
    ...events.flatMap((name) => checkEventName(what, name, typeof bucket === 'string', report)),
    ...twice.flatMap(([before, name]) => report('s3-events-overlap', `${what}: an event can be both '${before}' and '${name}'`, 'keep one of them')),
  ];
}

function checkEventName(what: string, name: string, isBridged: boolean, report: Report): Problem[] {
  if (!s3EventNames.includes(name)) return report('s3-event-name', `${what}: S3 has no event '${name}'`, suggest(name, s3EventNames));
  if (!isBridged || bridgedEvents(name).length > 0) return [];
  return report(
    's3-event-not-bridged',
    `${what}: S3 does not send '${name}' to EventBridge, through which the events of an existing bucket come`,
    "take it away, or declare the bucket in a merge template and write bucket: { ref: 'ItsLogicalId' }",
  );
}

/** A name with `${…}` is only known when the stack is made; an empty one has been refused when it was declared. */
function checkBucketName(what: string, bucket: string, report: Report): Problem[] {
  if (bucket === '' || bucket.includes('${') || /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(bucket)) return [];
  const fix = /^(arn:|s3:\/\/|https?:)/.test(bucket)
    ? "give the bucket's name alone"
    : "give a name of 3 to 63 lower-case letters, digits, '-' and '.'; for a bucket of a merge template write { ref: 'ItsLogicalId' }";
  return report('s3-bucket', `${what}: '${bucket}' is no name of a bucket`, fix);
}

/** S3 notifies one function of an event: it refuses a bucket for whose events two are responsible. */
export function checkSharedBuckets(functions: readonly FunctionDefinition[], context: CheckContext): Problem[] {
  const notified = functions.flatMap(({ name, at, eventSource: source }) =>
    source?.kind === 's3' && typeof source.bucket === 'object' ? [{ name, at, source }] : [],
  );
  return notified.flatMap(({ name, at, source }, index) => {
    const rival = notified.slice(0, index).find((other) => areRivals(other.source, source));
    if (rival === undefined) return [];
    const message = `'${rival.name}' and '${name}' can be meant by the same event of the bucket, and S3 notifies one function only`;
    return reportAt(context, at)('s3-handlers-overlap', message, 'give them events, prefixes or suffixes that keep them apart, or make one handler of them');
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
