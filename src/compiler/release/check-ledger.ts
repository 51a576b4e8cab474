import type { Path } from '../syntax/source.js';
import { isSameRelease } from './is-same-release.js';
import type { Ledger, Release } from './ledger.js';
import { recordOf } from './step.js';

/** Reports what is wrong at a path. */
export type Refuse = (path: Path, message: string, fix?: string) => void;

/** Refuses what cannot be, although each entry for itself could. */
export function checkLedger({ live, candidate, previous, held }: Ledger, refuse: Refuse): void {
  if (candidate?.id === live.id) refuse(['candidate', 'id'], 'the candidate is the release that is live');
  if (previous?.id === live.id) refuse(['previous', 'id'], 'the previous release is the one that is live');
  if (candidate !== undefined && candidate.id === previous?.id && !isSameRelease(recordOf(candidate), recordOf(previous))) {
    refuse(['candidate'], 'has the ID of previous, but is not the same release');
  }
  for (const [index, id] of held.entries()) {
    if (id === live.id || id === candidate?.id) refuse(['held', index], `'${id}' is ${id === live.id ? 'live' : 'the candidate'}, and cannot be held`);
  }
  checkRelease(live, 'live', refuse);
  if (candidate !== undefined) checkRelease(candidate, 'candidate', refuse);
  if (previous !== undefined) checkRelease(previous, 'previous', refuse);
}

function checkRelease({ functions, api, roles }: Release, name: string, refuse: Refuse): void {
  for (const [index, id] of api.entries()) if (!Object.hasOwn(functions, id)) refuse([name, 'api', index], `'${id}' is not among the functions`);
  for (const id of Object.keys(roles)) if (!Object.hasOwn(functions, id)) refuse([name, 'roles', id], `'${id}' is not among the functions`);
  for (const id of Object.keys(functions)) if (!Object.hasOwn(roles, id)) refuse([name, 'functions', id], `'${id}' is not among the roles`);
}
