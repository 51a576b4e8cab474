import type { SyntaxNode } from '../../code/syntax-node.js';
import { callersFrom } from './call-path.js';
import { callsOf, withCalls, withIdle } from './found-calls.js';
import { heavyPackages } from './heavy-packages.js';
import { addLargePackage } from './large-package-call.js';
import { runRoots } from './root-run.js';
import type { Contexts } from './machine.js';
import { namedCalls } from './named-calls.js';
import { type CodeFiles, newMachine } from './new-machine.js';
import { bindModule } from './module-binding.js';
import type { FunctionRoots } from './root.js';
import type { ReachedCalls } from './sdk-call.js';
import { runStatements } from './statement.js';
import type { Syntax } from './syntax.js';
import { settle, undoRun } from './flow.js';

/**
 * What is told apart, and the steps that one run may take. Where that is too much, less is told apart, and packages that took most of it are not followed;
 * at last only names count.
 */
const efforts: readonly (Contexts & { readonly most: number })[] = [
  { three: 6, one: 400, most: 300_000 },
  { three: 3, one: 400, most: 200_000 },
  { three: 3, one: 400, most: 300_000 },
  { three: 0, one: 400, most: 600_000 },
];

/** Steps that most apps do with, for all of their functions. */
const few = 100_000;

/**
 * What each function of the app can ask of AWS. What the code's modules do while they are loaded counts for every function.
 *
 * The modules are evaluated first; then, on top of that, the handlers of one function, whose values are forgotten before the next.
 * So no function gets what another one does.
 *
 * @param program the bundle, parsed without nodes for parentheses
 * @param code its text, which the nodes' offsets are for
 * @param files where the code comes from
 * @param onLong called, perhaps more than once, when it turns out to take longer than for most apps
 * @returns by the functions' names
 */
export function reachedCalls(
  program: SyntaxNode,
  code: string,
  roots: readonly FunctionRoots[],
  files?: CodeFiles,
  onLong: () => void = () => undefined,
): ReadonlyMap<string, ReachedCalls> {
  const large = new Map<string, ReadonlySet<string>>();
  const given: Given = { program, code, roots, files, onLong, large };
  for (const effort of efforts.slice(0, -1)) {
    const found = evaluateWithin(given, effort, false);
    if (found.unfinished.size === 0) return found.calls;
    for (const [name, names] of found.heavy) large.set(name, names);
  }
  const found = evaluateWithin(given, efforts.at(-1)!, true);
  return found.unfinished.size === 0 ? found.calls : withNamed(found, namedCalls(program, roots));
}

interface Given {
  readonly program: Syntax;
  readonly code: string;
  readonly roots: readonly FunctionRoots[];
  readonly files: CodeFiles | undefined;
  readonly onLong: () => void;
  /** Packages that took too long before, with the names in their code. */
  readonly large: ReadonlyMap<string, ReadonlySet<string>>;
}

interface Found {
  readonly calls: ReadonlyMap<string, ReachedCalls>;
  /** The functions whose code was too much. */
  readonly unfinished: ReadonlySet<string>;
  /** The packages that took too long, with the names in their code. */
  readonly heavy: ReadonlyMap<string, ReadonlySet<string>>;
}

/** What was found by values stands; names add what was not. */
function withNamed({ calls, unfinished }: Pick<Found, 'calls' | 'unfinished'>, named: ReadonlyMap<string, ReachedCalls>): ReadonlyMap<string, ReachedCalls> {
  return new Map(
    [...calls].map(([name, found]) => {
      if (!unfinished.has(name)) return [name, found];
      const known = new Set(found.calls.map(({ client, operation }) => `${client} ${operation}`));
      const more = named.get(name)!;
      const calls = [...found.calls, ...more.calls.filter(({ client, operation }) => !known.has(`${client} ${operation}`))];
      return [name, { calls, untold: [...found.untold, ...more.untold] }];
    }),
  );
}

/** Code that is nested too deep for the stack is too much as well. */
function evaluateWithin(given: Given, effort: (typeof efforts)[number], isLast: boolean): Found {
  try {
    return evaluate(given, effort, isLast);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const names = given.roots.map(({ functionName }) => functionName);
    const untold = [{ kind: 'unseen-code', client: undefined, path: [{ name: undefined, at: 0 }] }] as const;
    return { calls: new Map(names.map((name) => [name, { calls: [], untold }])), unfinished: new Set(names), heavy: new Map() };
  }
}

/** @param isLast whether what is found counts, whether it is all or not */
function evaluate({ code, files, large, onLong, program, roots }: Given, effort: (typeof efforts)[number], isLast: boolean): Found {
  const machine = newMachine(code, new Set(roots.flatMap(({ handlers }) => handlers.map(({ at }) => at))), effort, files);
  for (const [name, names] of large) addLargePackage(machine, name, names);
  const { flow } = machine;
  const body: readonly Syntax[] = program['body'];
  const scope = { parent: undefined, slots: new Map(), frame: machine.modules, round: '' };
  for (const statement of body) if (statement.type === 'ImportDeclaration') bindModule(machine, statement, scope);
  runStatements(
    machine,
    program,
    body.filter(({ type }) => type !== 'ImportDeclaration'),
    scope,
    true,
  );
  let left = few;
  const finish = (): boolean => {
    const isDone = settle(flow, Math.min(left, effort.most));
    left -= flow.work;
    if (isDone) return true;
    onLong();
    left = Infinity;
    return settle(flow, effort.most);
  };
  const isLoaded = finish();
  const unfinished = new Set<string>();
  const giveUp = (functionName: string): Found => {
    const heavy = heavyPackages(machine, program, effort === efforts.at(-2));
    return { calls: new Map(), unfinished: unfinished.add(functionName), heavy };
  };
  if (!isLoaded && !isLast) return giveUp('');
  const found = new Map<string, ReachedCalls>();
  const early = callersFrom([machine.modules]);
  for (const functionRoots of roots) {
    flow.run++;
    flow.work = 0;
    const root = runRoots(machine, functionRoots);
    const isWhole = finish() && isLoaded;
    if (!isWhole && !isLast) return giveUp(functionRoots.functionName);
    if (!isWhole) unfinished.add(functionRoots.functionName);
    found.set(functionRoots.functionName, callsOf(machine, root, early, isWhole));
    undoRun(flow);
  }
  // What a package got while the modules were loaded, and no function makes it call, it may call by itself.
  const alone = [...machine.largePackages.values()].filter(({ isCalled }) => !isCalled).map(({ frame }) => callsOf(machine, frame, new Map(), true));
  const all = [...found].map(([name, calls]): [string, ReachedCalls] => [name, withIdle(machine, alone.reduce(withCalls, calls))]);
  return { unfinished, heavy: new Map(), calls: new Map(all) };
}
