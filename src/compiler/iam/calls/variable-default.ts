import { identifierName, memberName, nodeAt, type SyntaxNode, unwrapped } from '../../code/syntax-node.js';
import { add, link, listen, newSlot, put } from './flow.js';
import type { Machine } from './machine.js';
import { lookup } from './scope.js';
import type { Syntax } from './syntax.js';
import type { EnvironmentVariable, Scope, Slot, Value } from './value.js';

/** `a ?? b` and `a || b`: both, but for `a` that is an environment variable, of which `b` is the default. */
export function evaluateDefault(machine: Machine, node: Syntax, scope: Scope): Slot {
  const left: Syntax = node['left'];
  const values = machine.evaluate(left, scope);
  return orElse(machine, values, machine.evaluate(node['right'], scope), node['operator'] === '||', isEnvironment(left, scope));
}

/** `variable ? variable : b`, in any order; undefined for any other choice. */
export function chosenVariable(machine: Machine, node: Syntax, scope: Scope): Slot | undefined {
  const { test, consequent, alternate } = node as unknown as { readonly test: Syntax; readonly consequent: Syntax; readonly alternate: Syntax };
  const [variable, other] = environmentName(consequent, scope) === undefined ? [alternate, consequent] : [consequent, alternate];
  const name = environmentName(variable, scope);
  if (name === undefined || !asksFor(test, name, scope)) return undefined;
  machine.evaluate(test, scope);
  return orElse(machine, machine.evaluate(variable, scope), machine.evaluate(other, scope), true, false);
}

/** @param isOnly whether there is nothing else than the variables, so that the default counts only where these are missing */
function orElse(machine: Machine, values: Slot, fallback: Slot, alsoForEmpty: boolean, isOnly: boolean): Slot {
  const { flow } = machine;
  if (values === machine.none) return fallback;
  const either = newSlot(flow);
  if (!isOnly) link(flow, fallback, either);
  linkWithDefault(machine, values, either, fallback, alsoForEmpty);
  return either;
}

/** All values, of which the variables get a default. */
export function linkWithDefault(machine: Machine, from: Slot, to: Slot, fallback: Slot, alsoForEmpty: boolean): void {
  const { flow } = machine;
  listen(flow, from, (value) => {
    if (value.kind !== 'nothing') add(flow, to, value.kind === 'variable' ? withDefault(machine, value, fallback, alsoForEmpty) : value);
  });
}

/**
 * A variable with a default. For one that has a default already, either counts, and variables in the old default get the new one. There is one value for
 * each default, so that no loop makes more and more.
 */
export function withDefault(machine: Machine, variable: EnvironmentVariable, fallback: Slot, alsoForEmpty: boolean): Value {
  const { defaulted, flow } = machine;
  const { name, otherwise } = variable;
  const known = defaulted.get(fallback) ?? put(flow, defaulted, fallback, new Map<string | Slot, Value>());
  const key = `${alsoForEmpty} ${otherwise?.alsoForEmpty} ${name}`;
  const made = known.get(key);
  if (otherwise === undefined) return made ?? put(flow, known, key, { kind: 'variable', name, otherwise: { slot: fallback, alsoForEmpty } });
  if (variable === made) return made;
  const either = (made as EnvironmentVariable | undefined)?.otherwise?.slot ?? newSlot(flow);
  const value = made ?? put(flow, known, key, { kind: 'variable', name, otherwise: { slot: either, alsoForEmpty: alsoForEmpty || otherwise.alsoForEmpty } });
  if (known.has(otherwise.slot)) return value;
  put(flow, known, otherwise.slot, value);
  link(flow, fallback, either);
  linkWithDefault(machine, otherwise.slot, either, fallback, alsoForEmpty);
  return value;
}

/** Whether an expression is an environment variable, or one of several. */
function isEnvironment(node: SyntaxNode, scope: Scope): boolean {
  const { type, left, operator, right } = unwrapped(node) as SyntaxNode & { readonly left: SyntaxNode; readonly right: SyntaxNode };
  if (type === 'LogicalExpression') return operator !== '&&' && isEnvironment(left, scope) && isEnvironment(right, scope);
  return environmentName(node, scope) !== undefined;
}

/** `x`, `!x`, `x === undefined`, `x !== ''`. */
function asksFor(test: SyntaxNode, name: string, scope: Scope): boolean {
  const node = unwrapped(test);
  const parts = [nodeAt(node, 'argument'), nodeAt(node, 'left'), nodeAt(node, 'right')].filter((part) => part !== undefined);
  return environmentName(node, scope) === name || parts.some((part) => environmentName(part, scope) === name);
}

/** The `X` of `process.env.X`, where `process` is Node's own. */
function environmentName(node: SyntaxNode, scope: Scope): string | undefined {
  const variable = unwrapped(node);
  const environment = nodeAt(variable, 'object');
  if (environment === undefined || memberName(environment) !== 'env') return undefined;
  const isNodes = identifierName(nodeAt(environment, 'object')) === 'process' && lookup(scope, 'process') === undefined;
  return isNodes ? memberName(variable) : undefined;
}
