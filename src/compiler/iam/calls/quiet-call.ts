import { allArguments, argument } from './call-argument.js';
import { add, link, listen } from './flow.js';
import { leads } from './lead.js';
import { readsProfiles, isQuietSource, makesSchemas, nestedCommand } from './quiet-package.js';
import { recordRequest, recordUntold } from './request.js';
import { fileOf, isModuleCode } from './code-file.js';
import type { Machine } from './machine.js';
import { callFunctions, callGiven } from './native-call.js';
import type { Syntax } from './syntax.js';
import { written } from './thing.js';
import { newSchema } from './schema.js';
import type { Call, Slot, Thing, Value } from './value.js';

/** Whether a function is of a package that is not followed. */
export function isQuiet(machine: Machine, code: Syntax): boolean {
  return machine.hasQuiet && !isModuleCode(code) && isQuietSource(fileOf(machine, code));
}

/** A command of a client that is in the bundle, as the SDK's own packages bring it along. */
export function newNested(machine: Machine, call: Call, code: Syntax): boolean {
  const command = call.isNew ? nestedCommand(fileOf(machine, code)) : undefined;
  if (command === undefined) return false;
  const input = argument(machine, call, 0);
  recordRequest(machine, call.frame, { ...command, input, clients: machine.none, at: call.at });
  link(machine.flow, machine.opaque, call.result);
  return true;
}

/** It gives back what it gets, and calls the functions that it gets, and the methods of what it gets. */
export function callQuiet(machine: Machine, call: Call, code: Syntax): void {
  const given = allArguments(machine, call);
  if (readsProfiles(fileOf(machine, code))) recordUntold(machine, call.frame, { kind: 'computed-operation', client: '@aws-sdk/client-sts', at: call.at });
  callGiven(machine, call, given, undefined);
  passThrough(
    machine,
    call,
    given,
    call.spread === undefined && makesSchemas(fileOf(machine, code)) ? newSchema(machine, call, undefined, undefined) : undefined,
  );
  listen(machine.flow, given, (value) => {
    if (value.kind === 'thing' && value.shape === 'object') fillExports(machine, value);
  });
}

/** Something of such a package, or of a client's configuration, is called. */
export function callOpaque(machine: Machine, call: Call): void {
  callFunctions(machine, call);
  passThrough(machine, call, allArguments(machine, call));
}

function passThrough({ flow, opaque }: Machine, call: Call, given: Slot, made: Value = opaque.values[0]!): void {
  add(flow, call.result, made);
  listen(flow, given, (value) => {
    if (leads(value)) add(flow, call.result, value);
  });
}

/** A module of CommonJS gets `exports` and `module`, which it fills. */
function fillExports(machine: Machine, thing: Thing): void {
  if (thing.written.size === 0) link(machine.flow, machine.opaque, thing.protos);
  else if (thing.written.size === 1 && thing.written.has('exports')) link(machine.flow, machine.opaque, written(machine, thing, 'exports'));
}
