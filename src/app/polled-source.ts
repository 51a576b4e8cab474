import type { EventSourceDefinition, PolledDefinition, StreamDefinition } from './definition.js';
import { refuse } from './inspection.js';
import { checkOptions, lacks, requireOption } from './option.js';

interface PolledOptions {
  /** Most records of a batch. Default 1 for a queue, 100 for a stream. */
  batchSize?: number | undefined;
  /** Default 0. */
  maximumBatchingWindowInSeconds?: number | undefined;
  /** Which records, by Lambda's event filtering: those that match one of the patterns, as `{ body: { kind: ['order'] } }`. Default: all. */
  filterPatterns?: readonly { readonly [key: string]: unknown }[] | undefined;
}

/** What the handler returns are the records that failed; Lambda takes the others as done. Whatever it throws fails the whole batch. */
export interface ReportsFailures {
  reportBatchItemFailures: true;
}

/** The batch fails or succeeds as a whole. */
export interface ReportsNothing {
  reportBatchItemFailures?: false | undefined;
}

export interface SqsOptions extends PolledOptions {
  /** The queue's name; `queueArn` wins over it. */
  queue?: string | undefined;
  queueArn?: string | undefined;
  /** Invocations at a time; unlimited when not given, or 0. */
  maximumConcurrency?: number | undefined;
}

interface StreamOptions extends PolledOptions {
  /** Default `LATEST`. */
  startingPosition?: 'LATEST' | 'TRIM_HORIZON' | undefined;
  /** Tries the two halves of a batch that failed on their own. Default false. */
  bisectOnError?: boolean | undefined;
  /** How often a failed batch is tried again, 0 to 10000. Default, and -1: until its records expire. */
  maximumRetryAttempts?: number | undefined;
  /** Batches of a shard that are handled at a time, 1 to 10. Default 1. */
  parallelizationFactor?: number | undefined;
  /** ARN of the SQS queue or SNS topic that is told of batches given up; the generated role may send there. Live in `Fn::Sub`. */
  onFailure?: string | undefined;
}

export interface KinesisOptions extends StreamOptions {
  /** Name or ARN. */
  stream: string;
}

export interface DynamoDBOptions extends StreamOptions {
  streamArn: string;
}

type Reporting<Options> = Options & { reportBatchItemFailures?: boolean | undefined };

const polledShape = {
  batchSize: 'number',
  maximumBatchingWindowInSeconds: 'number',
  filterPatterns: 'list of objects',
  reportBatchItemFailures: 'boolean',
} as const;

const streamShape = {
  ...polledShape,
  startingPosition: 'string',
  bisectOnError: 'boolean',
  maximumRetryAttempts: 'number',
  parallelizationFactor: 'number',
  onFailure: 'string',
} as const;

export function sqs(name: string, options: Reporting<SqsOptions>): EventSourceDefinition {
  const what = `SQS handler '${name}'`;
  const given = checkOptions(what, options, { queue: 'string', queueArn: 'string', maximumConcurrency: 'number', ...polledShape });
  if (lacks(options, ['queue', 'queueArn'])) refuse('sqs-queue-missing', `${what}: neither queue nor queueArn is given`, "name the queue: { queue: 'jobs' }");
  return {
    kind: 'sqs',
    queue: given.queue ?? null,
    queueArn: given.queueArn ?? null,
    ...withPolledDefaults(given, 1),
    maximumConcurrency: given.maximumConcurrency ?? null,
  };
}

export function kinesis(name: string, options: Reporting<KinesisOptions>): EventSourceDefinition {
  const what = `Kinesis handler '${name}'`;
  const given = checkOptions(what, options, { stream: 'string', ...streamShape });
  requireOption(what, options, 'stream');
  return { kind: 'kinesis', stream: given.stream ?? '', ...withStreamDefaults(given) };
}

export function dynamoDB(name: string, options: Reporting<DynamoDBOptions>): EventSourceDefinition {
  const what = `DynamoDB handler '${name}'`;
  const given = checkOptions(what, options, { streamArn: 'string', ...streamShape });
  requireOption(what, options, 'streamArn');
  return { kind: 'dynamodb', streamArn: given.streamArn ?? 'arn:', ...withStreamDefaults(given) };
}

function withStreamDefaults(given: Reporting<StreamOptions>): StreamDefinition {
  return {
    ...withPolledDefaults(given, 100),
    startingPosition: given.startingPosition ?? 'LATEST',
    bisectOnError: given.bisectOnError ?? false,
    maximumRetryAttempts: given.maximumRetryAttempts ?? null,
    parallelizationFactor: given.parallelizationFactor ?? null,
    onFailure: given.onFailure ?? null,
  };
}

function withPolledDefaults(given: Reporting<PolledOptions>, batchSize: number): PolledDefinition {
  return {
    batchSize: given.batchSize ?? batchSize,
    maximumBatchingWindowInSeconds: given.maximumBatchingWindowInSeconds ?? 0,
    filterPatterns: given.filterPatterns ?? [],
    reportBatchItemFailures: given.reportBatchItemFailures ?? false,
  };
}
