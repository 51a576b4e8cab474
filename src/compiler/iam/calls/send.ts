import type { Machine } from './machine.js';
import { recordCommand, recordUntold } from './request.js';
import { listen } from './flow.js';
import type { Call, Slot, Thing, Value } from './value.js';

/** `client.send(command)`, and what signs a command instead of sending it. */
export function sendCommands(machine: Machine, call: Call, clients: Slot, commands: Slot): void {
  listen(machine.flow, clients, (client) => {
    if (client.kind === 'thing') listen(machine.flow, commands, (command) => sendCommand(machine, call, client, command));
  });
}

export function sendCommand(machine: Machine, call: Call, client: Thing, command: Value, depth = 0): void {
  const { frame, at } = call;
  if (command.kind === 'thing' && command.command !== undefined) recordCommand(machine, command, command.command, client, frame, at);
  // A class that extends a command.
  else if (command.kind === 'thing' && depth < 20) listen(machine.flow, command.protos, (proto) => sendCommand(machine, call, client, proto, depth + 1));
  else if ((command.kind === 'unknown' && !machine.computed.has(command.at)) || command.kind === 'unseen' || command.kind === 'library')
    recordUntold(machine, frame, { kind: 'unknown-command', client: client.client?.client, at });
}
