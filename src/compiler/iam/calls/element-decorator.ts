import { elementsOf } from './element.js';
import { onKey } from './key.js';
import { helperParts } from './decorator-code.js';
import type { Machine } from './machine.js';
import { prototypeSlot } from './member.js';
import { innerScope, newClosure, setSlot } from './scope.js';
import type { Syntax } from './syntax.js';
import { field, newThing, textSlot, unknownAt, written } from './thing.js';
import { add, fixedSlot, link, listen, newSlot } from './flow.js';
import type { Call, Closure, Scope, Slot, Thing, Value } from './value.js';

/**
 * The bundler's function for decorators of the standard: `(initializers, flags, name, decorators, class, storage)`. It does one thing for classes
 * and others for methods, accessors and fields; followed as it is, all of them would get mixed up.
 *
 * @returns what the call gives; undefined for one that is written in another way
 */
export function decorateElement(machine: Machine, helper: Closure, node: Syntax, scope: Scope): Slot | undefined {
  const { flow } = machine;
  const [arrayNode, flagsNode] = node['arguments'] as readonly Syntax[];
  if (flagsNode?.type !== 'Literal' || typeof flagsNode['value'] !== 'number') return undefined;
  const flags: number = flagsNode['value'];
  const [kind, isStatic, isPrivate] = [flags & 7, (flags & 8) !== 0, (flags & 16) !== 0];
  const arrays = machine.evaluate(arrayNode!, scope);
  const given = (index: number): Slot => {
    const one: Syntax | undefined = node['arguments'][index];
    return one === undefined ? machine.none : machine.evaluate(one, scope);
  };
  const [name, decorators, target, storage] = [given(2), given(3), given(4), given(5)];
  const place = kind < 4 ? undefined : placeOf(machine, arrays, node);
  const element: Element = {
    machine,
    call: { frame: scope.frame, at: node.start, key: `${node.end}${scope.round}`, args: [], spread: undefined, result: machine.none, isNew: false, depth: 0 },
    decorators: elementsOf(machine, decorators, newSlot(flow), scope.frame),
    context: fixedSlot(contextOf(machine, node, name, initializers(machine, arrays, place === undefined ? (kind === 0 ? 0 : isStatic ? 1 : 2) : place + 1))),
    initializers: place === undefined ? newSlot(flow) : initializers(machine, arrays, place),
  };
  if (kind === 0) return decorateValue(element, target);
  const homes = isStatic ? target : newSlot(flow);
  if (!isStatic)
    listen(flow, target, (value) => {
      if (value.kind === 'thing' && value.closure !== undefined) link(flow, prototypeSlot(machine, value), homes);
    });
  if (kind === 5) {
    run(element, machine.none, element.initializers);
    return target;
  }
  if (kind === 4) {
    const accessor = decorateAccessor(element, helper, storage);
    if (isPrivate) return fixedSlot(accessor);
    defineAll(machine, homes, name, 'getter', field(machine, accessor, 'get'));
    defineAll(machine, homes, name, 'setter', field(machine, accessor, 'set'));
    return target;
  }
  if (isPrivate) return decorateValue(element, storage);
  const members = newSlot(flow);
  const accessor = kind === 2 ? 'getter' : kind === 3 ? 'setter' : undefined;
  listen(flow, homes, (home) =>
    onKey(machine, name, (text) => {
      if (home.kind !== 'thing' || text === undefined) return;
      listen(flow, field(machine, home, text), (value) => {
        if (value.kind === 'getter' || value.kind === 'setter') return value.kind === accessor ? link(flow, value.target, members) : undefined;
        if (accessor === undefined) add(flow, members, value);
      });
    }),
  );
  defineAll(machine, homes, name, accessor, decorateValue(element, members));
  return target;
}

/** What runs when the class is ready, or an object is made: `(initializers, flags, object, value)`. */
export function runInitializers(machine: Machine, node: Syntax, scope: Scope): Slot | undefined {
  const [arrayNode, flagsNode, selfNode, valueNode] = node['arguments'] as readonly Syntax[];
  if (flagsNode?.type !== 'Literal' || typeof flagsNode['value'] !== 'number') return undefined;
  const flags: number = flagsNode['value'];
  const self = selfNode === undefined ? machine.none : machine.evaluate(selfNode, scope);
  const result = newSlot(machine.flow);
  link(machine.flow, valueNode === undefined ? machine.none : machine.evaluate(valueNode, scope), result);
  const isChain = (flags & 1) === 0;
  const call: Call = {
    frame: scope.frame,
    at: node.start,
    key: `${node.end}${scope.round}`,
    args: isChain ? [result] : [],
    spread: undefined,
    result: isChain ? result : newSlot(machine.flow),
    isNew: false,
    depth: 0,
  };
  listen(machine.flow, initializers(machine, machine.evaluate(arrayNode!, scope), flags >> 1), (one) => machine.invoke(call, one, self));
  return result;
}

interface Element {
  readonly machine: Machine;
  readonly call: Call;
  readonly decorators: Slot;
  readonly context: Slot;
  readonly initializers: Slot;
}

function run({ call, context, decorators, machine }: Element, given: Slot, result: Slot): void {
  listen(machine.flow, decorators, (one) => machine.invoke({ ...call, args: [given, context], result }, one, machine.none));
}

/** What one decorator gives goes to the next one. */
function decorateValue(element: Element, from: Slot): Slot {
  const { flow } = element.machine;
  const [both, given] = [newSlot(flow), newSlot(flow)];
  link(flow, from, both);
  run(element, both, given);
  listen(flow, given, (value) => {
    if (value.kind !== 'nothing' && value.kind !== 'other') add(flow, both, value);
  });
  return both;
}

/** `{ get, set }`, which the decorators get, and may give anew, with `init`. */
function decorateAccessor(element: Element, { code, scope }: Closure, storage: Slot): Thing {
  const { machine } = element;
  const { flow } = machine;
  const accessor = newThing(machine, 'object', element.call.at);
  const inner = innerScope(scope);
  const { getter, setter, storageName } = helperParts(code);
  if (storageName !== undefined) setSlot(inner, storageName, storage);
  if (getter !== undefined) add(flow, written(machine, accessor, 'get'), newClosure(machine, getter, inner));
  if (setter !== undefined) add(flow, written(machine, accessor, 'set'), newClosure(machine, setter, inner));
  const given = newSlot(flow);
  run(element, fixedSlot(accessor), given);
  const read = (value: Value, name: string, to: Slot): void => machine.read(value, name, to, element.call.frame, element.call.at);
  listen(flow, given, (value) => {
    read(value, 'get', written(machine, accessor, 'get'));
    read(value, 'set', written(machine, accessor, 'set'));
    read(value, 'init', element.initializers);
  });
  return accessor;
}

function defineAll(machine: Machine, homes: Slot, names: Slot, kind: 'getter' | 'setter' | undefined, target: Slot): void {
  const { flow } = machine;
  const from = kind === undefined ? target : fixedSlot({ kind, target });
  listen(flow, homes, (home) =>
    onKey(machine, names, (name) => {
      if (home.kind === 'thing') link(flow, from, name === undefined ? home.rest : written(machine, home, name));
    }),
  );
}

function contextOf(machine: Machine, node: Syntax, name: Slot, initializers: Slot): Thing {
  const context = newThing(machine, 'object', node.start);
  link(machine.flow, name, written(machine, context, 'name'));
  link(machine.flow, textSlot(machine, ''), written(machine, context, 'kind'));
  add(machine.flow, written(machine, context, 'addInitializer'), { kind: 'settle', slot: initializers });
  // It may do anything with the object that it is given.
  for (const unknown of ['access', 'metadata']) add(machine.flow, written(machine, context, unknown), unknownAt(machine, node.start));
  return context;
}

/** The functions at a place of the list that the bundler keeps for a class. */
function initializers(machine: Machine, arrays: Slot, place: number): Slot {
  const found = newSlot(machine.flow);
  listen(machine.flow, arrays, (value) => {
    if (value.kind !== 'thing') return;
    const slot = written(machine, value, `initializers ${place}`);
    link(machine.flow, found, slot);
    link(machine.flow, slot, found);
  });
  return found;
}

/** Those of the accessors and fields of a class follow each other, in the order of the code. */
function placeOf({ decorated }: Machine, arrays: Slot, node: Syntax): number {
  const known = decorated.get(arrays) ?? new Map<Syntax, number>();
  decorated.set(arrays, known);
  const place = known.get(node) ?? 4 + 2 * known.size;
  known.set(node, place);
  return place;
}
