import { AsyncLocalStorage } from 'node:async_hooks';
import { shared } from '../app/brand.js';

/** Environment variables by name. */
export type Environment = { readonly [name: string]: string };

/** The calls that are running now. They all have the same environment. */
interface Group {
  readonly key: string;
  count: number;
  readonly restore: () => void;
  readonly ended: Promise<void>;
  readonly end: () => void;
}

interface Calls {
  current: Group | undefined;
  readonly groupOf: AsyncLocalStorage<Group>;
  /** Variables that calls have set, with their values before, and how many calls have. */
  readonly overridden: Map<string, { readonly before: string | undefined; count: number }>;
}

// There is only one process.env, so all clients share one group, those of another copy of the library too.
const calls = shared('calls', (): Calls => ({ current: undefined, groupOf: new AsyncLocalStorage(), overridden: new Map() }));

/**
 * Runs something with environment variables set, and restores them afterwards, even if it throws.
 *
 * Calls with the same environment run at the same time. A call with a different one waits until they are done, so that
 * none sees another function's variables. A call from inside a running one does not wait; its variables are added.
 */
export async function withEnvironment<T>(variables: Environment, act: () => Promise<T>): Promise<T> {
  const key = JSON.stringify(Object.entries(variables).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  if (calls.current !== undefined && calls.groupOf.getStore() === calls.current) return await onTop(variables, act);
  while (calls.current !== undefined && calls.current.key !== key) await calls.current.ended;
  calls.current ??= newGroup(key, variables);
  const group = calls.current;
  group.count += 1;
  try {
    return await calls.groupOf.run(group, act);
  } finally {
    group.count -= 1;
    if (group.count === 0) {
      group.restore();
      calls.current = undefined;
      group.end();
    }
  }
}

function newGroup(key: string, variables: Environment): Group {
  let end = (): void => undefined;
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  return { key, count: 0, restore: setVariables(variables), ended, end };
}

async function onTop<T>(variables: Environment, act: () => Promise<T>): Promise<T> {
  const restore = setVariables(variables);
  try {
    return await act();
  } finally {
    restore();
  }
}

/** The value of a variable outside of all calls. */
export function shellValue(name: string): string | undefined {
  const entry = calls.overridden.get(name);
  return entry === undefined ? process.env[name] : entry.before;
}

function setVariables(variables: Environment): () => void {
  const before = Object.keys(variables).map((name) => [name, process.env[name]] as const);
  for (const [name, value] of before) {
    const entry = calls.overridden.get(name) ?? { before: value, count: 0 };
    entry.count += 1;
    calls.overridden.set(name, entry);
  }
  Object.assign(process.env, variables);
  return () => {
    for (const [name] of before) {
      const entry = calls.overridden.get(name)!;
      entry.count -= 1;
      if (entry.count === 0) calls.overridden.delete(name);
    }
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  };
}
