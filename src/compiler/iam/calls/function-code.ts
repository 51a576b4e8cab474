import { fallsOff } from './falls-off.js';
import type { FunctionCode, Machine } from './machine.js';
import type { Syntax } from './syntax.js';

export function isClass({ type }: Syntax): boolean {
  return type === 'ClassDeclaration' || type === 'ClassExpression';
}

export function hasOwnThis({ type }: Syntax): boolean {
  return type !== 'ArrowFunctionExpression';
}

/** A class's code is its constructor's. */
export function functionCode(machine: Machine, code: Syntax): FunctionCode {
  const known = machine.functions.get(code);
  if (known !== undefined) return known;
  const inner = isClass(code) ? constructorOf(code) : code;
  const all: readonly Syntax[] = inner?.['params'] ?? [];
  const last = all.at(-1);
  const rest = last?.type === 'RestElement' ? last : undefined;
  const text = machine.code.slice(code.start, code.end);
  const isOwner = hasOwnThis(code);
  const body: Syntax | undefined = inner?.['body'];
  const made: FunctionCode = {
    isConstant: all.length === 0 && !isClass(code) && (!isOwner || !/\b(?:this|super|arguments)\b/.test(text)),
    parameters: rest === undefined ? all : all.slice(0, -1),
    rest: rest?.['argument'],
    // A derived class without a constructor passes on all that it gets.
    usesArguments: (isOwner && text.includes('arguments')) || (inner === undefined && code['superClass'] !== null),
    body,
    fallsOff: hasStatements(body) && fallsOff(body['body']),
  };
  machine.functions.set(code, made);
  return made;
}

/** The body of an arrow function may be an expression. */
export function hasStatements(body: Syntax | undefined): body is Syntax {
  return body?.type === 'BlockStatement' || body?.type === 'FunctionBody';
}

function constructorOf(code: Syntax): Syntax | undefined {
  const members: readonly Syntax[] = code['body'].body;
  return members.find((member) => member['kind'] === 'constructor')?.['value'];
}
