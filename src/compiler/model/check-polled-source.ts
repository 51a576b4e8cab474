import type { EventSourceDefinition, PolledDefinition, StreamDefinition } from '../../app/event-source-definition.js';
import type { Problem } from '../problem/problem.js';
import { checkPattern } from './check-pattern.js';
import { isArnOf, isArnReference } from './event-source.js';
import type { Report } from './report.js';

type Source<Kind extends EventSourceDefinition['kind']> = Extract<EventSourceDefinition, { kind: Kind }>;

export function checkSqs(what: string, source: Source<'sqs'>, report: Report): Problem[] {
  return [
    ...checkQueue(what, source, report),
    ...checkPolled(what, source, report),
    ...checkFilterKeys(what, source, report),
    ...checkFifo(what, source, report),
    ...checkLargeBatch(what, source, report),
    ...checkConcurrency(what, source.maximumConcurrency, report),
  ];
}

export function checkStream(what: string, source: StreamDefinition, report: Report): Problem[] {
  const { startingPosition, maximumRetryAttempts: retries, parallelizationFactor: factor, onFailure } = source;
  return [
    ...checkPolled(what, source, report),
    ...(startingPosition === 'LATEST' || startingPosition === 'TRIM_HORIZON'
      ? []
      : report('event-starting-position', `${what}: startingPosition cannot be '${startingPosition}'`, "use 'LATEST' or 'TRIM_HORIZON'")),
    ...(retries === null || isWhole(retries, -1, 10_000)
      ? []
      : report('stream-retry-attempts', `${what}: maximumRetryAttempts cannot be ${retries}`, 'use a whole number from 0 to 10000, or -1 for no limit')),
    ...(factor === null || isWhole(factor, 1, 10)
      ? []
      : report('stream-parallelization-factor', `${what}: parallelizationFactor cannot be ${factor}`, 'use a whole number from 1 to 10')),
    ...checkDestination(what, onFailure, report),
  ];
}

/** Lambda sends only to standard queues and topics. */
function checkDestination(what: string, arn: string | null, report: Report): Problem[] {
  if (arn === null || ((isArnOf('sqs', arn) || isArnOf('sns', arn)) && !arn.endsWith('.fifo'))) return [];
  const message = `${what}: onFailure must be the ARN of a standard queue or topic, not '${arn}'`;
  return report(
    'stream-on-failure',
    message,
    "use an ARN such as 'arn:aws:sqs:eu-west-1:123456789012:dead' or 'arn:${AWS::Partition}:sqs:${AWS::Region}:${AWS::AccountId}:dead'",
  );
}

function checkQueue(what: string, { queue, queueArn }: Source<'sqs'>, report: Report): Problem[] {
  return [
    ...(queue !== null && /^(https?:|arn:)/.test(queue)
      ? report(
          'sqs-queue-name',
          `${what}: queue must be the name of a queue, not '${queue}'`,
          queue.startsWith('arn:') ? 'use queueArn for an ARN' : 'use the bare name of the queue',
        )
      : []),
    ...(queueArn !== null && !isArnOf('sqs', queueArn) && !isArnReference(queueArn)
      ? report(
          'sqs-queue-arn',
          `${what}: queueArn must be the ARN of a queue, not '${queueArn}'`,
          queueArn.startsWith('arn:') ? 'use the ARN of the queue' : 'use queue for a name',
        )
      : []),
  ];
}

const batchSizes = [1, 10_000] as const;

/** Lambda's limits for event source mappings. */
function checkPolled(what: string, { batchSize, maximumBatchingWindowInSeconds: window, filterPatterns }: PolledDefinition, report: Report): Problem[] {
  return [
    ...(isWhole(batchSize, ...batchSizes) ? [] : report('event-batch-size', `${what}: batchSize cannot be ${batchSize}`, 'use a whole number from 1 to 10000')),
    ...(isWhole(window, 0, 300)
      ? []
      : report('event-batching-window', `${what}: maximumBatchingWindowInSeconds cannot be ${window}`, 'use a whole number from 0 to 300')),
    ...checkFilters(what, filterPatterns, report),
  ];
}

/** Lambda allows five filters, and ten after a quota increase. */
function checkFilters(what: string, patterns: PolledDefinition['filterPatterns'], report: Report): Problem[] {
  const count = `${what}: there are ${patterns.length} filterPatterns`;
  return [
    ...(patterns.length > 10
      ? report('event-filter-count', `${count}, but Lambda allows at most 10`, 'combine patterns: a field may list several values')
      : []),
    ...(patterns.length > 5 && patterns.length <= 10
      ? report.warning(
          'event-filter-quota',
          `${count}, but Lambda allows 5 unless your account has a higher quota`,
          'request a quota increase, or combine patterns',
        )
      : []),
    ...patterns.flatMap((pattern, index) => {
      const which = `${what}: filterPatterns[${index}]`;
      const { length } = JSON.stringify(pattern);
      return [
        ...checkPattern(which, 'event-filter-pattern', pattern, report),
        ...(length > 4096
          ? report('event-filter-pattern', `${which} has ${length} characters as JSON, but Lambda allows 4096`, 'split it into two patterns')
          : []),
      ];
    }),
  ];
}

/** The field with the content of each kind of record. A filter for another field matches nothing, and Lambda deletes a message from a queue that no filter matches. */
const contentKeys: { readonly [Kind in 'sqs' | 'kinesis' | 'dynamodb']: string } = { sqs: 'body', kinesis: 'data', dynamodb: 'dynamodb' };

export function checkFilterKeys(what: string, { kind, filterPatterns }: Source<'sqs' | 'kinesis' | 'dynamodb'>, report: Report): Problem[] {
  const foreign = Object.values(contentKeys).filter((key) => key !== contentKeys[kind]);
  return filterPatterns.flatMap((pattern, index) =>
    foreign
      .filter((key) => Object.hasOwn(pattern, key))
      .flatMap((key) =>
        report('event-filter-key', `${what}: filterPatterns[${index}] filters by '${key}', which these records do not have`, `use '${contentKeys[kind]}'`),
      ),
  );
}

/** Lambda reads at most ten messages at a time from a FIFO queue; a batching window is for standard queues only. */
function checkFifo(what: string, { queue, queueArn, batchSize, maximumBatchingWindowInSeconds: window }: Source<'sqs'>, report: Report): Problem[] {
  if (!(queueArn ?? queue ?? '').endsWith('.fifo') || (batchSize <= 10 && window === 0)) return [];
  return report(
    'sqs-fifo-batch',
    `${what}: a FIFO queue supports a batchSize of at most 10, and no batching window`,
    'use a batchSize from 1 to 10, and no maximumBatchingWindowInSeconds',
  );
}

/** Lambda has to wait for more than ten messages, so it must know how long. */
function checkLargeBatch(what: string, { queue, queueArn, batchSize, maximumBatchingWindowInSeconds: window }: Source<'sqs'>, report: Report): Problem[] {
  if (batchSize <= 10 || !isWhole(batchSize, ...batchSizes) || window !== 0 || (queueArn ?? queue ?? '').endsWith('.fifo')) return [];
  return report(
    'sqs-batching-window-missing',
    `${what}: a batchSize of ${batchSize} needs maximumBatchingWindowInSeconds`,
    'set it to at least 1 second, or batchSize to 10 or less',
  );
}

/** 0 means no limit, as in Chalice. */
function checkConcurrency(what: string, concurrency: number | null, report: Report): Problem[] {
  if (concurrency === null || concurrency === 0 || isWhole(concurrency, 2, 1000)) return [];
  return report('sqs-concurrency', `${what}: maximumConcurrency cannot be ${concurrency}`, 'use a whole number from 2 to 1000, or 0 for no limit');
}

function isWhole(value: number, from: number, to: number): boolean {
  return Number.isInteger(value) && value >= from && value <= to;
}
