import type { VariableDefault } from './code-value.js';
import { add, listen, newSlot } from './flow.js';
import type { Machine } from './machine.js';
import { lookup } from './scope.js';
import type { Syntax } from './syntax.js';
import { interned } from './thing.js';
import type { Scope, Slot } from './value.js';

/** `process.env.TABLE ?? 'orders'`: the variable with its default; undefined for anything else. */
export function variableWithDefault(machine: Machine, node: Syntax, scope: Scope): Slot | undefined {
  const { left, right, operator } = node as unknown as { readonly left: Syntax; readonly right: Syntax; readonly operator: string };
  const name = operator === '&&' ? undefined : environmentName(left, scope);
  if (name === undefined || right.type !== 'Literal' || typeof right['value'] !== 'string') return undefined;
  const otherwise: VariableDefault = { text: right['value'], alsoForEmpty: operator === '||' };
  const variable = interned(machine, `variable ${name} ${operator} ${otherwise.text}`, { kind: 'variable', name, otherwise });
  const either = newSlot(machine.flow);
  // The code may set the variable itself.
  listen(machine.flow, machine.evaluate(left, scope), (value) =>
    add(machine.flow, either, value.kind === 'variable' && value.name === name ? variable : value),
  );
  return either;
}

/** The `X` of `process.env.X`, where `process` is Node's own. */
function environmentName(node: Syntax, scope: Scope): string | undefined {
  const [name, environment] = memberOf(node);
  if (environment === undefined) return undefined;
  const [member, object] = memberOf(environment);
  const isNodes = member === 'env' && object?.type === 'Identifier' && object['name'] === 'process' && lookup(scope, 'process') === undefined;
  return isNodes ? name : undefined;
}

/** `a.b`, `a?.b` and `a['b']`: `b` and `a`. */
function memberOf(node: Syntax): [name: string | undefined, object: Syntax | undefined] {
  if (node.type === 'ChainExpression') return memberOf(node['expression'] as Syntax);
  if (node.type !== 'MemberExpression') return [undefined, undefined];
  const property = node['property'] as Syntax;
  const name: unknown = node['computed'] === true ? property['value'] : property['name'];
  return typeof name === 'string' && property.type !== 'PrivateIdentifier' ? [name, node['object'] as Syntax] : [undefined, undefined];
}
