import { identifierName, literalText, memberName, nodeAt, type SyntaxNode, unwrapped } from '../../code/syntax-node.js';
import type { VariableDefault } from './code-value.js';
import { add, listen, newSlot } from './flow.js';
import type { Machine } from './machine.js';
import { lookup } from './scope.js';
import type { Syntax } from './syntax.js';
import { interned } from './thing.js';
import type { Scope, Slot, Value } from './value.js';

/** `process.env.TABLE ?? 'orders'`: the variable with its default; undefined for anything else. */
export function variableWithDefault(machine: Machine, node: Syntax, scope: Scope): Slot | undefined {
  const { left, right, operator } = node as unknown as { readonly left: Syntax; readonly right: Syntax; readonly operator: string };
  const name = operator === '&&' ? undefined : environmentName(left, scope);
  const text = literalText(right);
  if (name === undefined || text === undefined) return undefined;
  const variable = variableOr(machine, name, { text, alsoForEmpty: operator === '||' });
  const either = newSlot(machine.flow);
  // The code may set the variable itself.
  listen(machine.flow, machine.evaluate(left, scope), (value) =>
    add(machine.flow, either, value.kind === 'variable' && value.name === name ? variable : value),
  );
  return either;
}

export function variableOr(machine: Machine, name: string, otherwise: VariableDefault): Value {
  return interned(machine, `variable ${name} ${otherwise.alsoForEmpty} ${otherwise.text}`, { kind: 'variable', name, otherwise });
}

/** The `X` of `process.env.X`, where `process` is Node's own. */
function environmentName(node: SyntaxNode, scope: Scope): string | undefined {
  const variable = unwrapped(node);
  const environment = nodeAt(variable, 'object');
  if (environment === undefined || memberName(environment) !== 'env') return undefined;
  const isNodes = identifierName(nodeAt(environment, 'object')) === 'process' && lookup(scope, 'process') === undefined;
  return isNodes ? memberName(variable) : undefined;
}
