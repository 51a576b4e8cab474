import { evaluateArray, evaluateObject } from './literal.js';
import { evaluateAssignment } from './pattern.js';
import { evaluateCall } from './call-expression.js';
import { evaluateClass } from './class.js';
import { callInstanceCheck, convert, placeOf } from './conversion.js';
import { closureSlot } from './expression-function.js';
import { elementsOf } from './element.js';
import { noteGuardedCall } from './guarded-call.js';
import { plainName, readKey } from './key-access.js';
import type { Machine } from './machine.js';
import { readGlobal } from './member.js';
import { moduleValue } from './module-value.js';
import { onKey } from './key.js';
import { lookup } from './scope.js';
import { superOf } from './super.js';
import type { Syntax } from './syntax.js';
import { settled } from './thenable.js';
import { field, textSlot, unknownAt } from './thing.js';
import { add, fixedSlot, link, listen, newSlot } from './flow.js';
import type { Scope, Slot } from './value.js';
import { chosenVariable, evaluateDefault } from './variable-default.js';

/** All that an expression may be. */
export function evaluateExpression(machine: Machine, node: Syntax, scope: Scope): Slot {
  switch (node.type) {
    case 'Identifier':
      return readVariable(machine, node, scope);
    case 'Literal':
      return typeof node['value'] === 'string' ? textSlot(machine, node['value']) : machine.other;
    case 'TemplateLiteral':
      return evaluateTemplate(machine, node, scope);
    case 'ThisExpression':
      return scope.frame.owner.self;
    case 'ArrayExpression':
      return evaluateArray(machine, node, scope);
    case 'ObjectExpression':
      return evaluateObject(machine, node, scope);
    case 'FunctionExpression':
    case 'ArrowFunctionExpression':
      return closureSlot(machine, node, scope);
    case 'ClassExpression':
      return evaluateClass(machine, node, scope, undefined);
    case 'UnaryExpression':
    case 'UpdateExpression': {
      if (node['operator'] === 'delete') deleteMember(machine, node['argument'], scope);
      const given = machine.evaluate(node['argument'], scope);
      if (/[-+~]/.test(node['operator'])) convert(machine, given, placeOf(node, scope));
      return node['operator'] === 'void' ? machine.none : machine.other;
    }
    case 'BinaryExpression':
      return evaluateBinary(machine, node, scope);
    case 'LogicalExpression':
      if (node['operator'] !== '&&') return evaluateDefault(machine, node, scope);
      machine.evaluate(node['left'], scope);
      return orNothing(machine, machine.evaluate(node['right'], scope));
    case 'ConditionalExpression': {
      const variable = chosenVariable(machine, node, scope);
      if (variable !== undefined) return variable;
      machine.evaluate(node['test'], scope);
      noteGuardedCall(machine, node);
      return either(machine, machine.evaluate(node['consequent'], scope), machine.evaluate(node['alternate'], scope));
    }
    case 'AssignmentExpression':
      return evaluateAssignment(machine, node, scope);
    case 'MemberExpression':
      return evaluateMember(machine, node, scope);
    case 'CallExpression':
    case 'NewExpression':
    case 'TaggedTemplateExpression':
      return evaluateCall(machine, node, scope);
    case 'ChainExpression':
      return orNothing(machine, machine.evaluate(node['expression'], scope));
    case 'ParenthesizedExpression':
      return machine.evaluate(node['expression'], scope);
    case 'SequenceExpression': {
      let last = machine.none;
      for (const one of node['expressions']) last = machine.evaluate(one, scope);
      return last;
    }
    case 'AwaitExpression':
      return settled(machine, machine.evaluate(node['argument'], scope), placeOf(node, scope));
    case 'YieldExpression':
      return evaluateYield(machine, node, scope);
    case 'ImportExpression':
      return evaluateImport(machine, node, scope);
    case 'MetaProperty':
      return machine.opaque;
    default:
      return machine.none;
  }
}

function evaluateImport(machine: Machine, node: Syntax, scope: Scope): Slot {
  const module = newSlot(machine.flow);
  const isPlain = node['source'].type === 'Literal';
  onKey(machine, machine.evaluate(node['source'], scope), (name) => {
    // Files of the app that are imported by names that are put together are in the bundle; that is not how they are found.
    if (name !== undefined && !isPlain && /^\.{0,2}\//.test(name)) return;
    add(machine.flow, module, name === undefined ? unknownAt(machine, node.start) : moduleValue(machine, name));
  });
  return module;
}

function readVariable(machine: Machine, node: Syntax, scope: Scope): Slot {
  const name: string = node['name'];
  const slot = lookup(scope, name);
  if (slot !== undefined) return slot;
  if (name === 'undefined') return machine.none;
  const all = scope.frame.owner.allArgs;
  if (name === 'arguments' && all !== undefined) return fixedSlot(all);
  const read = newSlot(machine.flow);
  readGlobal(machine, name, read);
  return read;
}

function evaluateTemplate(machine: Machine, node: Syntax, scope: Scope): Slot {
  const quasis: readonly Syntax[] = node['quasis'];
  const expressions: readonly Syntax[] = node['expressions'];
  const texts = quasis.map((quasi) => textSlot(machine, quasi['value'].cooked ?? ''));
  if (expressions.length === 0) return texts[0]!;
  const parts: Slot[] = [texts[0]!];
  expressions.forEach((expression, index) => parts.push(machine.evaluate(expression, scope), texts[index + 1]!));
  for (const part of parts) convert(machine, part, placeOf(node, scope));
  return fixedSlot({ kind: 'joined', parts, at: node.start });
}

function evaluateBinary(machine: Machine, node: Syntax, scope: Scope): Slot {
  // Long sums are deep on their left.
  const parts: Slot[] = [];
  let left = node;
  let isSum = true;
  let isConverted = false;
  while (left.type === 'BinaryExpression') {
    if (left['operator'] !== '+') isSum = false;
    if (left['operator'] === 'instanceof')
      callInstanceCheck(machine, machine.evaluate(left['right'], scope), machine.evaluate(left['left'], scope), placeOf(node, scope));
    else if (!/^[!=]==$/.test(left['operator'])) isConverted = true;
    if (left['right'].type !== 'PrivateIdentifier') parts.push(machine.evaluate(left['right'], scope));
    left = left['left'];
  }
  if (left.type !== 'PrivateIdentifier') parts.push(machine.evaluate(left, scope));
  if (isConverted) for (const part of parts) convert(machine, part, placeOf(node, scope));
  return isSum ? fixedSlot({ kind: 'joined', parts: parts.reverse(), at: node.start }) : machine.other;
}

export function union(machine: Machine, left: Slot, right: Slot): Slot {
  if (left === right || right === machine.none) return left;
  if (left === machine.none) return right;
  const both = newSlot(machine.flow);
  link(machine.flow, left, both);
  link(machine.flow, right, both);
  return both;
}

/** What is deleted may be there still, as nobody knows when that is. */
function deleteMember(machine: Machine, node: Syntax, scope: Scope): void {
  const name = node.type === 'MemberExpression' && node['object'].type !== 'Super' ? plainName(node) : undefined;
  if (name === undefined) return;
  listen(machine.flow, machine.evaluate(node['object'], scope), (value) => {
    if (value.kind === 'thing' && value.shape === 'object') add(machine.flow, field(machine, value, name), machine.none.values[0]!);
  });
}

function either(machine: Machine, left: Slot, right: Slot): Slot {
  if (right === machine.none) return orNothing(machine, left);
  return left === machine.none ? orNothing(machine, right) : union(machine, left, right);
}

/** What `a && b` gives where `a` does not hold names nothing. */
function orNothing({ flow, none, other, opaque }: Machine, given: Slot): Slot {
  if (given === none || given === other || given === opaque) return given;
  const both = newSlot(flow);
  add(flow, both, none.values[0]!);
  link(flow, given, both);
  return both;
}

function evaluateMember(machine: Machine, node: Syntax, scope: Scope): Slot {
  const to = newSlot(machine.flow);
  const base = node['object'].type === 'Super' ? superOf(machine, scope) : machine.evaluate(node['object'], scope);
  readKey(machine, node, scope, base, to);
  return to;
}

function evaluateYield(machine: Machine, node: Syntax, scope: Scope): Slot {
  const { flow } = machine;
  const { generator } = scope.frame;
  const result = newSlot(flow);
  add(flow, result, unknownAt(machine, node.start));
  if (node['argument'] === null) return result;
  const given = machine.evaluate(node['argument'], scope);
  if (generator === undefined) return result;
  if (node['delegate'] !== true) link(flow, given, generator.rest);
  else {
    elementsOf(machine, given, generator.rest, scope.frame);
    elementsOf(machine, given, result, scope.frame);
  }
  return result;
}
