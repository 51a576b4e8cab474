/** Does a piece of work, or gives the result of the same piece, if another stage has asked for it before. */
export interface SharedWork {
  <T>(what: string, input: unknown, work: () => Promise<T>): Promise<T>;
}

/** For stages that are checked one after the other: what two of them have in common is done once. */
export function sharedWork(): SharedWork {
  const done = new Map<string, Promise<unknown>>();
  return <T>(what: string, input: unknown, work: () => Promise<T>): Promise<T> => {
    const key = JSON.stringify([what, input]);
    const known = done.get(key) as Promise<T> | undefined;
    if (known !== undefined) return known;
    const result = work();
    done.set(key, result);
    return result;
  };
}

/** For a stage alone. */
export const unsharedWork: SharedWork = (_what, _input, work) => work();
