import { convertAll } from './conversion.js';
import { settleInto } from './thenable.js';
import type { Machine } from './machine.js';
import type { FunctionRoots, HandlerRoot } from './root.js';
import { recordUntold } from './request.js';
import { unknownAt } from './thing.js';
import { fixedSlot, listen, newSlot } from './flow.js';
import type { Call, Closure, Frame, Slot, Value } from './value.js';

/** Calls the handlers of a function, as Lambda does, and the middleware around them. */
export function runRoots(machine: Machine, { handlers, middleware }: FunctionRoots): Frame {
  const modules = machine.modules;
  const frame: Frame & { whole: Frame } = { ...modules, callees: new Map(), requests: [], untold: [], isEarly: false };
  frame.whole = frame;
  for (const root of handlers) {
    const values = handlersAt(machine, root);
    if (values.length === 0) recordUntold(machine, frame, { kind: 'unseen-code', client: undefined, at: root.at });
    for (const value of values) {
      if (root.isMiddleware === true) machine.around.add(value);
      callAsLambda(machine, frame, value, root.at);
    }
  }
  // Handlers are known when the modules have run; middleware may still be found.
  for (const { handlers: registered, types } of machine.middleware)
    if (runsFor(types.values, middleware))
      listen(machine.flow, registered, (value) => {
        machine.around.add(value);
        callAsLambda(machine, frame, value, 0);
      });
  return frame;
}

/** Of several that one call declares, those with the name and the text of the one that was. */
function handlersAt(machine: Machine, { at, name, text }: HandlerRoot): readonly Value[] {
  const calls = (machine.declared.get(at) ?? []).filter((call) => name === undefined || mayName(call.name, name));
  const all = new Set(calls.flatMap((call) => call.all.values));
  const values = [...all].filter((value) => value.kind === 'bound' || value.kind === 'method' || isFunction(value));
  const same = values.filter((value) => value.kind === 'thing' && value.closure !== undefined && sourceText(machine, value.closure) === text);
  return same.length === 0 ? values : same;
}

function sourceText({ code }: Machine, { code: { end, start } }: Closure): string {
  return code.slice(start, end);
}

/** A blueprint may put something before the names. */
function mayName(names: Slot | undefined, name: string): boolean {
  if (names === undefined || names.values.length === 0) return true;
  return names.values.some((value) => {
    const texts = textsOf(value);
    return texts === undefined || texts.some((text) => name.endsWith(text));
  });
}

/** All texts that a value may be; undefined where they are not known. */
function textsOf(value: Value): readonly string[] | undefined {
  if (value.kind === 'text') return [value.text];
  if (value.kind !== 'joined') return undefined;
  let texts: readonly string[] = [''];
  for (const { values } of value.parts) {
    const parts = values.flatMap((part) => (part.kind === 'text' ? [part.text] : []));
    if (parts.length !== values.length || parts.length === 0 || texts.length * parts.length > mostTexts) return undefined;
    texts = texts.flatMap((before) => parts.map((after) => before + after));
  }
  return texts;
}

const mostTexts = 100;

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
