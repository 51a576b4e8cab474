import { argument } from './call-argument.js';
import { onName } from './key.js';
import type { Machine } from './machine.js';
import { callFunctions } from './native-call.js';
import { interned, madeBy, textSlot, textValue, unknownAt, written } from './thing.js';
import { add, fixedSlot, listen, newSlot } from './flow.js';
import type { Call, Slot, Value } from './value.js';

/** Methods of texts that leave them as they are, join them, or make others of them that are known. False for all others. */
export function textMethod(machine: Machine, call: Call, self: Value, name: string): boolean {
  if (self.kind !== 'text' && self.kind !== 'joined' && self.kind !== 'variable') return false;
  if (unchanging.has(name)) add(machine.flow, call.result, self);
  else if (name === 'concat') {
    // One for all texts that it is called on.
    const { rest } = madeBy(machine, call, 'native');
    add(machine.flow, rest, self);
    add(machine.flow, call.result, interned(machine, `joined ${call.key}`, { kind: 'joined', parts: [rest, argument(machine, call, 0)], at: call.at }));
  } else if (self.kind === 'variable') return false;
  else if (name === 'toLowerCase' || name === 'toUpperCase')
    changeCase(machine, call, self, (text) => (name === 'toLowerCase' ? text.toLowerCase() : text.toUpperCase()));
  else if (name === 'replace' || name === 'replaceAll') replace(machine, call, self, name);
  else if (name === 'split' && call.args.length === 1) split(machine, call, self);
  else return false;
  return true;
}

/** White space at the ends is in no name. */
const unchanging: ReadonlySet<string> = new Set(['toString', 'valueOf', 'trim', 'trimEnd', 'trimStart']);

/** Longer texts name nothing; in a loop, they would grow and grow. */
const longest = 1000;
const mostPieces = 20;

/** Of a text that is known in part, these parts. */
function changeCase(machine: Machine, call: Call, self: Value & { kind: 'text' | 'joined' }, change: (text: string) => string): void {
  const { flow } = machine;
  const changed = (value: Value): Value => (value.kind === 'text' ? textValue(machine, change(value.text)) : unknownAt(machine, call.at));
  if (self.kind === 'text') return add(flow, call.result, changed(self));
  const parts = self.parts.map((part) => {
    const slot = newSlot(flow);
    listen(flow, part, (value) => add(flow, slot, changed(value)));
    return slot;
  });
  add(flow, call.result, { kind: 'joined', parts, at: call.at });
}

/** A text in place of another. What a regular expression finds is not known, nor what a function gives. */
function replace(machine: Machine, call: Call, self: Value, name: 'replace' | 'replaceAll'): void {
  const { flow } = machine;
  callFunctions(machine, call);
  onText(machine, self, (text) =>
    onTexts(machine, argument(machine, call, 0), (found) =>
      listen(flow, argument(machine, call, 1), (instead) =>
        add(
          flow,
          call.result,
          (text !== undefined && found !== undefined && replaced(machine, call, text, found, instead, name)) || unknownAt(machine, call.at),
        ),
      ),
    ),
  );
}

function replaced(machine: Machine, call: Call, text: string, found: string, instead: Value, name: 'replace' | 'replaceAll'): Value | undefined {
  if (instead.kind === 'text') {
    const made = text[name](found, instead.text);
    return made.length > longest ? undefined : textValue(machine, made);
  }
  if (instead.kind !== 'variable' || found === '') return undefined;
  const [first, ...others] = text.split(found) as [string, ...string[]];
  const rest = name === 'replaceAll' || others.length < 2 ? others : [others.join(found)];
  const parts = rest.flatMap((after) => [fixedSlot(instead), textSlot(machine, after)]);
  return parts.length > 2 * mostPieces ? undefined : { kind: 'joined', parts: [textSlot(machine, first), ...parts], at: call.at };
}

function split(machine: Machine, call: Call, self: Value): void {
  const { flow } = machine;
  const list = madeBy(machine, call, 'array', 'split');
  onText(machine, self, (text) =>
    onTexts(machine, argument(machine, call, 0), (separator) => {
      const pieces = text === undefined || separator === undefined ? [] : text.split(separator);
      if (pieces.length === 0 || pieces.length > mostPieces) return add(flow, list.rest, unknownAt(machine, call.at));
      pieces.forEach((piece, index) => add(flow, written(machine, list, String(index)), textValue(machine, piece)));
    }),
  );
  add(flow, call.result, list);
}

/** All texts that a slot may hold; undefined for anything else. */
function onTexts(machine: Machine, slot: Slot, listener: (text: string | undefined) => void): void {
  listen(machine.flow, slot, (value) => onText(machine, value, listener));
}

function onText(machine: Machine, value: Value, listener: (text: string | undefined) => void): void {
  if (value.kind === 'text' || value.kind === 'joined') onName(machine, value, listener);
  else listener(undefined);
}
