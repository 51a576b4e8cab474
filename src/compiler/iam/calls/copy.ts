import type { Machine } from './machine.js';
import { onField, written } from './thing.js';
import { add, link, listen } from './flow.js';
import type { Frame, Slot, Thing } from './value.js';

/** `{ ...from }` and `Object.assign`: each property by its name, but for those that are written after it. */
export function copyMembers(machine: Machine, from: Slot, to: Thing, later: ReadonlySet<string> | undefined, frame: Frame, at: number): void {
  const { flow } = machine;
  listen(flow, from, (value) => {
    if (value === to) return;
    if (value.kind !== 'thing') {
      // What has all kinds of names is behind the copy like a prototype.
      if (value.kind === 'namespace' || value.kind === 'unknown' || value.kind === 'unseen' || value.kind === 'builtin') add(flow, to.protos, value);
      return;
    }
    onField(machine, value, (name, slot) => {
      if (later?.has(name) === true) return;
      const target = written(machine, to, name);
      listen(flow, slot, (one) => {
        if (one.kind === 'getter') machine.read(value, name, target, frame, at);
        else if (one.kind !== 'setter') add(flow, target, one);
      });
    });
    link(flow, value.rest, to.rest);
    if (value.shape === 'object')
      listen(flow, value.protos, (proto) => {
        if (proto.kind !== 'thing') add(flow, to.protos, proto);
      });
  });
}

/** What is not known may have the names that an object had before it was copied there. */
export function overwrite(machine: Machine, from: Slot, to: Thing, earlier: ReadonlySet<string> | undefined, later?: ReadonlySet<string>): void {
  if (earlier === undefined || earlier.size === 0) return;
  listen(machine.flow, from, (value) => {
    if (value.kind !== 'unknown') return;
    for (const name of earlier) if (later?.has(name) !== true) add(machine.flow, written(machine, to, name), value);
  });
}
