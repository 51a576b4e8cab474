import type { AppDefinition, EventSourceDefinition, FunctionDefinition } from '../app/definition.js';
import type { Problem } from '../problem/problem.js';
import { appError, type CheckContext } from './check-context.js';
import { isArnOf } from './event-source.js';

type Report = (code: string, message: string, fix: string) => Problem[];

export function checkEventSources({ functions }: AppDefinition, context: CheckContext): Problem[] {
  return functions.flatMap((fn) => (fn.eventSource === null ? [] : check(fn.eventSource, fn, (...problem) => [appError(context, fn.at, ...problem)])));
}

function check(source: EventSourceDefinition, { name }: FunctionDefinition, report: Report): Problem[] {
  switch (source.kind) {
    case 's3':
      return report(
        's3-event-not-packaged',
        `'${name}' handles S3 events, which this version does not package yet`,
        'use an EventBridge rule (onCloudWatchEvent) for the bucket until it does',
      );
    case 'sqs': {
      const what = `SQS handler '${name}'`;
      return [
        ...checkQueue(what, source, report),
        ...checkBatch(what, source, report),
        ...checkLargeBatch(what, source, report),
        ...checkConcurrency(what, source.maximumConcurrency, report),
      ];
    }
    case 'kinesis': {
      const what = `Kinesis handler '${name}'`;
      return [
        ...checkNameOrArn(what, 'kinesis', 'stream', source.stream, report),
        ...checkBatch(what, source, report),
        ...checkPosition(what, source.startingPosition, report),
      ];
    }
    case 'dynamodb': {
      const what = `DynamoDB handler '${name}'`;
      const fix = "give the stream's ARN, which ends in /stream/ and a time";
      return [
        ...(source.streamArn.startsWith('arn:') ? [] : report('dynamodb-stream-arn', `${what}: streamArn must be an ARN, not '${source.streamArn}'`, fix)),
        ...checkBatch(what, source, report),
        ...checkPosition(what, source.startingPosition, report),
      ];
    }
    case 'sns':
      return checkNameOrArn(`SNS handler '${name}'`, 'sns', 'topic', source.topic, report);
    case 'schedule':
      return checkSchedule(`schedule '${name}'`, source.expression, report);
    case 'cloudwatch':
      return Object.keys(source.eventPattern).length > 0
        ? []
        : report(
            'event-pattern-empty',
            `event handler '${name}': the eventPattern is empty, and EventBridge takes none that matches all events`,
            "name a source, as in { source: ['aws.ec2'] }",
          );
  }
}

function checkQueue(what: string, { queue, queueArn }: { queue: string | null; queueArn: string | null }, report: Report): Problem[] {
  return [
    ...(queue !== null && /^(https?:|arn:)/.test(queue)
      ? report(
          'sqs-queue-name',
          `${what}: queue must be a queue's name, not '${queue}'`,
          queue.startsWith('arn:') ? 'give the ARN as queueArn' : "give the queue's name alone",
        )
      : []),
    ...(queueArn !== null && !queueArn.startsWith('arn:')
      ? report('sqs-queue-arn', `${what}: queueArn must be an ARN, not '${queueArn}'`, 'give a name as queue')
      : []),
  ];
}

/** An ARN of something else would be taken for a name. */
function checkNameOrArn(what: string, service: 'kinesis' | 'sns', option: string, value: string, report: Report): Problem[] {
  if (!/^(https?|arn):/.test(value) || isArnOf(service, value)) return [];
  return report(
    `${service}-${option}`,
    `${what}: ${option} must be the name or the ARN of a ${option}, not '${value}'`,
    `give the name of the ${option}, or its ARN`,
  );
}

/** Lambda's limits for event source mappings. */
function checkBatch(
  what: string,
  { batchSize, maximumBatchingWindowInSeconds: window }: { batchSize: number; maximumBatchingWindowInSeconds: number },
  report: Report,
): Problem[] {
  return [
    ...(isWhole(batchSize, 1, 10_000) ? [] : report('event-batch-size', `${what}: batchSize can't be ${batchSize}`, 'give a whole number from 1 to 10000')),
    ...(isWhole(window, 0, 300)
      ? []
      : report('event-batching-window', `${what}: maximumBatchingWindowInSeconds can't be ${window}`, 'give whole seconds from 0 to 300')),
  ];
}

/** Lambda waits for a batch of more than ten messages, so it asks for how long. */
function checkLargeBatch(
  what: string,
  { batchSize, maximumBatchingWindowInSeconds: window }: { batchSize: number; maximumBatchingWindowInSeconds: number },
  report: Report,
): Problem[] {
  if (batchSize <= 10 || window !== 0) return [];
  return report(
    'sqs-batching-window-missing',
    `${what}: a batchSize of ${batchSize} needs maximumBatchingWindowInSeconds`,
    'give at least 1 second, or a batchSize of 10 or less',
  );
}

/** 0 stands for no limit, as in Chalice. */
function checkConcurrency(what: string, concurrency: number | null, report: Report): Problem[] {
  if (concurrency === null || concurrency === 0 || isWhole(concurrency, 2, 1000)) return [];
  return report('sqs-concurrency', `${what}: maximumConcurrency can't be ${concurrency}`, 'give a whole number from 2 to 1000, or 0 for no limit');
}

function isWhole(value: number, from: number, to: number): boolean {
  return Number.isInteger(value) && value >= from && value <= to;
}

function checkPosition(what: string, position: string, report: Report): Problem[] {
  if (position === 'LATEST' || position === 'TRIM_HORIZON') return [];
  return report('event-starting-position', `${what}: startingPosition can't be '${position}'`, "use 'LATEST' or 'TRIM_HORIZON'");
}

/** The grammar of EventBridge, which wants `1 hour` but `2 hours`. */
function checkSchedule(what: string, expression: string, report: Report): Problem[] {
  if (/^(rate\((1 (minute|hour|day)|(?!1 )[1-9]\d* (minutes|hours|days))\)|cron\([^ ()]+( [^ ()]+){5}\))$/.test(expression)) return [];
  const fix = "write as in 'rate(1 hour)', 'rate(5 minutes)' or, with six fields, 'cron(0 18 ? * MON-FRI *)'";
  return report('schedule-expression', `${what}: '${expression}' is no schedule expression`, fix);
}
