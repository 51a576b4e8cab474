import { createHash } from 'node:crypto';
import type { Value } from '../cloudformation/template.js';
import { sortedJson } from './sam-logical-id.js';

/** The first ten hex digits of SHA-256 over a value. The order of keys makes no difference. */
export function shortHash(value: Value): string {
  return createHash('sha256').update(sortedJson(value)).digest('hex').slice(0, 10);
}
