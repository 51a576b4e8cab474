import type { SyntaxNode } from '../../code/syntax-node.js';
import { callsOf, withIdle } from './found-calls.js';
import { runRoots } from './root-run.js';
import { newMachine } from './new-machine.js';
import { bindModule } from './module-binding.js';
import type { FunctionRoots } from './root.js';
import type { ReachedCalls } from './sdk-call.js';
import { runStatements } from './statement.js';
import type { Syntax } from './syntax.js';
import { settle, undoRun } from './flow.js';

/** Steps that one run may take: more than a bundle of 20 MB needs. */
const mostWork = 3_000_000;

/**
 * What each function of the app can ask of AWS. What the code's modules do while they are loaded counts for every function.
 *
 * The modules are evaluated first; then, on top of that, the handlers of one function, whose values are forgotten before the next.
 * So no function gets what another one does.
 *
 * @param program the bundle, parsed without nodes for parentheses
 * @param code its text, which the nodes' offsets are for
 * @returns by the functions' names
 */
export function reachedCalls(program: SyntaxNode, code: string, roots: readonly FunctionRoots[]): ReadonlyMap<string, ReachedCalls> {
  const machine = newMachine(code, new Set(roots.flatMap(({ handlers }) => handlers.map(({ at }) => at))));
  const { flow } = machine;
  const node: Syntax = program;
  const body: readonly Syntax[] = node['body'];
  const scope = { parent: undefined, slots: new Map(), frame: machine.modules, round: '' };
  for (const statement of body) if (statement.type === 'ImportDeclaration') bindModule(machine, statement, scope);
  runStatements(
    machine,
    node,
    body.filter(({ type }) => type !== 'ImportDeclaration'),
    scope,
    true,
  );
  let isWhole = settle(flow, mostWork);
  const found = new Map<string, ReachedCalls>();
  for (const root of roots) {
    flow.run++;
    flow.work = 0;
    const frames = runRoots(machine, root);
    isWhole = settle(flow, mostWork) && isWhole;
    found.set(root.functionName, callsOf(machine, frames, isWhole));
    undoRun(flow);
  }
  return new Map([...found].map(([name, calls]) => [name, withIdle(machine, calls)]));
}
