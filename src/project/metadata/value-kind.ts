import type { Expression, Node, TSEnumMember } from 'oxc-parser';
import { type Kind, kindOfUnion } from './kind.js';
import type { TypeSymbol } from './symbol.js';
import type { Types } from './types.js';

/** What `typeof name` is. */
export async function typeofKind(symbol: TypeSymbol | undefined, types: Types): Promise<Kind> {
  if (symbol?.is === 'member') return enumKind(symbol.nodes, symbol.name);
  if (symbol?.is === 'builtin') return typeof symbol.value === 'function' && !isClass(symbol.value) ? 'function' : 'object';
  if (symbol?.is !== 'declared') return 'unknown';
  const { nodes, scope } = symbol;
  for (const node of nodes) {
    if (node.type === 'VariableDeclarator') {
      const annotation = node.id.typeAnnotation?.typeAnnotation;
      return annotation === undefined || annotation === null ? expressionKind(node.init) : types.kindOf(annotation, scope, types, 0);
    }
    if (/^(?:Class|TSEnum|TSModule)/.test(node.type)) return 'object';
    if (/Function/.test(node.type)) return 'function';
  }
  return 'unknown';
}

function isClass(value: object): boolean {
  return /^class\b/.test(Function.prototype.toString.call(value));
}

/** What an expression gives, as far as it shows. */
export function expressionKind(written: Expression | null): Kind {
  const expression = unwrapped(written);
  switch (expression?.type) {
    case 'Literal':
      if ('bigint' in expression) return 'bigint';
      if ('regex' in expression) return 'object';
      return expression.value === null ? 'void' : (typeof expression.value as 'boolean' | 'number' | 'string');
    case 'TemplateLiteral':
      return 'string';
    case 'ArrayExpression':
      return 'array';
    case 'ArrowFunctionExpression':
    case 'FunctionExpression':
      return 'function';
    case 'ObjectExpression':
    case 'ClassExpression':
    case 'NewExpression':
      return 'object';
    case 'UnaryExpression':
      return expression.operator === '!' ? 'boolean' : expression.operator === 'typeof' ? 'string' : expressionKind(expression.argument);
    default:
      return 'unknown';
  }
}

/** Without `as const`, `satisfies …`, and `Object.freeze(…)` around it. */
export function unwrapped(expression: Expression | null): Expression | null {
  switch (expression?.type) {
    case 'TSAsExpression':
      return expression.typeAnnotation.type === 'TSTypeReference' ? unwrapped(expression.expression) : expression;
    case 'TSSatisfiesExpression':
    case 'ParenthesizedExpression':
      return unwrapped(expression.expression);
    case 'CallExpression': {
      const { arguments: given, callee } = expression;
      const isFreeze = callee.type === 'MemberExpression' && callee.property.type === 'Identifier' && callee.property.name === 'freeze';
      return isFreeze && given[0] !== undefined && given[0].type !== 'SpreadElement' ? unwrapped(given[0]) : expression;
    }
    default:
      return expression;
  }
}

/** What the values of an enum are, or one of them. */
export function enumKind(nodes: readonly Node[], name?: string): Kind {
  const members = nodes.flatMap((node) => (node.type === 'TSEnumDeclaration' ? node.body.members : []));
  const kinds = new Map<string, Kind>();
  for (const member of members) kinds.set(memberName(member), member.initializer === null ? 'number' : initializerKind(member.initializer, kinds));
  if (name !== undefined) return kinds.get(name) ?? 'unknown';
  // An enum without members is a number to TypeScript.
  return kinds.size === 0 ? 'number' : kindOfUnion([...kinds.values()], true);
}

export function memberName({ id }: TSEnumMember): string {
  return id.type === 'Identifier' ? id.name : id.type === 'Literal' ? String(id.value) : '';
}

function initializerKind(expression: Expression, known: ReadonlyMap<string, Kind>): Kind {
  switch (expression.type) {
    case 'Literal':
      return typeof expression.value === 'string' ? 'string' : 'number';
    case 'TemplateLiteral':
      return 'string';
    case 'Identifier':
      return known.get(expression.name) ?? 'number';
    case 'MemberExpression':
      return expression.property.type === 'Identifier' ? (known.get(expression.property.name) ?? 'number') : 'number';
    case 'ParenthesizedExpression':
      return initializerKind(expression.expression, known);
    case 'BinaryExpression': {
      const { left, operator, right } = expression;
      if (operator !== '+') return 'number';
      return [left, right].some((side) => initializerKind(side, known) === 'string') ? 'string' : 'number';
    }
    default:
      return 'number';
  }
}
