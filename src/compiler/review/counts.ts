import { type ChangeKind, changeKinds } from '../diff/stage-diff.js';
import type { Review, StageReview } from './review.js';

/** How many changes of each kind there are. A change of two kinds counts in both. */
export interface Counts {
  readonly kinds: { readonly [Kind in ChangeKind]: number };
  /** Of no kind. */
  readonly others: number;
  readonly all: number;
}

export function countsOf({ changes }: StageReview): Counts {
  const of = (kind: ChangeKind): number => changes.filter(({ change }) => change.kinds.includes(kind)).length;
  return {
    kinds: { destructive: of('destructive'), broadening: of('broadening'), 'public-route': of('public-route'), 'breaking-api': of('breaking-api') },
    others: changes.filter(({ change }) => change.kinds.length === 0).length,
    all: changes.length,
  };
}

/** Titles of the kinds, as tables show them. */
export const kindTitles: { readonly [Kind in ChangeKind]: string } = {
  destructive: 'Destructive',
  broadening: 'Broadening',
  'public-route': 'Public route',
  'breaking-api': 'Breaking API',
};

/** The kinds that any change has, waived or not: labels for a pull request. */
export function labelsOf({ stages }: Review): ChangeKind[] {
  return changeKinds.filter((kind) => stages.some(({ changes }) => changes.some(({ change }) => change.kinds.includes(kind))));
}

/** `3 changes stop this`, `7 changes, nothing stops them`, `no changes`. */
export function verdict({ stages, isStopped, gates }: Review): string {
  const changes = stages.flatMap((stage) => stage.changes);
  const stops = changes.filter((change) => change.stops.length > 0).length;
  if (stops > 0) return `${counted(stops, 'change')} ${stops === 1 ? 'stops' : 'stop'} this`;
  if (isStopped) return 'an expired waiver stops this';
  if (changes.length === 0) return stages.some(({ unknown }) => unknown.length > 0) ? 'not everything could be compared' : 'no changes';
  const all = counted(changes.length, 'change');
  return gates.length === 0 ? all : `${all}, none is stopped`;
}

/** `1 change`, `2 changes`. */
export function counted(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}
