import { constantOf, isSlot } from './constant.js';
import { onName } from './key.js';
import type { Machine } from './machine.js';
import { makesText, makeText, splitText } from './make-text.js';
import { callFunctions } from './native-call.js';
import { isText } from './text-kind.js';
import { madeBy, textValue, unknownAt, written } from './thing.js';
import { pieceAt } from './split-list.js';
import { add, listen, newSlot, put } from './flow.js';
import type { Call, Constant, MadeText, Slot, Value } from './value.js';

/** Methods of texts that leave them as they are, join them, or make others of them. False for all others. */
export function textMethod(machine: Machine, call: Call, self: Value, name: string): boolean {
  if (!isText(self)) return false;
  if (name === 'toString' || name === 'valueOf') add(machine.flow, call.result, self);
  else if (call.spread !== undefined) return false;
  else if (name === 'concat') concatenate(machine, call, self);
  else if (name === 'split' && call.args.length === 1) split(machine, call, self);
  else if (makesText(name)) make(machine, call, self, name);
  else return false;
  return true;
}

/** What is not known of it stays a hole. */
function concatenate(machine: Machine, call: Call, self: Value): void {
  const parts = (selves: Slot): Value => ({ kind: 'joined', parts: [selves, ...call.args], at: call.at });
  addOnce(machine, call, self, 'concat', call.result, parts);
}

/** At once where all is known, so that it may name something in the code. A function that gives what stands in place of something is called. */
function make(machine: Machine, call: Call, self: Value, method: string): void {
  if (method.startsWith('replace')) callFunctions(machine, call);
  const args = call.args.map((arg) => constantOf(machine, arg) ?? arg);
  const addLate = (): void =>
    void addOnce(machine, call, self, method, call.result, (of) => ({ kind: 'made', of, method, args, piece: undefined, at: call.at }));
  onText(machine, self, (text) =>
    onArguments(machine, args, [], (given) => {
      if (text === undefined || given === undefined) return addLate();
      const made = makeText(text, method, given);
      add(machine.flow, call.result, made === undefined ? unknownAt(machine, call.at) : textValue(machine, made));
    }),
  );
}

function split(machine: Machine, call: Call, self: Value): void {
  const { flow } = machine;
  const list = madeBy(machine, call, 'array', 'split');
  const last = machine.lastPieces.get(list) ?? put(flow, machine.lastPieces, list, newSlot(flow));
  const [separator] = call.args.map((arg) => constantOf(machine, arg) ?? arg);
  const piece = { first: 0, andLater: true };
  const addLate = (): void => {
    const pieces = addOnce(machine, call, self, 'pieces', list.rest, (of) => ({ kind: 'made', of, method: 'split', args: [separator!], piece, at: call.at }));
    add(flow, last, pieceAt(machine, pieces as MadeText, -1));
  };
  onText(machine, self, (text) =>
    onArguments(machine, [separator!], [], (given) => {
      if (text === undefined || given === undefined) return addLate();
      const pieces = typeof given[0] === 'number' ? undefined : splitText(text, given[0]!);
      add(flow, last, pieces === undefined ? unknownAt(machine, call.at) : textValue(machine, pieces.at(-1)!));
      if (pieces === undefined) return add(flow, list.rest, unknownAt(machine, call.at));
      pieces.forEach((piece, index) => add(flow, written(machine, list, String(index)), textValue(machine, piece)));
    }),
  );
  add(flow, call.result, list);
}

/** One value for each call, whatever texts it is called on. */
function addOnce(machine: Machine, call: Call, self: Value, part: string, to: Slot, valueOf: (selves: Slot) => Value): Value {
  const { flow, bound } = machine;
  const { rest } = madeBy(machine, call, 'native', part);
  add(flow, rest, self);
  const value = bound.get(rest) ?? put(flow, bound, rest, valueOf(rest));
  add(flow, to, value);
  return value;
}

/** Every choice of what the arguments may be; undefined where one is not a text that is known. */
function onArguments(
  machine: Machine,
  args: readonly (Slot | Constant)[],
  before: readonly (string | Constant)[],
  listener: (given: readonly (string | Constant)[] | undefined) => void,
): void {
  const [first, ...others] = args;
  if (first === undefined) return listener(before);
  if (!isSlot(first)) return onArguments(machine, others, [...before, first], listener);
  listen(machine.flow, first, (value) =>
    onText(machine, value, (text) => (text === undefined ? listener(undefined) : onArguments(machine, others, [...before, text], listener))),
  );
}

function onText(machine: Machine, value: Value, listener: (text: string | undefined) => void): void {
  if (value.kind === 'text' || value.kind === 'joined') onName(machine, value, listener);
  else listener(undefined);
}
