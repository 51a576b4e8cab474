import { expect } from 'chai';
import fc from 'fast-check';
import { bridgedEvents, s3EventNames, s3EventsOverlap } from '../../../src/compiler/model/s3-event-name.js';
import { s3Pattern } from '../../../src/compiler/model/s3-pattern.js';

/** The part of EventBridge's matching that our patterns use. */
function matches(pattern: unknown, event: unknown): boolean {
  return Object.entries(pattern as object).every(([key, want]: [string, unknown]) => {
    if (key === '$or') return (want as unknown[]).some((one) => matches(one, event));
    const value = (event as { [key: string]: unknown } | undefined)?.[key];
    return Array.isArray(want) ? want.some((one) => fits(one, value)) : matches(want, value);
  });
}

function fits(want: unknown, value: unknown): boolean {
  if (typeof want === 'string' || typeof value !== 'string') return want === value;
  const { prefix, suffix, wildcard } = want as { prefix?: string; suffix?: string; wildcard?: string };
  if (wildcard !== undefined) return wildcardOf(wildcard).test(value);
  return prefix === undefined ? value.endsWith(suffix!) : value.startsWith(prefix);
}

function wildcardOf(wildcard: string): RegExp {
  const parts = [...wildcard.matchAll(/\\[\\*]|[^\\]/gs)].map(([part]) => (part === '*' ? '.*' : part.at(-1)!.replace(/[.*+?^${}()|[\]\\]/, String.raw`\$&`)));
  return new RegExp(`^${parts.join('')}$`, 's');
}

/** Every kind of event that S3 sends to EventBridge, by its narrowest name. */
const kinds = s3EventNames.filter((name) => !name.endsWith('*') && bridgedEvents(name).length > 0);
const bridgedNames = s3EventNames.filter((name) => bridgedEvents(name).length > 0);

function eventOf(kind: string, bucket: string, key: string): object {
  const { detailType, reason, deletionType } = bridgedEvents(kind)[0]!;
  const detail = {
    bucket: { name: bucket },
    object: { key },
    ...(reason !== null && { reason }),
    ...(deletionType !== null && { 'deletion-type': deletionType }),
  };
  return { source: 'aws.s3', 'detail-type': detailType, detail };
}

const pattern = (events: readonly string[], prefix: string | null = null, suffix: string | null = null, bucket = 'uploads'): unknown =>
  s3Pattern({ kind: 's3', bucket, events, prefix, suffix });

describe('the EventBridge pattern of S3 events', () => {
  it('knows a kind of event by one narrow name each', () => {
    for (const kind of kinds) expect(bridgedEvents(kind), kind).to.have.length(1);
    expect(new Set(kinds.map((kind) => JSON.stringify(bridgedEvents(kind)))).size).to.equal(kinds.length);
  });

  it('matches the kinds of events that are asked for, and no others', () => {
    fc.assert(
      fc.property(fc.subarray(bridgedNames, { minLength: 1 }), (events) => {
        for (const kind of kinds) {
          const isWanted = events.some((name) => s3EventsOverlap(name, kind));
          expect(matches(pattern(events), eventOf(kind, 'uploads', 'k')), kind).to.equal(isWanted);
        }
      }),
    );
  });

  const text = fc.string({ unit: fc.constantFrom('a', 'b', '/', '*', '\\', '.'), minLength: 1, maxLength: 6 });
  it('matches the keys that begin and end as asked for, and no others', () => {
    // Half of the keys are made of prefix and suffix, with characters in common or between.
    const keys = fc.tuple(text, text, fc.oneof(text, fc.constant('')), fc.nat(6)).map(([prefix, suffix, between, shared]) => {
      return { prefix, suffix, keys: [prefix + between + suffix, prefix + suffix.slice(shared), prefix, suffix, between] };
    });
    fc.assert(
      fc.property(keys, ({ prefix, suffix, keys: tried }) => {
        for (const key of tried) {
          const event = eventOf('s3:ObjectCreated:Put', 'uploads', key);
          const given = ['s3:ObjectCreated:*'];
          expect(matches(pattern(given, prefix, suffix), event), key).to.equal(key.startsWith(prefix) && key.endsWith(suffix));
          expect(matches(pattern(given, prefix), event), key).to.equal(key.startsWith(prefix));
          expect(matches(pattern(given, null, suffix), event), key).to.equal(key.endsWith(suffix));
        }
      }),
      { numRuns: 500 },
    );
  });

  it('matches events of the bucket and of S3 only', () => {
    const event = eventOf('s3:ObjectCreated:Put', 'uploads', 'k');
    expect(matches(pattern(['s3:ObjectCreated:*']), event)).to.equal(true);
    expect(matches(pattern(['s3:ObjectCreated:*'], null, null, 'other'), event)).to.equal(false);
    expect(matches(pattern(['s3:ObjectCreated:*']), { ...event, source: 'mine' })).to.equal(false);
  });

  it('has no alternatives where lists do', () => {
    const plain = [
      ['s3:ObjectCreated:Put', 's3:ObjectCreated:Copy'],
      ['s3:ObjectRemoved:*', 's3:LifecycleExpiration:*'],
      ['s3:ObjectCreated:*', 's3:ObjectTagging:*'],
    ];
    for (const events of plain) expect(pattern(events), events.join()).to.not.have.property('$or');
    expect(pattern(['s3:ObjectCreated:*', 's3:ObjectRemoved:*'])).to.have.property('$or');
  });
});
