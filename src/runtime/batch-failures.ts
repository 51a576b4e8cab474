import type { EventSourceDefinition } from '../app/event-source-definition.js';
import { describe } from '../app/option.js';
import { recordsOf } from './event.js';

type PolledKind = Extract<EventSourceDefinition, { reportBatchItemFailures: boolean }>['kind'];

/** The response that Lambda expects: an empty list if the whole batch succeeded. */
interface BatchResponse {
  readonly batchItemFailures: readonly { readonly itemIdentifier: string }[];
}

// oxlint-disable-next-line typescript/no-explicit-any -- AWS decides about its shape
type Raw = { readonly [key: string]: any };

const identifierOf: { readonly [Kind in PolledKind]: (record: Raw) => unknown } = {
  sqs: (record) => record['messageId'],
  kinesis: (record) => record['kinesis']?.sequenceNumber,
  dynamodb: (record) => record['dynamodb']?.SequenceNumber,
};

/**
 * The response for the failed records that a handler returned, or for their identifiers.
 *
 * @throws TypeError for anything that is not a record of the batch; Lambda then treats the whole batch as failed
 */
export function batchResponse(kind: PolledKind, event: unknown, failed: unknown): BatchResponse {
  const known = new Set(recordsOf(event as Raw).map((record) => identifierOf[kind](record)));
  const identifiers = [...listOf(failed)].map((item) => {
    const identifier = isRecord(item) ? identifierOf[kind](item.toDict()) : item;
    if (typeof identifier === 'string' && known.has(identifier)) return identifier;
    throw new TypeError(`the handler returned ${describe(item)} among the failed records, which is no record of the batch, and no identifier of one`);
  });
  return { batchItemFailures: [...new Set(identifiers)].map((itemIdentifier) => ({ itemIdentifier })) };
}

function listOf(failed: unknown): Iterable<unknown> {
  if (failed === null || failed === undefined) return [];
  if (typeof failed === 'object' && Symbol.iterator in failed) return failed as Iterable<unknown>;
  throw new TypeError(`the handler must return a list of the failed records, or nothing, but returned ${describe(failed)}`);
}

function isRecord(item: unknown): item is { toDict(): Raw } {
  return typeof item === 'object' && item !== null && typeof (item as { toDict?: unknown }).toDict === 'function';
}
