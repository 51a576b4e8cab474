import type { AppDefinition, EventSourceDefinition, FunctionDefinition } from '../app/definition.js';
import type { Problem } from '../problem/problem.js';
import { appError, type CheckContext } from './check-context.js';

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
    case 'sqs':
      return [
        ...(source.queue !== null && /^(https?:|arn:)/.test(source.queue)
          ? report('sqs-queue-name', `'${name}': queue must be a queue's name, not '${source.queue}'`, 'give an ARN as queueArn')
          : []),
        ...(source.queueArn !== null && !source.queueArn.startsWith('arn:')
          ? report('sqs-queue-arn', `'${name}': queueArn must be an ARN, not '${source.queueArn}'`, 'give a name as queue')
          : []),
        ...checkBatch(name, source, report),
      ];
    case 'kinesis':
      return [...checkBatch(name, source, report), ...checkPosition(name, source.startingPosition, report)];
    case 'dynamodb':
      return [
        ...(source.streamArn.startsWith('arn:')
          ? []
          : report(
              'dynamodb-stream-arn',
              `'${name}': streamArn must be an ARN, not '${source.streamArn}'`,
              "give the stream's ARN, which ends in /stream/ and a time",
            )),
        ...checkBatch(name, source, report),
        ...checkPosition(name, source.startingPosition, report),
      ];
    case 'schedule':
    case 'cloudwatch':
    case 'sns':
      return [];
  }
}

/** Lambda's limits for event source mappings. */
function checkBatch(
  name: string,
  { batchSize, maximumBatchingWindowInSeconds: window }: { batchSize: number; maximumBatchingWindowInSeconds: number },
  report: Report,
): Problem[] {
  const isWhole = (value: number, from: number, to: number): boolean => Number.isInteger(value) && value >= from && value <= to;
  return [
    ...(isWhole(batchSize, 1, 10_000) ? [] : report('event-batch-size', `'${name}': batchSize is ${batchSize}`, 'give a whole number from 1 to 10000')),
    ...(isWhole(window, 0, 300)
      ? []
      : report('event-batching-window', `'${name}': maximumBatchingWindowInSeconds is ${window}`, 'give whole seconds from 0 to 300')),
  ];
}

function checkPosition(name: string, position: string, report: Report): Problem[] {
  if (position === 'LATEST' || position === 'TRIM_HORIZON') return [];
  return report('event-starting-position', `'${name}': startingPosition is '${position}'`, "use 'LATEST' or 'TRIM_HORIZON'");
}
