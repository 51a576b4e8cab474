import { add, listen } from './flow.js';
import type { Machine } from './machine.js';
import type { Slot } from './value.js';

/** Only objects can be more than what is not known. */
export function throwAll({ caught, flow, thrown }: Machine, values: Slot): void {
  listen(flow, values, (value) => {
    if (value.kind === 'thing' && value !== caught.values[0]) add(flow, thrown, value);
  });
}
