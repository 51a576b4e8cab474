import type { Machine } from './machine.js';
import type { CallStep } from './sdk-call.js';
import type { Frame } from './value.js';

/** How one comes to each frame: the shortest path, by the order of the code where there are several. */
export function pathsFrom(machine: Machine, roots: readonly Frame[]): Map<Frame, readonly CallStep[]> {
  const paths = new Map<Frame, readonly CallStep[]>();
  let next: Frame[] = [];
  for (const root of roots) {
    paths.set(root, stepOf(machine, root));
    next.push(root);
  }
  while (next.length > 0) {
    const level = next;
    next = [];
    for (const frame of level)
      for (const [callee] of [...frame.callees].sort(([, left], [, right]) => left - right)) {
        if (paths.has(callee)) continue;
        paths.set(callee, [...paths.get(frame)!, ...stepOf(machine, callee)]);
        next.push(callee);
      }
  }
  return paths;
}

function stepOf(machine: Machine, { closure, code }: Frame): readonly CallStep[] {
  return code === undefined ? [] : [{ name: nameOf(machine, closure), at: code.start }];
}

function nameOf(machine: Machine, closure: Frame['closure']): string | undefined {
  if (closure === undefined) return undefined;
  const [own] = closure.fields.get('name')?.values ?? [];
  return own?.kind === 'text' ? own.text : machine.names.get(closure);
}
