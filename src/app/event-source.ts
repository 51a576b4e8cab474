import type { EventSourceDefinition } from './definition.js';
import { refuse } from './inspection.js';
import { checkOptions, describe, isA, requireOption } from './option.js';
import { Cron, Rate } from './schedule-expression.js';

export interface ScheduleOptions {
  /** What the schedule is for. */
  description?: string | undefined;
  /** False keeps the schedule in the stack, but never runs it. Default: it runs. */
  enabled?: boolean | undefined;
}

/** With an input, EventBridge passes it in the place of the event that tells time and rule. */
export interface ScheduleInput<Input> {
  /** Any JSON value, up to 8,192 characters as JSON text. */
  input: Input;
}

export interface CloudWatchEventOptions {
  /** Which events: `{ source: ['aws.ec2'] }`, by EventBridge's rules. */
  eventPattern: { readonly [key: string]: unknown };
  /** Name or ARN of the event bus that the events come on. Default: the account's own. */
  eventBus?: string | undefined;
}

export interface S3Options {
  /**
   * The name of an existing bucket, whose events come through EventBridge: the bucket has to send them there. Or, as
   * `{ ref: 'Uploads' }`, the logical ID of a bucket in a merge template, which then notifies the function itself.
   */
  bucket: string | { readonly ref: string };
  /** S3's names of the events, as `s3:ObjectRemoved:*`. Default `['s3:ObjectCreated:*']`. */
  events?: readonly string[] | undefined;
  /** How the key has to begin. As the object is named: not URL-encoded, and without wildcards. */
  prefix?: string | undefined;
  /** How the key has to end. */
  suffix?: string | undefined;
}

export interface SnsOptions {
  /** Name or ARN. */
  topic: string;
  /** Which messages: `{ kind: ['order'] }`, by the rules of SNS. Default: all. */
  filterPolicy?: { readonly [key: string]: unknown } | undefined;
  /** What the filter policy looks at. Default `MessageAttributes`. */
  filterPolicyScope?: 'MessageAttributes' | 'MessageBody' | undefined;
}

export function schedule(name: string, expression: unknown, options: (ScheduleOptions & Partial<ScheduleInput<unknown>>) | undefined): EventSourceDefinition {
  const what = `schedule '${name}'`;
  const given = checkOptions(what, options, { description: 'string', enabled: 'boolean', input: 'unknown' });
  const isExpression = typeof expression === 'string' || expression instanceof Rate || expression instanceof Cron;
  if (!isExpression)
    refuse(
      'schedule-expression',
      `schedule '${name}': the expression can't be ${describe(expression)}`,
      "write 'rate(1 hour)', new Rate(1, Rate.HOURS) or new Cron(…)",
    );
  return {
    kind: 'schedule',
    expression: isExpression ? String(expression) : 'rate(1 day)',
    description: given.description ?? null,
    input: given.input === undefined ? null : jsonText(what, given.input),
    enabled: given.enabled ?? null,
  };
}

function jsonText(what: string, input: unknown): string {
  try {
    const text: unknown = JSON.stringify(input);
    if (typeof text === 'string') return text;
  } catch {
    // A cycle or a bigint, which is said below.
  }
  refuse('option-type', `${what}: input must be a JSON value, not ${describe(input)}`, 'give input a value that JSON has a form for');
  return 'null';
}

export function cloudWatchEvent(name: string, options: CloudWatchEventOptions): EventSourceDefinition {
  const what = `event handler '${name}'`;
  const given = checkOptions(what, options, { eventPattern: 'object', eventBus: 'string' });
  requireOption(what, options, 'eventPattern');
  return { kind: 'cloudwatch', eventPattern: given.eventPattern ?? { source: [] }, eventBus: given.eventBus ?? null };
}

export function s3(name: string, options: S3Options): EventSourceDefinition {
  const what = `S3 handler '${name}'`;
  const given = checkOptions(what, options, { bucket: 'unknown', events: 'list of strings', prefix: 'string', suffix: 'string' });
  requireOption(what, options, 'bucket');
  return {
    kind: 's3',
    bucket: bucketOf(what, given.bucket ?? ''),
    events: given.events ?? ['s3:ObjectCreated:*'],
    // An empty text is in every key.
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
  const fix = "name the bucket, or write { ref: 'Uploads' } for one of a merge template";
  refuse('s3-bucket', `${what}: bucket must be a name or a ref, not ${describe(bucket)}`, fix);
  return '';
}

export function sns(name: string, options: SnsOptions): EventSourceDefinition {
  const what = `SNS handler '${name}'`;
  const given = checkOptions(what, options, { topic: 'string', filterPolicy: 'object', filterPolicyScope: 'string' });
  requireOption(what, options, 'topic');
  return { kind: 'sns', topic: given.topic ?? '', filterPolicy: given.filterPolicy ?? null, filterPolicyScope: given.filterPolicyScope ?? null };
}

/** What the runtime asks of an event source, which is little, without checks. */
export function runtimeSource(kind: EventSourceDefinition['kind'], options: object = {}): EventSourceDefinition {
  const { input, reportBatchItemFailures } = options as { readonly input?: unknown; readonly reportBatchItemFailures?: boolean };
  return { kind, input: input === undefined ? null : '', reportBatchItemFailures } as unknown as EventSourceDefinition;
}
