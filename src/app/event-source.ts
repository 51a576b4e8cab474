import type { EventSourceDefinition } from './event-source-definition.js';
import { refuse } from './inspection.js';
import { checkOptions, describe, isA, requireOption } from './option.js';
import { Cron, Rate } from './schedule-expression.js';

/** Options of a schedule. All are optional. */
export interface ScheduleOptions {
  /** What the schedule is for, up to 512 characters; the description of EventBridge's rule or schedule. Default none. */
  description?: string | undefined;
  /** False keeps the rule or schedule in the stack but never runs the function. Default true. */
  enabled?: boolean | undefined;
  /**
   * The time zone of a cron expression, by its IANA name: `Europe/Berlin`. Daylight saving time is followed. With one, EventBridge Scheduler runs
   * the function in place of a rule of EventBridge, so the event's `source` is `aws.scheduler`, its `detail` the text `{}`, and its `resources` name the
   * schedule. Default: UTC, by a rule.
   */
  timezone?: string | undefined;
}

/** A fixed input, which EventBridge passes instead of the event with the time and the rule. */
export interface ScheduleInput<Input> {
  /** Any JSON value, up to 8,192 characters as JSON text. */
  input: Input;
}

/** Options of `onCloudWatchEvent`. */
export interface CloudWatchEventOptions {
  /** Required. Which events, as an event pattern of EventBridge: `{ source: ['aws.ec2'] }`. */
  eventPattern: { readonly [key: string]: unknown };
  /** Name or ARN of the event bus that the events come on. `${…}` in it is live, as in `Fn::Sub`. Default: the account's default bus. */
  eventBus?: string | undefined;
}

/** Options of `onS3Event`. */
export interface S3Options {
  /**
   * Required. The name of an existing bucket, whose events come through EventBridge: the bucket has to send them there, which `package` prints
   * the command for. Or, as `{ ref: 'Uploads' }`, the logical ID of a bucket in a merge template, which then notifies the function itself.
   */
  bucket: string | { readonly ref: string };
  /** S3's names of the events, such as `s3:ObjectRemoved:*`; at least one. Default `['s3:ObjectCreated:*']`. */
  events?: readonly string[] | undefined;
  /** The start of the object's key, not URL-encoded and without wildcards. Default: any. */
  prefix?: string | undefined;
  /** The end of the object's key, such as `.jpg`. Default: any. */
  suffix?: string | undefined;
}

/** Options of `onSnsMessage`. */
export interface SnsOptions {
  /** Required. Name or ARN of the topic. A name is one of the stack's account and region; `${…}` in it is live, as in `Fn::Sub`. */
  topic: string;
  /** Which messages, as a filter policy of SNS: `{ kind: ['order'] }`. Default: all. */
  filterPolicy?: { readonly [key: string]: unknown } | undefined;
  /** What the filter policy looks at; only with a `filterPolicy`. Default `MessageAttributes`. */
  filterPolicyScope?: 'MessageAttributes' | 'MessageBody' | undefined;
}

export function schedule(name: string, expression: unknown, options: (ScheduleOptions & Partial<ScheduleInput<unknown>>) | undefined): EventSourceDefinition {
  const what = `schedule '${name}'`;
  const given = checkOptions(what, options, { description: 'string', enabled: 'boolean', input: 'unknown', timezone: 'string' });
  const isExpression = typeof expression === 'string' || expression instanceof Rate || expression instanceof Cron;
  if (!isExpression)
    refuse(
      'schedule-expression',
      `schedule '${name}': the expression ${expression === undefined ? 'is missing' : `cannot be ${describe(expression)}`}`,
      "write 'rate(1 hour)', new Rate(1, Rate.HOURS) or new Cron(…)",
    );
  return {
    kind: 'schedule',
    expression: isExpression ? String(expression) : 'rate(1 day)',
    description: given.description ?? null,
    input: given.input === undefined ? null : jsonText(what, given.input),
    enabled: given.enabled ?? null,
    timezone: given.timezone ?? null,
  };
}

function jsonText(what: string, input: unknown): string {
  try {
    const text: unknown = JSON.stringify(input);
    if (typeof text === 'string') return text;
  } catch {
    // A cycle or a bigint, which is reported below.
  }
  refuse('option-type', `${what}: input must be a JSON value, not ${describe(input)}`, 'give input a value that JSON can express');
  return 'null';
}

export function cloudWatchEvent(name: string, options: CloudWatchEventOptions): EventSourceDefinition {
  const what = `event handler '${name}'`;
  const given = checkOptions(what, options, { eventPattern: 'object', eventBus: 'string' });
  requireOption(what, options, 'eventPattern');
  return { kind: 'cloudwatch', eventPattern: given.eventPattern ?? instead, eventBus: given.eventBus ?? null };
}

/** In the place of one that is missing, so that only that is told. */
const instead = { source: ['aws.events'] };

export function s3(name: string, options: S3Options): EventSourceDefinition {
  const what = `S3 handler '${name}'`;
  const given = checkOptions(what, options, { bucket: 'unknown', events: 'list of strings', prefix: 'string', suffix: 'string' });
  requireOption(what, options, 'bucket');
  return {
    kind: 's3',
    bucket: bucketOf(what, given.bucket ?? ''),
    events: given.events ?? ['s3:ObjectCreated:*'],
    // Every key starts and ends with an empty text.
    prefix: given.prefix || null,
    suffix: given.suffix || null,
  };
}

function bucketOf(what: string, bucket: unknown): string | { ref: string } {
  if (typeof bucket === 'string') return bucket;
  if (isA('object', bucket) && Object.keys(bucket as object).join(',') === 'ref') {
    const { ref } = bucket as { ref: unknown };
    if (typeof ref === 'string' && ref !== '') return { ref };
  }
  const fix = "name the bucket, or write { ref: 'Uploads' } for one in a merge template";
  refuse('s3-bucket', `${what}: bucket must be a name or a ref, not ${describe(bucket)}`, fix);
  return '';
}

export function sns(name: string, options: SnsOptions): EventSourceDefinition {
  const what = `SNS handler '${name}'`;
  const given = checkOptions(what, options, { topic: 'string', filterPolicy: 'object', filterPolicyScope: 'string' });
  requireOption(what, options, 'topic');
  return { kind: 'sns', topic: given.topic ?? '', filterPolicy: given.filterPolicy ?? null, filterPolicyScope: given.filterPolicyScope ?? null };
}

/** The few settings of an event source that the runtime needs, without checks. */
export function runtimeSource(kind: EventSourceDefinition['kind'], options: object = {}): EventSourceDefinition {
  const { input, reportBatchItemFailures } = options as { readonly input?: unknown; readonly reportBatchItemFailures?: boolean };
  return { kind, input: input === undefined ? null : '', reportBatchItemFailures } as unknown as EventSourceDefinition;
}
