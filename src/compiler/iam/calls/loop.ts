import { addNames } from './declarations.js';
import { elementsOfValue } from './element.js';
import { inherited, listMembers } from './member-list.js';
import { onFirst } from './key.js';
import type { Machine } from './machine.js';
import { assignTo } from './pattern.js';
import { declare, innerScope } from './scope.js';
import type { Syntax } from './syntax.js';
import { eachPlace } from './round.js';
import { fixedSlot, listen, newSlot, onUndo } from './flow.js';
import type { Scope, Slot } from './value.js';

/** Rounds of one loop that are told apart, and how much code that may be. */
const mostRounds = 2000;
const mostCode = 400_000;

/** `for (… of …)` and `for (… in …)`: a round for each element that is known by its place, and one for all others. */
export function runLoop(machine: Machine, node: Syntax, scope: Scope, runStatement: (machine: Machine, node: Syntax, scope: Scope) => void): void {
  const { flow } = machine;
  const from = machine.evaluate(node['right'], scope);
  const list = node.type === 'ForInStatement' ? fixedSlot(listMembers(machine, from, inherited, scope.frame, node.start)) : from;
  let rounds = 0;
  const run = (element: Slot, round: string): void => {
    rounds++;
    onUndo(flow, () => rounds--);
    const inner = innerScope(scope, scope.frame, `${scope.round}${round}`);
    const left: Syntax = node['left'];
    const target: Syntax = left.type === 'VariableDeclaration' ? left['declarations'][0].id : left;
    if (left.type === 'VariableDeclaration') {
      const names: string[] = [];
      addNames(target, names);
      // Also those of `var`, which the body of a round sees as they are in that round.
      for (const name of names) declare(machine, inner, name);
      if (left['kind'] === 'var') assignTo(machine, target, element, scope);
    }
    assignTo(machine, target, element, inner);
    runStatement(machine, node['body'], inner);
  };
  const others = newSlot(flow);
  onFirst(machine, others, () => run(others, ''));
  const most = Math.min(mostRounds, mostCode / (node.end - node.start));
  listen(flow, list, (value) => {
    if (value.kind !== 'thing' || value.shape !== 'array') return elementsOfValue(machine, value, others, scope.frame);
    eachPlace(
      machine,
      value,
      others,
      (slot, place) => {
        if (rounds >= most) return false;
        run(slot, `#${place}`);
        return true;
      },
      scope.frame === machine.modules || declares(machine, node),
    );
  });
  // What is looped over may not have been found.
  flow.late.push(() => {
    if (rounds === 0) run(fixedSlot(), '');
  });
}

/** Whether the loop declares handlers: each of them is one, as those may be that loops of modules declare by way of functions. */
function declares({ declaring }: Machine, { end, start }: Syntax): boolean {
  for (const at of declaring) if (start <= at && at < end) return true;
  return false;
}
