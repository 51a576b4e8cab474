import { isNamed, isUnnamed, optionsAndHandler } from './call-arguments.js';
import { checked } from './build-flags.js';
import type { Handler } from './declaration.js';
import { DeclaringRoutes } from './declaring-routes.js';
import type { EventSourceDefinition } from './event-source-definition.js';
import type {
  BatchFailures,
  CloudWatchEvent,
  DynamoDBEvent,
  DynamoDBRecord,
  EventHandler,
  FunctionHandler,
  KinesisEvent,
  KinesisRecord,
  S3Event,
  ScheduledInput,
  SnsEvent,
  SqsEvent,
  SqsRecord,
} from './event.js';
import * as eventSource from './event-source.js';
import { callSite } from './inspection.js';
import * as polledSource from './polled-source.js';
import type { Cron, Rate } from './schedule-expression.js';

/** How the options of an event handler become the description of its source. */
const sourcesByKind = {
  cloudwatch: eventSource.cloudWatchEvent,
  s3: eventSource.s3,
  sns: eventSource.sns,
  sqs: polledSource.sqs,
  kinesis: polledSource.kinesis,
  dynamodb: polledSource.dynamoDB,
};

/** Functions and what invokes them, as an app and a blueprint declare them. */
export abstract class DeclaringFunctions extends DeclaringRoutes {
  /**
   * Declares a Lambda function that callers invoke by its name, through the AWS SDK or CLI.
   *
   * @param name the function's name: 1 to 64 letters, digits, `_` and `-`. It is the key in `lambda_functions` of the configuration. CloudFormation names
   *   the deployed function after the logical ID: `my_job` is `<stack>-MyJob-<random>`.
   * @param handler gets the event and the `LambdaContext` as Lambda passes them. The event is `unknown` unless the handler says what it is:
   *   `(event: { id: string }) => …`. What it returns or throws goes back to the caller.
   */
  lambdaFunction(name: string, handler: FunctionHandler): void {
    this.#function(name, null, handler);
  }

  /**
   * Runs a function at intervals or at points in time, by a rule of EventBridge.
   *
   * @param name the function's name: 1 to 64 letters, digits, `_` and `-`. It is the key in `lambda_functions` of the configuration
   * @param expression `new Rate(5, Rate.MINUTES)`, `new Cron(…)`, or the text of one: `'rate(5 minutes)'`, `'cron(0 18 ? * MON-FRI *)'`; times are UTC
   * @param handler gets a `CloudWatchEvent`, whose `time` is the scheduled one
   */
  schedule(name: string, expression: string | Rate | Cron, handler: EventHandler<CloudWatchEvent>): void;
  /**
   * Runs a function at intervals or at points in time, by a rule of EventBridge, and passes it a fixed input.
   *
   * @param name the function's name: 1 to 64 letters, digits, `_` and `-`. It is the key in `lambda_functions` of the configuration
   * @param expression `new Rate(5, Rate.MINUTES)`, `new Cron(…)`, or the text of one: `'rate(5 minutes)'`, `'cron(0 18 ? * MON-FRI *)'`; times are UTC, or in the option `timezone`
   * @param handler gets a `ScheduledInput`: the input in place of the event with the time and the rule
   */
  schedule<Input extends string | number | boolean | object | null>(
    name: string,
    expression: string | Rate | Cron,
    options: eventSource.ScheduleOptions & eventSource.ScheduleInput<Input>,
    handler: EventHandler<ScheduledInput<Input>>,
  ): void;
  /**
   * Runs a function at intervals or at points in time, by a rule of EventBridge.
   *
   * @param name the function's name: 1 to 64 letters, digits, `_` and `-`. It is the key in `lambda_functions` of the configuration
   * @param expression `new Rate(5, Rate.MINUTES)`, `new Cron(…)`, or the text of one: `'rate(5 minutes)'`, `'cron(0 18 ? * MON-FRI *)'`; times are UTC, or in the option `timezone`
   * @param handler gets a `CloudWatchEvent`, whose `time` is the scheduled one
   */
  schedule(name: string, expression: string | Rate | Cron, options: eventSource.ScheduleOptions, handler: EventHandler<CloudWatchEvent>): void;
  schedule(name: string, expression: string | Rate | Cron, ...rest: unknown[]): void {
    if (checked && isUnnamed(name)) return;
    // Without an expression, the handler stands in its place.
    const isLeftOut = checked && typeof expression === 'function' && !rest.some((one) => typeof one === 'function');
    const [options, handler] = optionsAndHandler<eventSource.ScheduleOptions>(checked ? `'${name}'` : '', isLeftOut ? [expression, ...rest] : rest);
    const source = checked ? eventSource.schedule(name, isLeftOut ? undefined : expression, options) : eventSource.runtimeSource('schedule', options);
    this.#function(name, source, handler);
  }

  /**
   * Runs a function on events of EventBridge (once called CloudWatch Events) that match a pattern.
   *
   * @param name the function's name: 1 to 64 letters, digits, `_` and `-`. It is the key in `lambda_functions` of the configuration
   * @param options `eventPattern` is required; `eventBus` names another bus than the account's default one
   * @param handler gets a `CloudWatchEvent`, one for each invocation. If it throws, Lambda tries twice more.
   */
  onCloudWatchEvent(name: string, options: eventSource.CloudWatchEventOptions, handler: EventHandler<CloudWatchEvent>): void {
    this.#event(name, 'cloudwatch', options, handler);
  }

  /**
   * Runs a function when something happens to objects of an S3 bucket.
   *
   * @param name the function's name: 1 to 64 letters, digits, `_` and `-`. It is the key in `lambda_functions` of the configuration
   * @param options `bucket` is required: the name of an existing bucket, which has to send its events to EventBridge, or
   *   `{ ref: 'LogicalId' }` of one in a merge template. `events`, `prefix` and `suffix` narrow it down.
   * @param handler gets an `S3Event`, `{ bucket, key }`, one for each invocation. If it throws, Lambda tries twice more.
   */
  onS3Event(name: string, options: eventSource.S3Options, handler: EventHandler<S3Event>): void {
    this.#event(name, 's3', options, handler);
  }

  /**
   * Runs a function on messages of an SNS topic.
   *
   * @param name the function's name: 1 to 64 letters, digits, `_` and `-`. It is the key in `lambda_functions` of the configuration
   * @param options `topic` is required, a name or an ARN; `filterPolicy` and `filterPolicyScope` choose messages
   * @param handler gets an `SnsEvent`, `{ message, subject, messageAttributes }`, one for each invocation. If it throws, Lambda tries twice more.
   */
  onSnsMessage(name: string, options: eventSource.SnsOptions, handler: EventHandler<SnsEvent>): void {
    this.#event(name, 'sns', options, handler);
  }

  /**
   * Runs a function on messages of an SQS queue. Only the messages that it returns come again.
   *
   * @param name the function's name: 1 to 64 letters, digits, `_` and `-`. It is the key in `lambda_functions` of the configuration
   * @param options `queue` (a name) or `queueArn` is required; `batchSize` is 1 to 10,000, default 1
   * @param handler gets an `SqsEvent`, an iterable of at most `batchSize` records `{ messageId, body, receiptHandle }`. It returns the records that failed,
   *   or their `messageId`s: SQS hands those out again and deletes the others. If it throws, the whole batch comes again.
   */
  onSqsMessage(name: string, options: polledSource.SqsOptions & polledSource.ReportsFailures, handler: EventHandler<SqsEvent, BatchFailures<SqsRecord>>): void;
  /**
   * Runs a function on messages of an SQS queue.
   *
   * @param name the function's name: 1 to 64 letters, digits, `_` and `-`. It is the key in `lambda_functions` of the configuration
   * @param options `queue` (a name) or `queueArn` is required; `batchSize` is 1 to 10,000, default 1
   * @param handler gets an `SqsEvent`, an iterable of at most `batchSize` records `{ messageId, body, receiptHandle }`. When it returns, SQS deletes the
   *   messages; if it throws, the whole batch comes again. The queue's visibility timeout must not be shorter than `lambda_timeout`.
   */
  onSqsMessage(name: string, options: polledSource.SqsOptions & polledSource.ReportsNothing, handler: EventHandler<SqsEvent>): void;
  onSqsMessage(name: string, options: polledSource.SqsOptions, handler: EventHandler<SqsEvent>): void {
    this.#event(name, 'sqs', options, handler);
  }

  /**
   * Runs a function on records of a Kinesis stream. Lambda tries again from the first record that it returns.
   *
   * @param name the function's name: 1 to 64 letters, digits, `_` and `-`. It is the key in `lambda_functions` of the configuration
   * @param options `stream` is required, a name or an ARN; `batchSize` is 1 to 10,000, default 100
   * @param handler gets a `KinesisEvent`, an iterable of records `{ data, sequenceNumber, partitionKey, … }` of one shard, in order. It returns the records
   *   that failed, or their `sequenceNumber`s; nothing when all are done.
   */
  onKinesisRecord(
    name: string,
    options: polledSource.KinesisOptions & polledSource.ReportsFailures,
    handler: EventHandler<KinesisEvent, BatchFailures<KinesisRecord>>,
  ): void;
  /**
   * Runs a function on records of a Kinesis stream.
   *
   * @param name the function's name: 1 to 64 letters, digits, `_` and `-`. It is the key in `lambda_functions` of the configuration
   * @param options `stream` is required, a name or an ARN; `batchSize` is 1 to 10,000, default 100
   * @param handler gets a `KinesisEvent`, an iterable of records `{ data, sequenceNumber, partitionKey, … }` of one shard, in order. If it throws, Lambda
   *   tries the batch again until it succeeds, `maximumRetryAttempts` is reached, or the records expire. Until then, the shard waits.
   */
  onKinesisRecord(name: string, options: polledSource.KinesisOptions & polledSource.ReportsNothing, handler: EventHandler<KinesisEvent>): void;
  onKinesisRecord(name: string, options: polledSource.KinesisOptions, handler: EventHandler<KinesisEvent>): void {
    this.#event(name, 'kinesis', options, handler);
  }

  /**
   * Runs a function on changes of a DynamoDB table. Lambda tries again from the first record that it returns.
   *
   * @param name the function's name: 1 to 64 letters, digits, `_` and `-`. It is the key in `lambda_functions` of the configuration
   * @param options `streamArn` is required; `batchSize` is 1 to 10,000, default 100
   * @param handler gets a `DynamoDBEvent`, an iterable of records `{ eventName, keys, newImage, oldImage, … }` of one shard, in order. It returns the
   *   records that failed, or their `sequenceNumber`s; nothing when all are done.
   */
  onDynamoDBRecord(
    name: string,
    options: polledSource.DynamoDBOptions & polledSource.ReportsFailures,
    handler: EventHandler<DynamoDBEvent, BatchFailures<DynamoDBRecord>>,
  ): void;
  /**
   * Runs a function on changes of a DynamoDB table.
   *
   * @param name the function's name: 1 to 64 letters, digits, `_` and `-`. It is the key in `lambda_functions` of the configuration
   * @param options `streamArn` is required; `batchSize` is 1 to 10,000, default 100
   * @param handler gets a `DynamoDBEvent`, an iterable of records `{ eventName, keys, newImage, oldImage, … }` of one shard, in order. If it throws,
   *   Lambda tries the batch again until it succeeds, `maximumRetryAttempts` is reached, or the records expire. Until then, the shard waits.
   */
  onDynamoDBRecord(name: string, options: polledSource.DynamoDBOptions & polledSource.ReportsNothing, handler: EventHandler<DynamoDBEvent>): void;
  onDynamoDBRecord(name: string, options: polledSource.DynamoDBOptions, handler: EventHandler<DynamoDBEvent>): void {
    this.#event(name, 'dynamodb', options, handler);
  }

  #event(name: string, kind: keyof typeof sourcesByKind, ...rest: unknown[]): void {
    if (checked && isUnnamed(name)) return;
    const [options, handler] = optionsAndHandler<object>(checked ? `'${name}'` : '', rest);
    this.#function(name, checked ? sourcesByKind[kind](name, options as never) : eventSource.runtimeSource(kind, options), handler);
  }

  #function(name: string, source: EventSourceDefinition | null, handler: Handler): void {
    if (!checked || isNamed(name, handler)) this.add({ kind: 'function', name, handler, eventSource: source, at: checked ? callSite() : [] });
  }
}
