import type { Machine } from './machine.js';
import type { CallStep } from './sdk-call.js';
import type { Frame } from './value.js';

/** The frames that a run reaches, each with the one that it is called from. */
export type Callers = ReadonlyMap<Frame, Frame | undefined>;

/** The shortest way to each frame, by the order of the code where there are several. */
export function callersFrom(roots: Iterable<Frame>, known: Callers = new Map()): Callers {
  const callers = new Map<Frame, Frame | undefined>();
  let next: Frame[] = [];
  for (const root of roots) {
    if (!known.has(root)) callers.set(root, undefined);
    next.push(root);
  }
  while (next.length > 0) {
    const level = next;
    next = [];
    for (const frame of level)
      for (const [callee] of inOrder(frame.callees)) {
        if (callers.has(callee) || known.has(callee)) continue;
        callers.set(callee, frame);
        next.push(callee);
      }
  }
  return callers;
}

function inOrder(callees: ReadonlyMap<Frame, number>): Iterable<readonly [Frame, number]> {
  return callees.size < 2 ? callees : [...callees].sort(([, left], [, right]) => left - right);
}

/** From the handler, or from what a module does while it is loaded. */
export function pathTo(machine: Machine, frame: Frame, callers: Callers): readonly CallStep[] {
  const steps: CallStep[] = [];
  for (let at: Frame | undefined = frame; at !== undefined; at = callers.get(at)) {
    if (at.code === undefined) continue;
    const isMiddleware = at.closure !== undefined && callers.get(at)?.code === undefined && machine.around.has(at.closure);
    steps.unshift({ name: nameOf(machine, at.closure), at: at.code.start, ...(isMiddleware && { isMiddleware }) });
  }
  return steps;
}

function nameOf(machine: Machine, closure: Frame['closure']): string | undefined {
  if (closure === undefined) return undefined;
  const [own] = closure.fields.get('name')?.values ?? [];
  return own?.kind === 'text' ? own.text : machine.names.get(closure);
}
