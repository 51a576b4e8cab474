import { calledName, nodeAt } from '../../code/syntax-node.js';
import { allArguments } from './call-argument.js';
import { callSuper } from './closure-call.js';
import { decoratorHelper } from './decorator-code.js';
import { constantSlot, takesConstants } from './constant.js';
import { elementsOf } from './element.js';
import { decorateElement, runInitializers } from './element-decorator.js';
import { joinedList } from './joined-list.js';
import { eachKey, plainName } from './key-access.js';
import { callListeners } from './listeners.js';
import type { Machine } from './machine.js';
import { method as methodOf } from './method.js';
import { callGiven } from './native-call.js';
import { isNameHelper } from './name-helper.js';
import { passedFrom } from './passed.js';
import { lookup } from './scope.js';
import { superOf } from './super.js';
import type { Syntax } from './syntax.js';
import { isText } from './text-kind.js';
import { newThing, unknownAt } from './thing.js';
import { add, append, fixedSlot, link, listen, newSlot, put } from './flow.js';
import type { Call, Scope, Slot, Value } from './value.js';

/** `f(…)`, `new F(…)`, and a tag with its template. */
export function evaluateCall(machine: Machine, node: Syntax, scope: Scope): Slot {
  const callee: Syntax = node['callee'] ?? node['tag'];
  const helped = callee.type === 'Identifier' && node.type === 'CallExpression' ? evaluateHelper(machine, callee, node, scope) : undefined;
  if (helped !== undefined) return helped;
  const joined = node.type === 'CallExpression' ? joinedList(machine, callee, node, scope) : undefined;
  if (joined !== undefined) return joined;
  const at: number = callee.type === 'MemberExpression' ? callee['property'].start : node.start;
  const { args, spread } = argumentsOf(machine, node, scope);
  const call: Call = {
    frame: scope.frame,
    at,
    // Calls in a chain begin at one place.
    key: `${node.end}${scope.round}`,
    args,
    spread,
    result: newSlot(machine.flow),
    isNew: node.type === 'NewExpression',
    ...(isOnSplit(callee) && { isOnFresh: true }),
    depth: 0,
  };
  if (callee.type === 'Super') {
    callSuper(machine, call);
    return machine.none;
  }
  // In a stack trace, V8 has the place after a name that is a keyword: `app.delete(…)`.
  const declaredAt = machine.declaring.has(at) ? at : machine.declaring.has(callee.end) ? callee.end : undefined;
  if (declaredAt !== undefined) return declareHandlers(machine, declaredAt, call, callee, scope);
  let isCalled = false;
  let isFound = false;
  let hasOwner = false;
  const invoke = (target: Value, self: Slot): void => {
    isFound = true;
    if (target.kind === 'nothing') return;
    isCalled = true;
    machine.invoke(call, target, self);
  };
  callTargets(machine, callee, scope, invoke, ({ kind }) => {
    isFound = true;
    if (kind !== 'nothing') hasOwner = true;
  });
  // What is called may not have been found. Then what it gets may be called all the same.
  const assume = (): void => {
    if (isCalled) return;
    callGiven(machine, call, allArguments(machine, call), undefined);
    if (machine.eventWords.hasEmitters && mayEmit(callee)) callListeners(machine, call, machine.listeners, passedFrom(machine, call, 1), machine.none);
    // The code expects that there may be nothing to call, and so it is.
    const isAbsent = machine.guarded.has(node) ? isFound : !hasOwner && isOnOptional(callee, scope);
    if (!isAbsent) add(machine.flow, call.result, unknownAt(machine, at));
  };
  if (!isCalled) machine.flow.late.push(assume);
  return call.result;
}

/** `emitter.emit('saved')` */
function mayEmit(callee: Syntax): boolean {
  const member = callee.type === 'ChainExpression' ? (callee['expression'] as Syntax) : callee;
  return member.type === 'MemberExpression' && /^(?:emit|dispatchEvent)$/.test(plainName(member) ?? 'emit');
}

/** `store?.get()`, of a variable that nothing may ever be in; what follows in the chain is not reached either. */
function isOnOptional(callee: Syntax, scope: Scope): boolean {
  if (callee.type !== 'MemberExpression') return false;
  const owner: Syntax = callee['object'];
  if (owner.type === 'CallExpression') return isOnOptional(owner['callee'], scope);
  return callee['optional'] === true && owner.type === 'Identifier' && lookup(scope, owner['name']) !== undefined;
}

/** `text.split('/').pop()`: nothing else has the list. */
function isOnSplit(callee: Syntax): boolean {
  if (callee.type !== 'MemberExpression') return false;
  const called = nodeAt(callee, 'object');
  return called?.type === 'CallExpression' && calledName(called) === 'split';
}

/** @param onOwner called when something is found that may have the method */
function callTargets(
  machine: Machine,
  callee: Syntax,
  scope: Scope,
  invoke: (target: Value, self: Slot) => void,
  onOwner: (value: Value) => void = () => undefined,
): void {
  const { flow } = machine;
  const member = callee.type === 'ChainExpression' ? (callee['expression'] as Syntax) : callee;
  if (member.type !== 'MemberExpression') return listen(flow, machine.evaluate(callee, scope), (target) => invoke(target, machine.none));
  const isSuper = member['object'].type === 'Super';
  const base = isSuper ? superOf(machine, scope) : machine.evaluate(member['object'], scope);
  eachKey(machine, member, scope, base, (value, name) => {
    onOwner(value);
    const method = newSlot(flow);
    const self = isSuper ? scope.frame.owner.self : fixedSlot(value);
    if (name !== undefined && isOutside(value, name)) add(flow, method, methodOf(machine, value, name));
    else machine.read(value, name, method, scope.frame, member.start);
    listen(flow, method, (target) => invoke(target, self));
  });
}

/** Whether a method is not in the code. What an object of Node was given is not what its methods are. */
function isOutside(value: Value, name: string): boolean {
  if (value.kind === 'thing') return value.shape === 'native' && !value.written.has(name);
  return isText(value) || value.kind === 'other' || value.kind === 'opaque' || value.kind === 'schema' || value.kind === 'symbol';
}

function argumentsOf(machine: Machine, node: Syntax, scope: Scope): Pick<Call, 'args' | 'spread'> {
  if (node.type === 'TaggedTemplateExpression') {
    const given: readonly Syntax[] = node['quasi'].expressions;
    return { args: [machine.other, ...given.map((one) => machine.evaluate(one, scope))], spread: undefined };
  }
  const all: readonly Syntax[] = node['arguments'];
  const first = all.findIndex(({ type }) => type === 'SpreadElement');
  if (first < 0) {
    const mayBeConstant = takesConstants(node['callee']);
    return { args: all.map((one) => (mayBeConstant ? constantSlot(machine, one) : undefined) ?? machine.evaluate(one, scope)), spread: undefined };
  }
  const args = all.slice(0, first).map((one) => machine.evaluate(one, scope));
  if (first === all.length - 1) return { args, spread: machine.evaluate(all[first]!['argument'], scope) };
  const list = newThing(machine, 'array', node.start);
  for (const one of all.slice(first)) {
    if (one.type === 'SpreadElement') elementsOf(machine, machine.evaluate(one['argument'], scope), list.rest, scope.frame);
    else link(machine.flow, machine.evaluate(one, scope), list.rest);
  }
  return { args, spread: fixedSlot(list) };
}

/** A call that declares handlers calls none of them. */
function declareHandlers(machine: Machine, at: number, call: Call, callee: Syntax, scope: Scope): Slot {
  const { declared, flow } = machine;
  const calls = declared.get(at) ?? put(flow, declared, at, []);
  append(flow, calls, { name: call.args[0], all: allArguments(machine, call) });
  callTargets(machine, callee, scope, (target, self) => {
    if (target.kind === 'library') machine.invoke(call, target, self);
  });
  return call.result;
}

/** A call of one of the bundler's own functions that mean more than what they do. */
function evaluateHelper(machine: Machine, callee: Syntax, node: Syntax, scope: Scope): Slot | undefined {
  const target = lookup(scope, callee['name'])?.values[0];
  if (target?.kind !== 'thing' || target.closure === undefined) return undefined;
  if (isNameHelper(target.closure.code)) return nameFunction(machine, node, scope);
  if (node['arguments'].length < 2 || node['arguments'][1].type !== 'Literal') return undefined;
  const kind = decoratorHelper(machine, target.closure.code);
  if (kind === undefined) return undefined;
  return kind === 'decorate' ? decorateElement(machine, target.closure, node, scope) : runInitializers(machine, node, scope);
}

/** `name(function, 'save')`, which the bundler writes around functions: the function itself. */
function nameFunction(machine: Machine, node: Syntax, scope: Scope): Slot {
  const [value, name] = node['arguments'] as readonly Syntax[];
  const slot = machine.evaluate(value!, scope);
  if (name?.type === 'Literal')
    listen(machine.flow, slot, (one) => {
      if (one.kind === 'thing') machine.names.set(one, String(name['value']));
    });
  return slot;
}
