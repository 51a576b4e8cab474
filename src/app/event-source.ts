import type { EventSourceDefinition } from './definition.js';
import { refuse } from './inspection.js';
import { checkOptions, describe, lacks, requireOption } from './option.js';
import { Cron, Rate } from './schedule-expression.js';

export interface ScheduleOptions {
  /** What the schedule is for. */
  description?: string | undefined;
}

export interface CloudWatchEventOptions {
  /** Which events: `{ source: ['aws.ec2'] }`, by EventBridge's rules. */
  eventPattern: { readonly [key: string]: unknown };
}

export interface S3Options {
  bucket: string;
  /** Default `['s3:ObjectCreated:*']`. */
  events?: readonly string[] | undefined;
  prefix?: string | undefined;
  suffix?: string | undefined;
}

export interface SnsOptions {
  /** Name or ARN. */
  topic: string;
}

export interface SqsOptions {
  /** The queue's name; `queueArn` wins over it. */
  queue?: string | undefined;
  queueArn?: string | undefined;
  /** Default 1. */
  batchSize?: number | undefined;
  /** Default 0. */
  maximumBatchingWindowInSeconds?: number | undefined;
  /** Invocations at a time; unlimited when not given, or 0. */
  maximumConcurrency?: number | undefined;
}

interface StreamOptions {
  /** Default 100. */
  batchSize?: number | undefined;
  /** Default `LATEST`. */
  startingPosition?: 'LATEST' | 'TRIM_HORIZON' | undefined;
  /** Default 0. */
  maximumBatchingWindowInSeconds?: number | undefined;
}

export interface KinesisOptions extends StreamOptions {
  /** Name or ARN. */
  stream: string;
}

export interface DynamoDBOptions extends StreamOptions {
  streamArn: string;
}

const streamShape = { batchSize: 'number', startingPosition: 'string', maximumBatchingWindowInSeconds: 'number' } as const;

export function schedule(name: string, expression: unknown, options: ScheduleOptions | undefined): EventSourceDefinition {
  const given = checkOptions(`schedule '${name}'`, options, { description: 'string' });
  const isExpression = typeof expression === 'string' || expression instanceof Rate || expression instanceof Cron;
  if (!isExpression)
    refuse(
      'schedule-expression',
      `schedule '${name}': the expression can't be ${describe(expression)}`,
      "write 'rate(1 hour)', new Rate(1, Rate.HOURS) or new Cron(…)",
    );
  return { kind: 'schedule', expression: isExpression ? String(expression) : 'rate(1 day)', description: given.description ?? null };
}

export function cloudWatchEvent(name: string, options: CloudWatchEventOptions): EventSourceDefinition {
  const what = `event handler '${name}'`;
  const given = checkOptions(what, options, { eventPattern: 'object' });
  requireOption(what, options, 'eventPattern');
  return { kind: 'cloudwatch', eventPattern: given.eventPattern ?? { source: [] } };
}

export function s3(name: string, options: S3Options): EventSourceDefinition {
  const what = `S3 handler '${name}'`;
  const given = checkOptions(what, options, { bucket: 'string', events: 'list of strings', prefix: 'string', suffix: 'string' });
  requireOption(what, options, 'bucket');
  return { kind: 's3', bucket: given.bucket ?? '', events: given.events ?? ['s3:ObjectCreated:*'], prefix: given.prefix ?? null, suffix: given.suffix ?? null };
}

export function sns(name: string, options: SnsOptions): EventSourceDefinition {
  const what = `SNS handler '${name}'`;
  const given = checkOptions(what, options, { topic: 'string' });
  requireOption(what, options, 'topic');
  return { kind: 'sns', topic: given.topic ?? '' };
}

export function sqs(name: string, options: SqsOptions): EventSourceDefinition {
  const what = `SQS handler '${name}'`;
  const given = checkOptions(what, options, {
    queue: 'string',
    queueArn: 'string',
    batchSize: 'number',
    maximumBatchingWindowInSeconds: 'number',
    maximumConcurrency: 'number',
  });
  if (lacks(options, ['queue', 'queueArn'])) refuse('sqs-queue-missing', `${what}: neither queue nor queueArn is given`, "name the queue: { queue: 'jobs' }");
  return {
    kind: 'sqs',
    queue: given.queue ?? null,
    queueArn: given.queueArn ?? null,
    batchSize: given.batchSize ?? 1,
    maximumBatchingWindowInSeconds: given.maximumBatchingWindowInSeconds ?? 0,
    maximumConcurrency: given.maximumConcurrency ?? null,
  };
}

export function kinesis(name: string, options: KinesisOptions): EventSourceDefinition {
  const what = `Kinesis handler '${name}'`;
  const given = checkOptions(what, options, { stream: 'string', ...streamShape });
  requireOption(what, options, 'stream');
  return { kind: 'kinesis', stream: given.stream ?? '', ...withStreamDefaults(given) };
}

export function dynamoDB(name: string, options: DynamoDBOptions): EventSourceDefinition {
  const what = `DynamoDB handler '${name}'`;
  const given = checkOptions(what, options, { streamArn: 'string', ...streamShape });
  requireOption(what, options, 'streamArn');
  return { kind: 'dynamodb', streamArn: given.streamArn ?? 'arn:', ...withStreamDefaults(given) };
}

function withStreamDefaults(given: StreamOptions): { batchSize: number; startingPosition: string; maximumBatchingWindowInSeconds: number } {
  return {
    batchSize: given.batchSize ?? 100,
    startingPosition: given.startingPosition ?? 'LATEST',
    maximumBatchingWindowInSeconds: given.maximumBatchingWindowInSeconds ?? 0,
  };
}
