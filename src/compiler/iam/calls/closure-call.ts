import { allArguments, argument } from './call-argument.js';
import { decorate, isDecoratorHelper } from './decorator-helper.js';
import { callMethods } from './escape.js';
import { isEmitterClass } from './emitter.js';
import { functionCode, hasOwnThis } from './function-code.js';
import { addCallee } from './callee.js';
import { largePackageOf } from './large-package-call.js';
import type { Syntax } from './syntax.js';
import type { Machine } from './machine.js';
import { isPresignedPost, presignPost } from './presigned-post.js';
import { isQuiet } from './quiet-call.js';
import { prototypeSlot } from './member.js';
import { newThing, onField, written } from './thing.js';
import { add, link, listen, newSlot, onUndo, put } from './flow.js';
import type { Call, Frame, Slot, Thing, Value } from './value.js';

/** Places that are told apart in what is passed on. */
const mostPlaces = 20;

/** Calls a function of the code. */
export function enter(machine: Machine, call: Call, target: Thing, self: Slot): void {
  const { flow } = machine;
  if (isPresignedPost(target.closure!.code)) return presignPost(machine, call);
  if (isDecoratorHelper(machine, target.closure!.code)) return decorate(machine, call);
  const frame = frameOf(machine, call, target);
  if (!call.frame.callees.has(frame)) addCallee(machine, call.frame.whole, frame, call.at);
  frame.args.forEach((slot, index) => link(flow, argument(machine, call, index), slot));
  if (frame.restArgs !== undefined) passRest(machine, call, frame.restArgs, frame.args.length);
  if (frame.allArgs !== undefined) passRest(machine, call, frame.allArgs, 0);
  if (frame.owner === frame) link(flow, self, frame.self);
  if (call.result !== machine.none) link(flow, frame.result, call.result);
}

/** `new` for a class or a function of the code. */
export function construct(machine: Machine, call: Call, target: Thing): void {
  const { flow } = machine;
  const instance = newThing(machine, 'object', call.at);
  link(flow, prototypeSlot(machine, target), instance.protos);
  const self = newSlot(flow);
  const result = newSlot(flow);
  add(flow, self, instance);
  add(flow, call.result, instance);
  enter(machine, { ...call, result }, target, self);
  listen(flow, result, (value) => {
    if (value.kind === 'thing') add(flow, call.result, value);
  });
}

/** `super(…)`: the same object goes on to the class above; what is not in the code is behind it like a prototype. */
export function callSuper(machine: Machine, call: Call): void {
  const { flow } = machine;
  const { owner } = call.frame;
  const base = owner.closure?.closure?.base;
  if (base === undefined) return;
  listen(flow, base, (value) => {
    const large = value.kind === 'thing' && value.closure !== undefined ? largePackageOf(machine, value.closure.code) : undefined;
    if (value.kind === 'thing' && value.closure !== undefined && large === undefined && !isQuiet(machine, value.closure.code))
      return enter(machine, { ...call, result: machine.none }, value, owner.self);
    // What it extends is behind its prototype.
    if (value.kind === 'builtin' && isEmitterClass(value.path)) return;
    const made = newSlot(flow);
    const prototype = prototypeSlot(machine, owner.closure!).values[0] as Thing;
    // A large package may call the methods of what extends it.
    machine.invoke({ ...call, result: made, isNew: true }, value, large === undefined ? machine.none : owner.self);
    listen(flow, owner.self, (self) => {
      if (self.kind !== 'thing') return;
      // A client is behind the class, so that methods of the class hide its operations, and `super` finds them.
      link(flow, made, value.kind === 'sdk' ? prototype.protos : self.protos);
      if (callsMethods(value)) callMethods(machine, self, call.frame, call.at);
    });
  });
}

/** Whether a class that is not in the code may call the methods of one that extends it. */
function callsMethods(base: Value): boolean {
  return base.kind === 'unseen' || base.kind === 'unknown' || (base.kind === 'builtin' && base.path.startsWith('node:'));
}

function passRest(machine: Machine, call: Call, list: Thing, from: number): void {
  const { flow } = machine;
  for (let index = from; index < call.args.length; index++) link(flow, call.args[index]!, written(machine, list, String(index - from)));
  if (call.spread === undefined) return;
  const shift = call.args.length - from;
  listen(flow, call.spread, (value) => {
    if (value.kind !== 'thing' || value.shape !== 'array' || shift < 0) return;
    onField(machine, value, (name, slot) => {
      // A function that passes its arguments to itself with more before them has no last one.
      const index = Number(name) + shift;
      link(flow, slot, index < mostPlaces ? written(machine, list, String(index)) : list.rest);
    });
    link(flow, value.rest, list.rest);
  });
  const others = newSlot(flow);
  listen(flow, call.spread, (value) => {
    if (value.kind !== 'thing' || value.shape !== 'array' || shift < 0) add(flow, others, value);
  });
  link(flow, allArguments(machine, { ...call, args: [], spread: others }), list.rest);
}

function frameOf(machine: Machine, call: Call, target: Thing): Frame {
  const { flow, frameCounts, frames } = machine;
  const { code, scope } = target.closure!;
  const known = frames.get(target) ?? put(flow, frames, target, new Map<string, Frame>());
  const count = frameCounts.get(code) ?? 0;
  const { isConstant, parameters, usesArguments, rest } = functionCode(machine, code);
  const context = isConstant ? [] : contextOf(machine, code, known, [call.key, ...call.frame.context], count);
  const key = context.join(' ');
  const frame = known.get(key);
  if (frame !== undefined) return frame;
  frameCounts.set(code, count + 1);
  onUndo(flow, () => frameCounts.set(code, count));
  const isOwner = hasOwnThis(code);
  const made: Omit<Frame, 'owner' | 'whole'> & { owner: Frame | undefined; whole: Frame | undefined } = {
    code,
    closure: target,
    context,
    self: isOwner ? newSlot(flow) : scope.frame.owner.self,
    args: parameters.map(() => newSlot(flow)),
    restArgs: rest === undefined ? undefined : newThing(machine, 'array', code.start),
    allArgs: usesArguments ? newThing(machine, 'array', code.start) : undefined,
    result: newSlot(flow),
    generator: code['generator'] === true ? newThing(machine, 'native', code.start) : undefined,
    owner: isOwner ? undefined : scope.frame.owner,
    whole: undefined,
    callees: new Map(),
    requests: [],
    untold: [],
    isEarly: flow.run === 0,
  };
  made.owner ??= made as Frame;
  made.whole = made as Frame;
  put(flow, known, key, made as Frame);
  flow.tasks.push(() => machine.runBody(made as Frame));
  return made as Frame;
}

/**
 * As much of the calls as there are frames for. The handlers of each function of the app run apart anyway; so what is not told apart here
 * is what one function does in several ways.
 */
function contextOf({ contexts }: Machine, code: Syntax, known: ReadonlyMap<string, Frame>, calls: readonly string[], count: number): readonly string[] {
  const three = calls.slice(0, 3);
  if (count < contexts.three || known.has(three.join(' '))) return three;
  const one = calls.slice(0, 1);
  // Long functions are rarely made to pass something on.
  return count < contexts.one * Math.min(1, 1000 / (code.end - code.start)) || known.has(one[0]!) ? one : [];
}
