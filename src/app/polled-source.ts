import type { EventSourceDefinition, PolledDefinition, StreamDefinition } from './event-source-definition.js';
import { refuse } from './inspection.js';
import { checkOptions, lacks, requireOption } from './option.js';

/** Options of all sources that Lambda polls: queues and streams. */
export interface PolledOptions {
  /**
   * The most records of a batch, 1 to 10,000 (Lambda's limits); for a FIFO queue, 1 to 10. For a queue, more than 10 needs
   * `maximumBatchingWindowInSeconds`. Default 1 for a queue and 100 for a stream, as in Chalice.
   */
  batchSize?: number | undefined;
  /** For how long Lambda waits for a batch to fill, 0 to 300 seconds (Lambda's limits); not for a FIFO queue. Default 0. */
  maximumBatchingWindowInSeconds?: number | undefined;
  /**
   * Which records, by Lambda's event filtering: those that match one of the patterns, `{ body: { kind: ['order'] } }` for a queue. A pattern is about
   * `body` of a message, `data` of a Kinesis record, `dynamodb` and more of a change. Messages that match none are deleted. At most 5 patterns, or 10
   * where the account's quota is raised. Default: all records.
   */
  filterPatterns?: readonly { readonly [key: string]: unknown }[] | undefined;
}

/** What the handler returns are the records that failed; Lambda takes the others as done. Whatever it throws fails the whole batch. */
export interface ReportsFailures {
  /** The handler returns the records that failed. */
  reportBatchItemFailures: true;
}

/** The batch fails or succeeds as a whole. */
export interface ReportsNothing {
  /** Whether the handler returns the records that failed. Default false. */
  reportBatchItemFailures?: false | undefined;
}

/** Options of `onSqsMessage`: `queue` or `queueArn` is required. */
export interface SqsOptions extends PolledOptions {
  /** Name of a queue in the stack's account and region; `${Jobs.QueueName}` is one of a merge template. `queueArn` wins over it. */
  queue?: string | undefined;
  /** ARN of the queue; `${Jobs.Arn}` is one of a merge template. */
  queueArn?: string | undefined;
  /** The most invocations at a time for this queue, 2 to 1000; 0 for no limit. Default: no limit. */
  maximumConcurrency?: number | undefined;
}

/** Options of Kinesis and DynamoDB streams. */
export interface StreamOptions extends PolledOptions {
  /** Where to begin when the stack is deployed: `LATEST`, what comes from then on, or `TRIM_HORIZON`, all that the stream still holds. Default `LATEST`. */
  startingPosition?: 'LATEST' | 'TRIM_HORIZON' | undefined;
  /** Whether a batch that failed is tried again in two halves. Default false. */
  bisectOnError?: boolean | undefined;
  /** How often a failed batch is tried again, 0 to 10,000; -1 for until its records expire. Default -1. */
  maximumRetryAttempts?: number | undefined;
  /** Batches of a shard that are handled at a time, 1 to 10. Default 1. */
  parallelizationFactor?: number | undefined;
  /**
   * ARN of the SQS queue or SNS topic, not a FIFO one, that is told of batches given up; the generated role may send there. `${…}` in it is live,
   * as in `Fn::Sub`. Default none.
   */
  onFailure?: string | undefined;
}

/** Options of `onKinesisRecord`. */
export interface KinesisOptions extends StreamOptions {
  /** Required. Name or ARN of the stream. A name is one of the stack's account and region; `${…}` in it is live, as in `Fn::Sub`. */
  stream: string;
}

/** Options of `onDynamoDBRecord`. */
export interface DynamoDBOptions extends StreamOptions {
  /** Required. ARN of the table's stream, which ends in `/stream/` and a time; `${Orders.StreamArn}` is that of a table in a merge template. */
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
