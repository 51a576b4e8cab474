import { isReservedId } from '../../cloudformation/reserved-id.js';
import type { ResourcePair } from '../pair.js';
import type { Side, SideResource } from '../side.js';
import { type Alike, handlerName, isFunction, likeOnes, traitsOf } from './like-ones.js';

/** A resource that left, and the one that came in its place. */
export interface Rename extends Alike {
  /** The line of `logical_ids` that keeps it and all others that may be kept so, ready to paste; undefined for what the user's own templates declare. */
  readonly line: string | undefined;
}

/**
 * Resources whose logical IDs vanished, by ID, with like ones that appeared. Those that hold something come first, since
 * what they hold is lost. What belongs to a function goes with it.
 */
export function renamesIn(pairs: readonly ResourcePair[], before: Side, after: Side): ReadonlyMap<string, Rename> {
  const gone = own(pairs.flatMap(({ was, is }) => (was !== undefined && is === undefined ? [was] : [])));
  const fresh = own(pairs.flatMap(({ was, is }) => (is !== undefined && was === undefined ? [is] : [])));
  if (gone.length === 0 || fresh.length === 0) return new Map();
  const traits = { old: traitsOf(gone, before), fresh: traitsOf(fresh, after) };
  const functions = likeOnes(gone.filter(isFunction), fresh.filter(isFunction), traits);
  const belongings = belongingsOf(functions, gone, fresh);
  const taken = new Set([...functions, ...belongings].flatMap(({ from, to }) => [from, to]));
  const isLeft = (one: SideResource): boolean => !taken.has(one) && !isFunction(one);
  const others = likeOnes(gone.filter(isLeft), fresh.filter(isLeft), traits);
  const lineOf = pinLines(functions);
  const renames: readonly Rename[] = [
    ...functions.map((one) => ({ ...one, line: lineOf(one) })),
    ...belongings.map(({ owner, ...one }) => ({ ...one, line: lineOf(owner) })),
    ...others.map((one) => ({ ...one, line: undefined })),
  ];
  return new Map(renames.map((one) => [one.from.logicalId, one]));
}

/** How the IDs end that are made of a function's: of its role, its log group, and what lets API Gateway invoke it. */
const suffixes: readonly string[] = ['Role', 'LogGroup', 'InvokePermission'];

/** What belongs to functions that have got other names. */
function belongingsOf(functions: readonly Alike[], gone: readonly SideResource[], fresh: readonly SideResource[]): (Alike & { readonly owner: Alike })[] {
  const [old, now] = [gone, fresh].map((all) => new Map(all.map((one) => [one.logicalId, one])));
  return functions.flatMap((owner) =>
    suffixes.flatMap((suffix) => {
      const [from, to] = [old!.get(owner.from.logicalId + suffix), now!.get(owner.to.logicalId + suffix)];
      return from === undefined || to === undefined || from.type !== to.type ? [] : [{ from, to, owner }];
    }),
  );
}

/** Without what SAM makes, as it comes and goes with the resource that it is made from, and without what never has another name. */
function own(resources: readonly SideResource[]): SideResource[] {
  return resources.filter(({ logicalId, origin }) => logicalId === origin && !isReservedId(logicalId));
}

/** More functions in one line would be too long to read. */
const mostInLine = 20;

/** The line that keeps a function. It is one for all of them, because the configuration can have the key only once. */
function pinLines(functions: readonly Alike[]): (one: Alike) => string | undefined {
  const pins = new Map(functions.flatMap((one) => pinOf(one)));
  const line = (entries: readonly string[]): string => `"logical_ids": {${entries.join(', ')}}`;
  const whole = pins.size > mostInLine ? undefined : line([...pins.values()]);
  return (one) => {
    const own = pins.get(one);
    return own === undefined ? undefined : (whole ?? line([own]));
  };
}

function pinOf(one: Alike): [Alike, string][] {
  const name = /^app\.(.+)$/.exec(handlerName(one.to))?.[1];
  return name === undefined ? [] : [[one, `${JSON.stringify(name)}: ${JSON.stringify(one.from.logicalId)}`]];
}

/** How to keep the resource under its earlier ID. */
export function renameFix({ from, to, line }: Rename): string {
  if (line === undefined) return `give ${to.logicalId} the logical ID ${from.logicalId} again, where the template that is merged declares it`;
  return `to keep it, write ${line} into the configuration`;
}
