import { convertAll } from './conversion.js';
import { settleInto } from './thenable.js';
import type { Machine } from './machine.js';
import type { FunctionRoots, HandlerRoot } from './root.js';
import { recordUntold } from './request.js';
import { unknownAt } from './thing.js';
import { fixedSlot, listen, newSlot } from './flow.js';
import type { Call, Frame, Value } from './value.js';

/** Calls the handlers of a function, as Lambda does, and the middleware around them. */
export function runRoots(machine: Machine, { handlers, middleware }: FunctionRoots): Frame {
  const modules = machine.modules;
  const frame: Frame & { whole: Frame } = { ...modules, callees: new Map(), made: new Map(), requests: [], untold: [], isEarly: false };
  frame.whole = frame;
  for (const root of handlers) {
    const values = handlersAt(machine, root);
    if (values.length === 0) recordUntold(machine, frame, { kind: 'unseen-code', client: undefined, at: root.at });
    for (const value of values) callAsLambda(machine, frame, value, root.at);
  }
  // Handlers are known when the modules have run; middleware may still be found.
  for (const { handlers: registered, types } of machine.middleware)
    if (runsFor(types.values, middleware)) listen(machine.flow, registered, (value) => callAsLambda(machine, frame, value, 0));
  return frame;
}

/** Of several that one call declares, those with the text of the one that was. */
function handlersAt(machine: Machine, { at, text }: HandlerRoot): readonly Value[] {
  const values = (machine.declared.get(at)?.values ?? []).filter((value) => value.kind === 'bound' || value.kind === 'method' || isFunction(value));
  const same = values.filter((value) => value.kind === 'thing' && machine.code.slice(value.closure!.code.start, value.closure!.code.end) === text);
  return same.length === 0 ? values : same;
}

function isFunction(value: Value): boolean {
  return value.kind === 'thing' && (value.closure !== undefined || value.shape === 'native');
}

function runsFor(types: readonly Value[], wanted: readonly string[]): boolean {
  const known = types.filter(({ kind }) => kind !== 'nothing');
  if (known.length === 0) return wanted.includes('all');
  return known.some((type) => type.kind !== 'text' || wanted.includes(type.text));
}

function callAsLambda(machine: Machine, frame: Frame, value: Value, at: number): void {
  const { flow } = machine;
  const unknown = fixedSlot(unknownAt(machine, value.kind === 'thing' ? value.at : at));
  const result = newSlot(flow);
  const call: Call = { frame, at, key: `root${at}`, args: [unknown, unknown, unknown], spread: undefined, result, isNew: false, depth: 0 };
  machine.invoke(call, value, machine.none);
  settleInto(machine, result, result, call);
  // What it returns is sent as JSON.
  convertAll(machine, result, call);
  // Middleware may return another function.
  listen(flow, result, (returned) => {
    if (returned.kind === 'thing' && returned.closure !== undefined) machine.invoke({ ...call, key: `${call.key}r` }, returned, machine.none);
  });
}
