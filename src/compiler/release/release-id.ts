import { shortHash } from '../expand/short-hash.js';
import type { Hashes } from './ledger.js';

/** @param document The hash of the REST API's document. */
export function releaseId(document: string, functions: Hashes): string {
  return shortHash([document, functions]);
}
