import { runLoop } from './loop.js';
import type { Machine } from './machine.js';
import { bindModule } from './module-binding.js';
import { assignTo, named } from './pattern.js';
import { addNames } from './declarations.js';
import { placeOf } from './conversion.js';
import { settled } from './thenable.js';
import { throwAll } from './thrown.js';
import { declare, declaresAny, hoist, innerScope } from './scope.js';
import { functionCode } from './function-code.js';
import { noteAssignedNext } from './sure-name.js';
import type { Syntax } from './syntax.js';
import { unknownAt } from './thing.js';
import { evaluateClass } from './class.js';
import { add, link, newSlot } from './flow.js';
import type { Scope, Slot } from './value.js';

export function runStatements(machine: Machine, owner: Syntax, statements: readonly Syntax[], scope: Scope, isBody: boolean): void {
  hoist(machine, scope, owner, statements, isBody);
  statements.forEach((statement, index) => {
    if (statement.type === 'VariableDeclaration') noteAssignedNext(machine, statement, statements, index + 1);
    runStatement(machine, statement, scope);
  });
}

/** All branches are run, in the order of the text. */
export function runStatement(machine: Machine, node: Syntax, scope: Scope): void {
  switch (node.type) {
    case 'ExpressionStatement':
      machine.evaluate(node['expression'], scope);
      return;
    case 'VariableDeclaration':
      for (const one of node['declarations']) {
        if (one.init !== null) assignTo(machine, one.id, initial(machine, one, scope), scope);
        // Of `var`, another declaration may have given it a value.
        else if (node['kind'] === 'let') assignTo(machine, one.id, machine.none, scope);
      }
      return;
    case 'ClassDeclaration':
      return assignTo(machine, node['id'], evaluateClass(machine, node, scope, undefined), scope);
    case 'ReturnStatement':
      giveBack(machine, node['argument'] === null ? machine.none : machine.evaluate(node['argument'], scope), scope);
      return;
    case 'BlockStatement':
      return runBlock(machine, node, node['body'], scope);
    case 'IfStatement':
      machine.evaluate(node['test'], scope);
      runStatement(machine, node['consequent'], scope);
      return runIfThere(machine, node['alternate'], scope);
    case 'ForStatement': {
      const inner = innerScope(scope);
      if (node['init'] !== null) {
        if (node['init'].type !== 'VariableDeclaration') machine.evaluate(node['init'], inner);
        else {
          if (node['init'].kind !== 'var') declareAll(machine, node['init'], inner);
          runStatement(machine, node['init'], inner);
        }
      }
      if (node['test'] !== null) machine.evaluate(node['test'], inner);
      if (node['update'] !== null) machine.evaluate(node['update'], inner);
      return runStatement(machine, node['body'], inner);
    }
    case 'ForInStatement':
    case 'ForOfStatement':
      return runLoop(machine, node, scope, runStatement);
    case 'WhileStatement':
    case 'DoWhileStatement':
      machine.evaluate(node['test'], scope);
      return runStatement(machine, node['body'], scope);
    case 'TryStatement':
      runStatement(machine, node['block'], scope);
      if (node['handler'] !== null) runCatch(machine, node['handler'], scope);
      return runIfThere(machine, node['finalizer'], scope);
    case 'ThrowStatement':
      return throwAll(machine, machine.evaluate(node['argument'], scope));
    case 'SwitchStatement': {
      machine.evaluate(node['discriminant'], scope);
      const cases: readonly Syntax[] = node['cases'];
      for (const one of cases) if (one['test'] !== null) machine.evaluate(one['test'], scope);
      return runBlock(
        machine,
        node,
        cases.flatMap((one) => one['consequent'] as Syntax[]),
        scope,
      );
    }
    case 'LabeledStatement':
      return runStatement(machine, node['body'], scope);
    case 'WithStatement':
      machine.evaluate(node['object'], scope);
      return runStatement(machine, node['body'], scope);
    case 'ImportDeclaration':
      return bindModule(machine, node, scope);
    case 'ExportNamedDeclaration':
      return runIfThere(machine, node['declaration'], scope);
    case 'ExportDefaultDeclaration':
      return runDefaultExport(machine, node['declaration'], scope);
    default:
  }
}

function runIfThere(machine: Machine, node: Syntax | null, scope: Scope): void {
  if (node !== null) runStatement(machine, node, scope);
}

function runBlock(machine: Machine, owner: Syntax, statements: readonly Syntax[], scope: Scope): void {
  if (!declaresAny(machine, owner, statements)) {
    for (const statement of statements) runStatement(machine, statement, scope);
    return;
  }
  runStatements(machine, owner, statements, innerScope(scope), false);
}

function initial(machine: Machine, declarator: Syntax, scope: Scope): Slot {
  const { id, init } = declarator as unknown as { id: Syntax; init: Syntax };
  if (init.type === 'ClassExpression') return evaluateClass(machine, init, scope, id.type === 'Identifier' ? (id['name'] as string) : undefined);
  return named(machine, init, id, scope);
}

function runDefaultExport(machine: Machine, node: Syntax, scope: Scope): void {
  if (node.type === 'ClassDeclaration' && node['id'] !== null) runStatement(machine, node, scope);
  else if (node.type === 'ClassDeclaration') evaluateClass(machine, node, scope, undefined);
  else if (node.type !== 'FunctionDeclaration') machine.evaluate(node, scope);
}

/** Of a generator, what it returns is among what `yield*` gives. */
export function giveBack(machine: Machine, given: Slot, { frame }: Scope): void {
  const { code } = frame;
  const value = code !== undefined && code['async'] === true ? settled(machine, given, placeOf(code, { frame, round: '' })) : given;
  if (frame.generator !== undefined) return link(machine.flow, value, frame.generator.rest);
  link(machine.flow, value, frame.result);
  if (code !== undefined && functionCode(machine, code).fallsOff) add(machine.flow, frame.result, machine.none.values[0]!);
}

export function declareAll(machine: Machine, declaration: Syntax, scope: Scope): void {
  const names: string[] = [];
  for (const one of declaration['declarations']) addNames(one.id, names);
  for (const name of names) declare(machine, scope, name);
}

function runCatch(machine: Machine, handler: Syntax, scope: Scope): void {
  const inner = innerScope(scope);
  if (handler['param'] !== null) {
    const names: string[] = [];
    addNames(handler['param'], names);
    for (const name of names) declare(machine, inner, name);
    const caught = newSlot(machine.flow);
    link(machine.flow, machine.caught, caught);
    add(machine.flow, caught, unknownAt(machine, handler['param'].start));
    assignTo(machine, handler['param'], caught, inner);
  }
  runStatement(machine, handler['body'], inner);
}
