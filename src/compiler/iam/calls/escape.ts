import type { Machine } from './machine.js';
import { isClass } from './function-code.js';
import { recordCommand, recordRequest, recordUntold } from './request.js';
import { classKind, operationName, clientPackage } from './sdk-package.js';
import { onField, unknownAt } from './thing.js';
import { add, fixedSlot, listen, newSlot, noteKey, onUndo, put } from './flow.js';
import type { Call, Frame, Thing, Value } from './value.js';

/** A value goes to code that is not seen: functions may be called there, commands be sent, and a client send anything. */
export function escape(machine: Machine, value: Value, frame: Frame, at: number): void {
  const passedOn = (client: string): void => recordUntold(machine, frame, { kind: 'client-passed-on', client, at });
  switch (value.kind) {
    case 'thing':
      if (value.client !== undefined) return passedOn(value.client.client);
      if (value.command !== undefined) return recordCommand(machine, value, value.command, undefined, frame, at);
      return escapeThing(machine, value, frame, at);
    case 'namespace':
      return passedOn(value.client);
    case 'sdk':
      return escapeSdk(machine, value, frame, at);
    case 'stack':
      // It runs whatever is added elsewhere.
      return value.middleware === undefined ? undefined : listen(machine.flow, value.middleware, (one) => machine.escape(one, frame, at));
    case 'bound':
    case 'settle':
    case 'provider':
      return callUnseen(machine, value, undefined, frame, at);
    case 'method':
      if (value.self.kind === 'thing' && (value.self.client !== undefined || value.self.command !== undefined))
        callUnseen(machine, value, undefined, frame, at);
      return;
    default:
  }
}

function escapeSdk(machine: Machine, { client, name }: Value & { kind: 'sdk' }, frame: Frame, at: number): void {
  const kind = classKind(client, name);
  if (kind === 'command') {
    const operation = operationName(client, name.replace(/Command$/, ''));
    const input = fixedSlot(unknownAt(machine, at));
    recordRequest(machine, frame, { client: clientPackage(client), operation, input, clients: machine.none, at });
  } else if (kind !== undefined || name === '*') recordUntold(machine, frame, { kind: 'client-passed-on', client: clientPackage(client), at });
}

function escapeThing(machine: Machine, thing: Thing, frame: Frame, at: number): void {
  const { flow } = machine;
  // A large package calls all that it has anyway.
  if (thing.isEscaped || machine.largeThings.has(thing)) return;
  thing.isEscaped = true;
  onUndo(flow, () => (thing.isEscaped = false));
  if (thing.closure !== undefined) callUnseen(machine, thing, undefined, frame, at);
  escapeMembers(machine, thing, frame, at);
  listen(flow, thing.rest, (value) => escape(machine, value, frame, at));
  add(flow, thing.rest, unknownAt(machine, at));
}

function escapeMembers(machine: Machine, thing: Thing, frame: Frame, at: number): void {
  walkMembers(machine, thing, {
    member: (value) => {
      if (isMethod(value)) callUnseen(machine, value, thing, frame, at);
      else if (value.kind === 'getter') listen(machine.flow, value.target, (target) => callUnseen(machine, target, thing, frame, at));
      else escape(machine, value, frame, at);
    },
    isFollowed: ({ client }) => client === undefined,
    otherProto: (proto) => escape(machine, proto, frame, at),
  });
}

/** The methods of its classes may be called by what they extend, which is not seen: a stream's `_write`. */
export function callMethods(machine: Machine, thing: Thing, frame: Frame, at: number): void {
  walkMembers(machine, thing, {
    member: (value) => {
      if (isMethod(value)) callUnseen(machine, value, thing, frame, at);
    },
    isFollowed: () => true,
    otherProto: () => undefined,
  });
}

interface MemberWalk {
  readonly member: (value: Value) => void;
  /** Whether to go on to the members of what a thing inherits from. */
  readonly isFollowed: (proto: Thing) => boolean;
  readonly otherProto: (proto: Value) => void;
}

/** Goes over the members of a thing and of its classes, whose methods run on it. */
function walkMembers(machine: Machine, thing: Thing, walk: MemberWalk, seen: Set<Thing> = new Set()): void {
  const { flow } = machine;
  if (seen.has(thing)) return;
  seen.add(thing);
  noteKey(flow, seen, thing);
  onField(machine, thing, (name, slot) => {
    if (name !== 'constructor') listen(flow, slot, walk.member);
  });
  listen(flow, thing.protos, (proto) => {
    if (proto.kind === 'thing' && walk.isFollowed(proto)) walkMembers(machine, proto, walk, seen);
    else walk.otherProto(proto);
  });
}

function isMethod(value: Value): boolean {
  return value.kind === 'thing' && value.closure !== undefined && !isClass(value.closure.code);
}

/** Calls a function once, with all objects that it is found on: everything that escapes counts for whatever runs. */
function callUnseen(machine: Machine, target: Value, self: Thing | undefined, frame: Frame, at: number): void {
  const { escaped, flow } = machine;
  const known = escaped.get(target);
  const selves = known ?? put(flow, escaped, target, newSlot(flow));
  if (self !== undefined) add(flow, selves, self);
  if (known !== undefined) return;
  const result = newSlot(flow);
  const unknown = fixedSlot(unknownAt(machine, at));
  const isNew = target.kind === 'thing' && target.closure !== undefined && isClass(target.closure.code);
  const call: Call = { frame, at, key: `${at}u`, args: [unknown, unknown, unknown, unknown], spread: undefined, result, isNew, depth: 0 };
  machine.invoke(call, target, selves);
  listen(flow, result, (value) => escape(machine, value, frame, at));
}
