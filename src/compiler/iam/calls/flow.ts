import { leads } from './lead.js';
import type { Slot, Thing, Value } from './value.js';

/** The work that is left: values move until nothing is new. */
export interface Flow {
  readonly queue: Slot[];
  readonly tasks: (() => void)[];
  /** What is asked when nothing moves any more: whether something was never called. */
  readonly late: (() => void)[];
  /** 0 while the modules are evaluated; then one number for each function of the app, whose values are undone after it. */
  run: number;
  readonly undo: Undo;
  /** Steps taken. */
  work: number;
  /** What becomes of a thing of data that has no place in a slot. */
  leaveOut: (thing: Thing, slot: Slot) => void;
}

/**
 * How to come back to the values of the modules. Most of what changes are slots, lists and maps, which are noted as they are: to make a function for
 * each of them would take longer than to change them.
 */
interface Undo {
  /** As many as `count` says: the lists are used again in the next run. */
  readonly slots: Slot[];
  /** Of each slot its run and how much it held, five numbers in all. */
  readonly sizes: number[];
  count: number;
  /** What got one item more. */
  readonly lists: unknown[][];
  readonly maps: { readonly delete: (key: never) => boolean }[];
  readonly keys: unknown[];
  /** All else. */
  readonly steps: (() => void)[];
}

/** Stands for what is left out where many values meet. Its place is that of what shows it. */
const many: Value = { kind: 'unknown', at: -1 };

/** Texts, unknown values and parts of JavaScript are bounded where many meet; what is above says no more than "unknown". */
const mostTexts = 20;
const mostBuiltins = 40;
const mostUnknown = 2;
const bounds: { readonly [kind in Value['kind']]?: number } = {
  text: mostTexts,
  joined: mostTexts,
  made: mostTexts,
  listed: mostTexts,
  unknown: mostUnknown,
  builtin: mostBuiltins,
};
/** And so are lists and objects that hold nothing but such. */
const mostData = 24;

export function newFlow(): Flow {
  const undo = { slots: [], sizes: [], count: 0, lists: [], maps: [], keys: [], steps: [] };
  return { queue: [], tasks: [], late: [], run: 0, undo, work: 0, leaveOut: () => undefined };
}

/** Most slots and things hold little or nothing: what nothing is in is made only when there is something. */
const noValues: readonly Value[] = [];

export function newSlot(flow: Flow): Slot {
  flow.work++;
  return { values: noValues, passed: 0, targets: undefined, targetIndex: undefined, listeners: undefined, index: undefined, isQueued: false, run: flow.run };
}

/** A small number, as all runs are: V8 keeps those without making anything. */
const neverChanges = -1;

/** A slot that never changes. */
export function fixedSlot(...values: Value[]): Slot {
  return {
    values,
    passed: values.length,
    targets: undefined,
    targetIndex: undefined,
    listeners: undefined,
    index: undefined,
    isQueued: false,
    run: neverChanges,
  };
}

export function add(flow: Flow, slot: Slot, value: Value): void {
  const { values } = slot;
  if (slot.run === neverChanges) return;
  // Most slots get one value.
  if (values.length === 0) return addNew(flow, slot, value);
  if (values.length < 8 ? values.includes(value) : (slot.index ??= new Set(values)).has(value)) return;
  if (!isCrowded(values, value)) return addNew(flow, slot, value);
  if (value.kind === 'thing') flow.leaveOut(value, slot);
  // What is left out may be written to, and is written to what is not known.
  if (value.kind !== 'unknown' && !values.includes(many)) addNew(flow, slot, many);
}

/** Adds a value that is not there yet, however many there are. */
export function addNew(flow: Flow, slot: Slot, value: Value): void {
  if (slot.run !== flow.run) note(flow, slot);
  slot.values = slot.values.length === 0 ? [value] : withOne(slot.values, value);
  slot.index?.add(value);
  if (!slot.isQueued) {
    slot.isQueued = true;
    flow.queue.push(slot);
  }
}

/** A list of two is made as it is, as one of one is: one that grows gets room for sixteen more, and few slots hold so much. */
function withOne<Item>(list: readonly Item[], item: Item): Item[] {
  if (list.length === 1) return [list[0]!, item];
  (list as Item[]).push(item);
  return list as Item[];
}

function isCrowded(values: readonly Value[], value: Value): boolean {
  if (value.kind === 'thing') return values.length >= mostData && !leads(value);
  const most = bounds[value.kind];
  if (most === undefined || values.length < most) return false;
  let count = 0;
  for (const { kind } of values) if (bounds[kind] === most) count++;
  return count >= most;
}

/** Everything that arrives at one slot arrives at the other. */
export function link(flow: Flow, from: Slot, to: Slot): void {
  if (from === to) return;
  if (from.run !== neverChanges) {
    const { targets } = from;
    if (targets === undefined) {
      if (from.run !== flow.run) note(flow, from);
      from.targets = [to];
    } else {
      if (targets.length < 8 ? targets.includes(to) : (from.targetIndex ??= new Set(targets)).has(to)) return;
      if (from.run !== flow.run) note(flow, from);
      from.targets = withOne(targets, to);
      from.targetIndex?.add(to);
    }
  }
  for (let index = 0; index < from.passed; index++) add(flow, to, from.values[index]!);
}

export function listen(flow: Flow, slot: Slot, listener: (value: Value) => void): void {
  const { passed } = slot;
  if (slot.run !== neverChanges) {
    if (slot.run !== flow.run) note(flow, slot);
    slot.listeners = slot.listeners === undefined ? [listener] : withOne(slot.listeners, listener);
  }
  for (let index = 0; index < passed; index++) listener(slot.values[index]!);
}

/** Moves values until nothing is new. False if that is more work than there may be; it goes on where it was left if there may be more. */
export function settle(flow: Flow, most: number): boolean {
  for (;;) {
    if (flow.work > most) return false;
    const slot = flow.queue.pop();
    if (slot !== undefined) pass(flow, slot, most);
    else {
      const task = flow.tasks.pop() ?? flow.late.pop();
      if (task === undefined) return true;
      flow.work += 10;
      task();
    }
  }
}

function pass(flow: Flow, slot: Slot, most: number): void {
  slot.isQueued = false;
  while (slot.passed < slot.values.length && flow.work <= most) {
    const value = slot.values[slot.passed++]!;
    const { listeners, targets } = slot;
    // Those that are added meanwhile have seen the value already.
    const targetCount = targets === undefined ? 0 : targets.length;
    const listenerCount = listeners === undefined ? 0 : listeners.length;
    flow.work += 1 + targetCount + listenerCount;
    for (let index = 0; index < targetCount; index++) add(flow, targets![index]!, value);
    for (let index = 0; index < listenerCount; index++) listeners![index]!(value);
  }
  if (slot.passed === slot.values.length || slot.isQueued) return;
  slot.isQueued = true;
  flow.queue.push(slot);
}

/** Before a slot of the modules changes in the run of one function. */
function note({ run, undo }: Flow, slot: Slot): void {
  const { sizes, slots } = undo;
  const at = undo.count * 5;
  slots[undo.count++] = slot;
  sizes[at] = slot.run;
  sizes[at + 1] = slot.passed;
  sizes[at + 2] = slot.values.length;
  sizes[at + 3] = slot.targets?.length ?? 0;
  sizes[at + 4] = slot.listeners?.length ?? 0;
  slot.run = run;
}

/** Forgets everything since the run began. */
export function undoRun(flow: Flow): void {
  const { keys, lists, maps, sizes, slots, steps } = flow.undo;
  for (let step = steps.pop(); step !== undefined; step = steps.pop()) step();
  for (let index = lists.length - 1; index >= 0; index--) lists[index]!.pop();
  for (let index = maps.length - 1; index >= 0; index--) maps[index]!.delete(keys[index] as never);
  for (let index = 0; index < flow.undo.count; index++) undoSlot(slots[index]!, sizes, index * 5);
  flow.undo.count = 0;
  for (const list of [keys, lists, maps, flow.queue, flow.tasks, flow.late]) list.length = 0;
}

function undoSlot(slot: Slot, sizes: readonly number[], at: number): void {
  const values = sizes[at + 2]!;
  slot.run = sizes[at]!;
  slot.passed = sizes[at + 1]!;
  if (slot.values.length > values) (slot.values as Value[]).length = values;
  if (slot.targets !== undefined) slot.targets.length = sizes[at + 3]!;
  if (slot.listeners !== undefined) slot.listeners.length = sizes[at + 4]!;
  slot.index = undefined;
  slot.targetIndex = undefined;
  slot.isQueued = false;
}

/** What is to be done when the run ends, if it is one whose values are undone. */
export function onUndo({ run, undo }: Flow, step: () => void): void {
  if (run > 0) undo.steps.push(step);
}

/** A key that is new in a set or a map that may be older than the run. */
export function noteKey<Key>({ run, undo }: Flow, map: { readonly delete: (key: Key) => boolean }, key: Key): void {
  if (run === 0) return;
  undo.maps.push(map);
  undo.keys.push(key);
}

/** Adds to a list that may be older than the run. */
export function append<Item>({ run, undo }: Flow, list: Item[], item: Item): void {
  list.push(item);
  if (run > 0) undo.lists.push(list);
}

/** The same for a map without that key. */
export function put<Key, Item>(flow: Flow, map: Map<Key, Item>, key: Key, item: Item): Item {
  map.set(key, item);
  noteKey(flow, map, key);
  return item;
}
