import { makeChange } from '../make-change.js';
import type { ResourcePair } from '../pair.js';
import type { SideResource } from '../side.js';
import type { Cause, ReviewChange } from '../stage-diff.js';
import { type Rename, renameFix } from './rename.js';
import { isKeptWhenDeleted } from './retention.js';
import { heldBy, isApi } from './stateful-type.js';

/** A resource that was not there; `from` is the one whose place it takes. */
export function createdChange({ logicalId, type, subject }: ResourcePair, from: string | undefined): ReviewChange {
  const because = from ?? subject.origin;
  return makeChange('resource-created', {
    impact: 'create',
    subject,
    message: `${logicalId} (${type}) is created`,
    causes: because === undefined ? [] : [{ because }],
  });
}

/** A resource that is no longer there. */
export function deletedChange({ logicalId, type, subject }: ResourcePair, was: SideResource, rename: Rename | undefined): ReviewChange {
  const isKept = isKeptWhenDeleted(was);
  const held = heldBy(type);
  const because = rename?.to.logicalId ?? subject.origin;
  const causes: Cause[] = because === undefined ? [] : [{ because }];
  const like = rename === undefined ? '' : `; ${rename.to.logicalId} is like it, as if it were renamed`;
  return makeChange(rename === undefined ? 'resource-deleted' : 'resource-renamed', {
    kinds: [...(held !== undefined && !isKept ? (['destructive'] as const) : []), ...(isApi(type) ? (['breaking-api'] as const) : [])],
    impact: 'delete',
    subject,
    message: `${logicalId} (${type}) is deleted${lossText(isKept, held, true)}${like}`,
    causes,
    fix: rename === undefined ? undefined : renameFix(rename),
  });
}

/** What is lost with a resource, as the end of a sentence. */
export function lossText(isKept: boolean, held: 'data' | 'address' | undefined, isSure: boolean): string {
  if (held === undefined) return '';
  if (isKept) return '; what is deployed is kept';
  if (held === 'data') return isSure ? ', with what it holds' : ', and what it holds may be lost';
  return isSure ? ', and its address with it' : ', and its address may change';
}
