import type { Machine } from './machine.js';
import { add, append, listen, noteKey } from './flow.js';
import { leads } from './lead.js';
import { onField } from './thing.js';
import type { Command, Frame, Request, Thing, Untold } from './value.js';

export function recordRequest(machine: Machine, frame: Frame, request: Request): void {
  append(machine.flow, frame.requests, request);
  noteAsking(machine, frame);
  callConfiguration(machine, frame, request);
}

/** A client calls what it was made with whenever it sends something, for credentials, a region, an endpoint; and its middleware. */
function callConfiguration(machine: Machine, frame: Frame, { at, clients }: Request): void {
  const { flow } = machine;
  listen(flow, clients, (value) => {
    if (value.kind !== 'thing' || value.client === undefined) return;
    listen(flow, value.client.middleware, (one) => machine.escape(one, frame, at));
    listen(flow, value.client.config, (config) => {
      if (config.kind !== 'thing') return;
      onField(machine, config, (_name, slot) =>
        listen(flow, slot, (one) => {
          // A client does not send the commands that its configuration holds.
          if (leads(one) && (one.kind !== 'thing' || one.command === undefined)) machine.escape(one, frame, at);
        }),
      );
    });
  });
}

export function recordUntold(machine: Machine, frame: Frame, untold: Untold): void {
  append(machine.flow, frame.untold, untold);
  noteAsking(machine, frame);
}

function noteAsking({ asking, flow }: Machine, { whole: frame }: Frame): void {
  if (asking.has(frame)) return;
  asking.add(frame);
  noteKey(flow, asking, frame);
}

/** A command is sent, or may be. Unless a module made it while it was loaded, it was noted where it was made. */
export function recordCommand(machine: Machine, thing: Thing, command: Command, client: Thing | undefined, frame: Frame, at: number): void {
  const { flow, idle } = machine;
  if (client !== undefined) add(flow, command.clients, client);
  if (!command.isEarly) return;
  idle.delete(thing);
  recordRequest(machine, frame, { ...command, at });
}
