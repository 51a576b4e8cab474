import type { S3Definition } from '../../app/event-source-definition.js';
import { live } from '../cloudformation/intrinsic.js';
import type { Value } from '../cloudformation/template.js';
import { type BridgedEvent, bridgedEvents } from './s3-event-name.js';

/** Events that differ in only one respect form one alternative; null matches any value. */
interface Alternative {
  readonly detailTypes: readonly string[];
  readonly reasons: readonly string[] | null;
  readonly deletionTypes: readonly string[] | null;
}

/** The EventBridge pattern for the events of a bucket outside the stack. */
export function s3Pattern({ bucket, events, prefix, suffix }: S3Definition & { bucket: string }): Value {
  const key = keyPattern(prefix, suffix);
  const detail = { bucket: { name: [live(bucket)] }, ...(key.length > 0 && { object: { key } }) };
  const alternatives = alternativesOf(events.flatMap(bridgedEvents));
  const [first] = alternatives;
  if (first !== undefined && alternatives.length === 1)
    return { source: ['aws.s3'], 'detail-type': [...first.detailTypes], detail: { ...detail, ...restOf(first) } };
  return {
    source: ['aws.s3'],
    detail,
    $or: alternatives.map((alternative) => {
      const rest = restOf(alternative);
      return { 'detail-type': [...alternative.detailTypes], ...(Object.keys(rest).length > 0 && { detail: rest }) };
    }),
  };
}

function restOf({ reasons, deletionTypes }: Alternative): { [key: string]: Value } {
  return { ...(reasons !== null && { reason: [...reasons] }), ...(deletionTypes !== null && { 'deletion-type': [...deletionTypes] }) };
}

/** Joins alternatives that differ only in reason, then in deletion type, then in detail type. No step matches additional events. */
function alternativesOf(events: readonly BridgedEvent[]): readonly Alternative[] {
  const single = events.map(({ detailType, reason, deletionType }) => ({
    detailTypes: [detailType],
    reasons: reason === null ? null : [reason],
    deletionTypes: deletionType === null ? null : [deletionType],
  }));
  const byReason = joined(
    single,
    (one) => [one.detailTypes, one.deletionTypes],
    (a, b) => ({ ...a, reasons: union(a.reasons, b.reasons) }),
  );
  const byDeletion = joined(
    byReason,
    (one) => [one.detailTypes, one.reasons],
    (a, b) => ({ ...a, deletionTypes: union(a.deletionTypes, b.deletionTypes) }),
  );
  return joined(
    byDeletion,
    (one) => [one.reasons, one.deletionTypes],
    (a, b) => ({ ...a, detailTypes: union(a.detailTypes, b.detailTypes)! }),
  );
}

function joined(all: readonly Alternative[], keyOf: (one: Alternative) => unknown, join: (a: Alternative, b: Alternative) => Alternative): Alternative[] {
  const groups = new Map<string, Alternative>();
  for (const one of all) {
    const key = JSON.stringify(keyOf(one));
    const before = groups.get(key);
    groups.set(key, before === undefined ? one : join(before, one));
  }
  return [...groups.values()];
}

function union(a: readonly string[] | null, b: readonly string[] | null): readonly string[] | null {
  return a === null || b === null ? null : [...new Set([...a, ...b])].sort();
}

/**
 * Matches keys with the prefix and the suffix. Two entries of a list would mean one or the other, so there is a wildcard.
 * It matches no key in which prefix and suffix overlap, so each of these few keys is listed too.
 */
function keyPattern(prefix: string | null, suffix: string | null): Value[] {
  if (prefix === null) return suffix === null ? [] : [{ suffix }];
  if (suffix === null) return [{ prefix }];
  const longest = Math.min(prefix.length, suffix.length);
  const shared = Array.from({ length: longest }, (_, index) => index + 1).filter((length) => prefix.endsWith(suffix.slice(0, length)));
  return [{ wildcard: `${literal(prefix)}*${literal(suffix)}` }, ...shared.map((length) => prefix + suffix.slice(length))];
}

function literal(text: string): string {
  return text.replaceAll(/[\\*]/g, String.raw`\$&`);
}
