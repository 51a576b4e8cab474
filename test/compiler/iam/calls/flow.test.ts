import { expect } from 'chai';
import fc from 'fast-check';
import { add, type Flow, link, listen, newFlow, newSlot, settle, undoRun } from '../../../../src/compiler/iam/calls/flow.js';
import type { Slot, Value } from '../../../../src/compiler/iam/calls/value.js';

const count = 12;
const values = Array.from({ length: count }, (_, index): Value => ({ kind: 'symbol', key: `${index}` }));

/** A value that arrives at a slot, a link from one slot to another, or a listener that adds what arrives at one to another. */
const step = fc.tuple(fc.constantFrom('add', 'link', 'listen'), fc.nat(count - 1), fc.nat(count - 1));
const steps = fc.array(step, { maxLength: 40 });
type Steps = readonly (readonly [string, number, number])[];

function take(flow: Flow, slots: readonly Slot[], given: Steps): void {
  for (const [what, from, to] of given) {
    if (what === 'add') add(flow, slots[from]!, values[to]!);
    else if (what === 'link') link(flow, slots[from]!, slots[to]!);
    else listen(flow, slots[from]!, (value) => add(flow, slots[to]!, value));
  }
}

function held(slots: readonly Slot[]): string[][] {
  return slots.map((slot) => slot.values.map((value) => (value as { readonly key: string }).key).sort());
}

function newSlots(flow: Flow): Slot[] {
  return values.map(() => newSlot(flow));
}

/** What all slots hold in the end. */
function outcome(...given: readonly Steps[]): string[][] {
  const flow = newFlow();
  const slots = newSlots(flow);
  for (const one of given) take(flow, slots, one);
  settle(flow, Infinity);
  return held(slots);
}

describe('the flow of values', () => {
  it('goes on where it was left, and comes to the same', () => {
    fc.assert(
      fc.property(steps, fc.integer({ min: 1, max: 9 }), (given, more) => {
        const flow = newFlow();
        const slots = newSlots(flow);
        take(flow, slots, given);
        for (let most = 0; !settle(flow, most); most += more);
        expect(held(slots)).to.deep.equal(outcome(given));
      }),
    );
  });

  it('forgets what a run has done, however often there is one', () => {
    fc.assert(
      fc.property(steps, fc.array(steps, { minLength: 1, maxLength: 4 }), (modules, runs) => {
        const flow = newFlow();
        const slots = newSlots(flow);
        take(flow, slots, modules);
        settle(flow, Infinity);
        for (const given of [...runs, ...runs]) {
          flow.run++;
          take(flow, slots, given);
          settle(flow, Infinity);
          expect(held(slots)).to.deep.equal(outcome(modules, given));
          undoRun(flow);
          expect(held(slots)).to.deep.equal(outcome(modules));
        }
      }),
    );
  });
});
