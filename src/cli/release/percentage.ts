import { UsageError } from '../arguments/usage-error.js';
import type { ValueKind } from '../arguments/value-kind.js';

/** A share of the traffic. What is more than everything, or too fine, is told with the ledger's own problems. */
export const percentage: ValueKind<number> = {
  read(given) {
    if (/^\d{1,9}(?:\.\d{1,9})?$/.test(given)) return Number(given);
    throw new UsageError(`'${given}' is no percentage: use a number from 0 to 100`);
  },
};
