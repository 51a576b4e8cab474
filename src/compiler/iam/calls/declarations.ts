import type { Declarations, Machine } from './machine.js';
import type { Syntax } from './syntax.js';

export function declarationsOf(machine: Machine, owner: Syntax, statements: readonly Syntax[]): Declarations {
  const known = machine.declarations.get(owner);
  if (known !== undefined) return known;
  const names: string[] = [];
  const vars: string[] = [];
  const functions: Syntax[] = [];
  for (const statement of statements) {
    const inner: Syntax = (statement['declaration'] as Syntax | null | undefined) ?? statement;
    if (inner.type === 'FunctionDeclaration') functions.push(inner);
    else if (inner.type === 'ClassDeclaration' && inner['id'] !== null) names.push(inner['id'].name);
    else if (inner.type === 'VariableDeclaration' && inner['kind'] !== 'var') for (const one of inner['declarations']) addNames(one.id, names);
    addVars(inner, vars);
  }
  const made = { names, vars, functions };
  machine.declarations.set(owner, made);
  return made;
}

/** The variables that a pattern makes. */
export function addNames(pattern: Syntax, names: string[]): void {
  switch (pattern.type) {
    case 'Identifier':
      names.push(pattern['name']);
      return;
    case 'ObjectPattern':
      for (const property of pattern['properties']) addNames(property.type === 'RestElement' ? property.argument : property.value, names);
      return;
    case 'ArrayPattern':
      for (const element of pattern['elements']) if (element !== null) addNames(element, names);
      return;
    case 'AssignmentPattern':
      return addNames(pattern['left'], names);
    case 'RestElement':
      return addNames(pattern['argument'], names);
    default:
  }
}

/** Statements that hold others, by the properties that they hold them in. */
const inner: { readonly [type: string]: readonly string[] } = {
  BlockStatement: ['body'],
  CatchClause: ['body'],
  DoWhileStatement: ['body'],
  ForInStatement: ['left', 'body'],
  ForOfStatement: ['left', 'body'],
  ForStatement: ['init', 'body'],
  IfStatement: ['consequent', 'alternate'],
  LabeledStatement: ['body'],
  SwitchCase: ['consequent'],
  SwitchStatement: ['cases'],
  TryStatement: ['block', 'handler', 'finalizer'],
  WhileStatement: ['body'],
  WithStatement: ['body'],
};

function addVars(statement: Syntax, vars: string[]): void {
  if (statement.type === 'VariableDeclaration') {
    if (statement['kind'] === 'var') for (const one of statement['declarations']) addNames(one.id, vars);
    return;
  }
  for (const key of inner[statement.type] ?? []) {
    const value: unknown = statement[key];
    if (Array.isArray(value)) for (const one of value) addVars(one as Syntax, vars);
    else if (value !== null && value !== undefined) addVars(value as Syntax, vars);
  }
}
