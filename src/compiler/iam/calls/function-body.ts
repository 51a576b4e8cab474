import { addNames } from './declarations.js';
import { defineField } from './class.js';
import { callSuper } from './closure-call.js';
import { functionCode, hasStatements, isClass } from './function-code.js';
import type { Machine } from './machine.js';
import { assignTo, named } from './pattern.js';
import { declare, innerScope, setSlot } from './scope.js';
import { giveBack, runStatements } from './statement.js';
import type { Syntax } from './syntax.js';
import { isText } from './text-kind.js';
import { add, fixedSlot, link, listen, newSlot, onUndo } from './flow.js';
import { withDefault } from './variable-default.js';
import type { Frame, Scope, Slot } from './value.js';

/** Runs a function's code once, with all that its arguments may be. */
export function runBody(machine: Machine, frame: Frame): void {
  const code = frame.code!;
  const { body, parameters, rest } = functionCode(machine, code);
  const scope = innerScope(frame.closure!.closure!.scope, frame, '');
  if (isClass(code)) runFields(machine, code, scope);
  if (frame.generator !== undefined) add(machine.flow, frame.result, frame.generator);
  else if (code['async'] === true) link(machine.flow, machine.other, frame.result);
  bind(machine, scope, parameters, rest);
  if (body === undefined) return passOn(machine, frame, scope);
  if (!hasStatements(body)) giveBack(machine, machine.evaluate(body, scope), scope);
  else runStatements(machine, body, body['body'], scope, true);
}

function bind(machine: Machine, scope: Scope, parameters: readonly Syntax[], rest: Syntax | undefined): void {
  const names: string[] = [];
  parameters.forEach((parameter, index) => {
    // The variable is the argument itself.
    if (parameter.type === 'Identifier') setSlot(scope, parameter['name'], scope.frame.args[index]!);
    else addNames(parameter, names);
  });
  if (rest !== undefined) addNames(rest, names);
  for (const name of names) declare(machine, scope, name);
  parameters.forEach((parameter, index) => {
    if (parameter.type === 'Identifier') return;
    const given = scope.frame.args[index]!;
    if (parameter.type === 'AssignmentPattern') assignTo(machine, parameter['left'], givenOrDefault(machine, parameter, given, scope), scope);
    else assignTo(machine, parameter, given, scope);
  });
  if (rest !== undefined) assignTo(machine, rest, fixedSlot(scope.frame.restArgs!), scope);
}

/** A default counts where an argument may be `undefined`. */
function givenOrDefault(machine: Machine, parameter: Syntax, given: Slot, scope: Scope): Slot {
  const { flow } = machine;
  const fallback = named(machine, parameter['right'], parameter['left'], scope);
  const both = newSlot(flow);
  let isUsed = false;
  const use = (): void => {
    if (isUsed) return;
    isUsed = true;
    onUndo(flow, () => (isUsed = false));
    link(flow, fallback, both);
  };
  listen(flow, given, (value) => {
    if (value.kind === 'variable') return add(flow, both, withDefault(machine, value, fallback, false));
    if (value.kind !== 'nothing') add(flow, both, value);
    if (!isText(value) && value.kind !== 'thing' && value.kind !== 'sdk') use();
  });
  if (given.values.length > 0) return both;
  flow.late.push(() => {
    if (given.values.length === 0) use();
  });
  return both;
}

function runFields(machine: Machine, code: Syntax, scope: Scope): void {
  for (const member of code['body'].body as readonly Syntax[])
    if (member.type === 'PropertyDefinition' && member['static'] !== true) defineField(machine, member, scope, scope.frame.self);
}

/** A class without a constructor passes all on to the class above. */
function passOn(machine: Machine, frame: Frame, { round }: Scope): void {
  if (frame.allArgs === undefined) return;
  const { start } = frame.code!;
  callSuper(machine, { frame, at: start, key: `${start}s${round}`, args: [], spread: fixedSlot(frame.allArgs), result: machine.none, isNew: false, depth: 0 });
}
