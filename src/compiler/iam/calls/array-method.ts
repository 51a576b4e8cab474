import { allArguments, argument } from './call-argument.js';
import { callBack } from './call-back.js';
import { convert } from './conversion.js';
import { constantOf } from './constant.js';
import { elementsOfValue } from './element.js';
import { onFirst } from './key.js';
import { eachPlace } from './round.js';
import type { Machine } from './machine.js';
import { scatter } from './split-list.js';
import { forgetPlaces, madeBy, textSlot, unknownAt, written } from './thing.js';
import { add, fixedSlot, link, listen, newSlot, put } from './flow.js';
import type { Call, Slot, Thing } from './value.js';

/** False for what only counts or compares. */
export function callArrayMethod(machine: Machine, call: Call, self: Thing, name: string): boolean {
  const { flow } = machine;
  const first = argument(machine, call, 0);
  const elements = (): Slot => {
    // One slot for all lists that the call is for.
    const all = madeBy(machine, call, 'array', 'elements').rest;
    elementsOfValue(machine, self, all, call.frame);
    return all;
  };
  if (name === 'join' || name === 'toString' || name === 'toLocaleString' || name.endsWith('ort') || name.endsWith('orted'))
    convert(machine, fixedSlot(self), call);
  if (changing.has(name)) forgetPlaces(machine, self);
  if (moving.has(name) && call.isOnFresh !== true) scatter(machine, self);
  switch (name) {
    case 'at':
    case 'pop':
    case 'shift':
      link(flow, lastPiece(machine, call, self, name) ?? elements(), call.result);
      return true;
    case 'add':
      add(flow, call.result, self);
      link(flow, allArguments(machine, call), self.rest);
      return true;
    case 'push':
    case 'unshift':
    case 'fill':
      link(flow, allArguments(machine, call), self.rest);
      return true;
    case 'splice':
      for (const added of call.args.slice(2)) link(flow, added, self.rest);
      return copy(machine, call, self);
    case 'slice':
    case 'reverse':
    case 'toReversed':
    case 'toSpliced':
    case 'values':
    case '@@Symbol.iterator':
    case 'copyWithin':
      return copy(machine, call, self);
    case 'with':
      link(flow, argument(machine, call, 1), self.rest);
      return copy(machine, call, self);
    case 'join':
      join(machine, call, self);
      return true;
    case 'concat': {
      const list = newList(machine, call, call.result);
      elementsOfValue(machine, self, list.rest, call.frame);
      listen(flow, allArguments(machine, call), (value) => {
        if (value.kind === 'thing' && value.shape === 'array') elementsOfValue(machine, value, list.rest, call.frame);
        else add(flow, list.rest, value);
      });
      return true;
    }
    case 'flat': {
      const list = newList(machine, call, call.result);
      flatten(machine, call, elements(), list.rest);
      return true;
    }
    case 'entries': {
      const list = newList(machine, call, call.result);
      const pair = madeBy(machine, call, 'array', 'pair');
      link(flow, machine.other, written(machine, pair, '0'));
      link(flow, elements(), written(machine, pair, '1'));
      add(flow, list.rest, pair);
      return true;
    }
    case 'forEach':
    case 'some':
    case 'every':
    case 'findIndex':
    case 'findLastIndex':
      eachElement(machine, call, self, first, () => newSlot(flow));
      add(flow, call.result, machine.other.values[0]!);
      return true;
    case 'map': {
      const list = newList(machine, call, call.result);
      eachElement(machine, call, self, first, (key) => (key === undefined ? list.rest : written(machine, list, key)));
      return true;
    }
    case 'flatMap': {
      const list = newList(machine, call, call.result);
      const made = newSlot(flow);
      eachElement(machine, call, self, first, () => made);
      flatten(machine, call, made, list.rest);
      return true;
    }
    case 'filter':
    case 'sort':
    case 'toSorted':
      callBack(machine, call, first, [elements(), elements()], newSlot(flow), '', argument(machine, call, 1));
      return copy(machine, call, self);
    case 'find':
    case 'findLast':
      callBack(machine, call, first, [elements(), machine.other], newSlot(flow), '', argument(machine, call, 1));
      link(flow, elements(), call.result);
      return true;
    case 'reduce':
    case 'reduceRight': {
      const total = newSlot(flow);
      link(flow, argument(machine, call, 1), total);
      if (call.args.length < 2) link(flow, elements(), total);
      eachElement(machine, call, self, first, () => total, total);
      link(flow, total, call.result);
      return true;
    }
    case 'has':
    case 'delete':
    case 'clear':
    case 'includes':
    case 'indexOf':
    case 'lastIndexOf':
    case 'keys':
      add(flow, call.result, unknownAt(machine, call.at));
      return true;
    default:
      return false;
  }
}

/** What changes a list in place, and what makes its elements change places. */
const changing: ReadonlySet<string> = new Set('copyWithin fill pop push reverse shift sort splice unshift'.split(' '));
const moving: ReadonlySet<string> = new Set('copyWithin fill reverse shift sort splice unshift'.split(' '));

/** `text.split('/').pop()` */
function lastPiece(machine: Machine, call: Call, self: Thing, name: string): Slot | undefined {
  const [index] = call.args;
  const isLast = name === 'pop' || (name === 'at' && index !== undefined && constantOf(machine, index) === -1);
  return isLast && call.isOnFresh === true ? machine.lastPieces.get(self) : undefined;
}

/** Its places are known when all has run, if ever. */
function join(machine: Machine, call: Call, self: Thing): void {
  const { flow, bound } = machine;
  if (self.places === undefined || call.spread !== undefined) return add(flow, call.result, unknownAt(machine, call.at));
  const { rest } = madeBy(machine, call, 'native', `join${self.at}`);
  add(flow, rest, self);
  const separator = call.args[0] ?? textSlot(machine, ',');
  add(flow, call.result, bound.get(rest) ?? put(flow, bound, rest, { kind: 'listed', list: self, separator, at: call.at }));
}

function newList(machine: Machine, call: Call, to: Slot): Thing {
  const list = madeBy(machine, call, 'array');
  add(machine.flow, to, list);
  return list;
}

/** The same elements, at places that are no longer known. */
function copy(machine: Machine, call: Call, self: Thing): true {
  elementsOfValue(machine, self, newList(machine, call, call.result).rest, call.frame);
  return true;
}

function flatten(machine: Machine, call: Call, from: Slot, to: Slot): void {
  listen(machine.flow, from, (value) => {
    if (value.kind === 'thing' && value.shape === 'array') elementsOfValue(machine, value, to, call.frame);
    else add(machine.flow, to, value);
  });
}

/** Elements of a list in a module that count one by one, whatever they are. */
const mostPlaces = 200;

/** Calls a function for each element that is known by its place, and once for all others. */
function eachElement(machine: Machine, call: Call, self: Thing, target: Slot, resultOf: (key: string | undefined) => Slot, before?: Slot): void {
  const { flow } = machine;
  const argsOf = (element: Slot, index: Slot): Slot[] => [...(before === undefined ? [] : [before]), element, index, fixedSlot(self)];
  const callSelf = before === undefined ? argument(machine, call, 1) : machine.none;
  let isCalled = false;
  const others = newSlot(flow);
  const callForOthers = (): void => {
    isCalled = true;
    callBack(machine, call, target, argsOf(others, machine.other), resultOf(undefined), '', callSelf);
  };
  onFirst(machine, others, callForOthers);
  const visit = (slot: Slot, place: string): boolean => {
    isCalled = true;
    callBack(machine, call, target, argsOf(slot, textSlot(machine, place)), resultOf(place), `#${place}`, callSelf);
    return true;
  };
  // Modules may declare handlers in this way.
  eachPlace(machine, self, others, visit, call.frame === machine.modules && self.written.size < mostPlaces);
  // What the list holds may not have been found.
  flow.late.push(() => {
    if (!isCalled) callForOthers();
  });
}
