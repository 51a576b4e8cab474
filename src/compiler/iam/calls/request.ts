import type { Machine } from './machine.js';
import { add, append } from './flow.js';
import type { Command, Frame, Request, Thing, Untold } from './value.js';

export function recordRequest(machine: Machine, frame: Frame, request: Request): void {
  append(machine.flow, frame.requests, request);
  noteAsking(machine, frame);
}

export function recordUntold(machine: Machine, frame: Frame, untold: Untold): void {
  append(machine.flow, frame.untold, untold);
  noteAsking(machine, frame);
}

function noteAsking({ asking, flow }: Machine, { whole: frame }: Frame): void {
  if (asking.has(frame)) return;
  asking.add(frame);
  if (flow.run > 0) flow.undo.push(() => asking.delete(frame));
}

/** A command is sent, or may be. Unless a module made it while it was loaded, it was noted where it was made. */
export function recordCommand(machine: Machine, thing: Thing, command: Command, client: Thing | undefined, frame: Frame, at: number): void {
  const { flow, idle } = machine;
  if (client !== undefined) add(flow, command.clients, client);
  if (!command.isEarly) return;
  idle.delete(thing);
  recordRequest(machine, frame, { ...command, at });
}
