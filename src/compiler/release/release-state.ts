import type { Ledger } from './ledger.js';

/** What a release is in a ledger. */
export type ReleaseState = 'candidate' | 'live' | 'previous' | 'held';

/** Undefined for a release that the ledger does not name. The first of these counts, if it is several. */
export function releaseState({ live, candidate, previous, held }: Ledger, id: string): ReleaseState | undefined {
  if (candidate?.id === id) return 'candidate';
  if (live.id === id) return 'live';
  if (previous?.id === id) return 'previous';
  return held.includes(id) ? 'held' : undefined;
}
