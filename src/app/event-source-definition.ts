/** What invokes a function, with the defaults of its options in place. */
export type EventSourceDefinition =
  | {
      readonly kind: 'schedule';
      readonly expression: string;
      readonly description: string | null;
      /** JSON text. */
      readonly input: string | null;
      readonly enabled: boolean | null;
      /** IANA's name of the time zone; null for UTC, by a rule of EventBridge. With one, EventBridge Scheduler runs the function. */
      readonly timezone: string | null;
    }
  | { readonly kind: 'cloudwatch'; readonly eventPattern: PatternDefinition; readonly eventBus: string | null }
  | S3Definition
  | { readonly kind: 'sns'; readonly topic: string; readonly filterPolicy: PatternDefinition | null; readonly filterPolicyScope: string | null }
  | ({
      readonly kind: 'sqs';
      readonly queue: string | null;
      readonly queueArn: string | null;
      readonly maximumConcurrency: number | null;
    } & PolledDefinition)
  | ({ readonly kind: 'kinesis'; readonly stream: string } & StreamDefinition)
  | ({ readonly kind: 'dynamodb'; readonly streamArn: string } & StreamDefinition);

/** Events of a bucket. */
export interface S3Definition {
  /** What tells it from the others. */
  readonly kind: 's3';
  /** The name of an existing bucket, or the logical ID of one in the template. */
  readonly bucket: string | { readonly ref: string };
  /** S3's names of the events. */
  readonly events: readonly string[];
  /** How the key has to begin; null for any. */
  readonly prefix: string | null;
  /** How the key has to end; null for any. */
  readonly suffix: string | null;
}

/** Which events are wanted, by the rules of EventBridge, which those of SNS and Lambda resemble. */
export interface PatternDefinition {
  /** A field, and what it may be. */
  readonly [key: string]: unknown;
}

/** What all sources have that Lambda polls. */
export interface PolledDefinition {
  /** The most records of a batch. */
  readonly batchSize: number;
  /** For how long Lambda waits for a batch to fill. */
  readonly maximumBatchingWindowInSeconds: number;
  /** One of them has to match; none lets all records through. */
  readonly filterPatterns: readonly PatternDefinition[];
  /** Whether the handler returns the records that failed. */
  readonly reportBatchItemFailures: boolean;
}

/** What all streams have. */
export interface StreamDefinition extends PolledDefinition {
  /** `LATEST` or `TRIM_HORIZON`. */
  readonly startingPosition: string;
  /** Whether a batch that failed is tried again in two halves. */
  readonly bisectOnError: boolean;
  /** Null for until the records expire. */
  readonly maximumRetryAttempts: number | null;
  /** Batches of a shard at a time; null for 1. */
  readonly parallelizationFactor: number | null;
  /** ARN of a queue or a topic. */
  readonly onFailure: string | null;
}
