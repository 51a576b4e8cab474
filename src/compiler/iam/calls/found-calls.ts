import { type Callers, callersFrom, pathTo } from './call-path.js';
import { codeValues } from './code-values.js';
import { heaviestPackage } from './heavy-packages.js';
import type { Machine } from './machine.js';
import type { CallStep, ReachedCalls, SdkCall, UntoldCall } from './sdk-call.js';
import type { CodeValues } from './code-value.js';
import { isSureName } from './sure-name.js';
import type { Frame, Request, Slot, Thing } from './value.js';

/** What the frames that a function reaches ask of AWS; in the order of the code. */
export function callsOf(machine: Machine, root: Frame, early: Callers, isWhole: boolean): ReachedCalls {
  const ofHandlers = callersFrom([root]);
  // What modules call only in this run, as a handler gave them something.
  const ofModules = callersFrom(machine.changed, ofHandlers);
  const calls: Places<SdkCall> = new Map();
  const untold: Places<UntoldCall> = new Map();
  for (const frame of machine.asking) {
    const callers = [ofHandlers, early, ofModules].find((one) => one.has(frame));
    if (callers === undefined) continue;
    const path = pathTo(machine, frame, callers);
    for (const request of frame.requests) note(calls, sdkCall(request, path));
    for (const { at, client, kind } of frame.untold) note(untold, { kind, client, path: [...path, { name: undefined, at }] });
  }
  if (!isWhole) note(untold, { kind: 'unseen-code', client: heaviestPackage(machine), path: [{ name: undefined, at: 0 }] });
  return { calls: sorted(calls), untold: sorted(untold) };
}

/** Commands that modules make, and that were never seen to be sent: each function may send them. */
export function withIdle(machine: Machine, { calls, untold }: ReachedCalls): ReachedCalls {
  if (machine.idle.size === 0) return { calls, untold };
  const all: Places<SdkCall> = new Map();
  for (const call of calls) note(all, call);
  for (const [{ at }, command] of machine.idle) note(all, sdkCall({ ...command, at }, []));
  return { calls: sorted(all), untold };
}

export function withCalls(found: ReachedCalls, more: ReachedCalls): ReachedCalls {
  if (more.calls.length === 0 && more.untold.length === 0) return found;
  const calls: Places<SdkCall> = new Map();
  const untold: Places<UntoldCall> = new Map();
  for (const one of [found, more]) {
    for (const call of one.calls) note(calls, call);
    for (const call of one.untold) note(untold, call);
  }
  return { calls: sorted(calls), untold: sorted(untold) };
}

/** What was found at each place. */
type Places<Found> = Map<number, Found[]>;

/** One for each place, with all that it may send there. */
function note<Found extends { readonly path: readonly CallStep[] }>(found: Places<Found>, one: Found): void {
  const at = placeOf(one);
  const others = found.get(at);
  if (others === undefined) return void found.set(at, [one]);
  const key = keyOf(one);
  const known = others.findIndex((other) => keyOf(other) === key);
  if (known < 0) others.push(one);
  else if (one.path.length < others[known]!.path.length) others[known] = one;
}

function keyOf(one: { readonly path: readonly CallStep[] }): string {
  return JSON.stringify({ ...one, path: placeOf(one) });
}

function sdkCall({ at, client, clients, input, operation }: Request, path: readonly CallStep[]): SdkCall {
  return { client, operation, input: codeValues(input, at), region: regionsOf(clients, at), path: [...path, { name: undefined, at }] };
}

/** None where all clients are of the function's own region. */
function regionsOf(clients: Slot, at: number): CodeValues {
  const regions: CodeValues[number][] = [];
  let isOwn = false;
  for (const value of clients.values) {
    if (value.kind !== 'thing' || value.client === undefined) continue;
    for (const config of value.client.config.values) {
      const region = config.kind === 'thing' && config.written.has('region') ? config.fields.get('region')! : undefined;
      if (region !== undefined) regions.push(...codeValues(region, at));
      isOwn ||= config.kind !== 'thing' || region === undefined || mayLackRegion(config, region);
    }
  }
  return isOwn && regions.length > 0 ? [...regions, ownRegion] : regions;
}

const ownRegion: CodeValues[number] = { kind: 'text', parts: [{ variable: 'AWS_REGION' }] };

/** Of what is not an object of the code, it is not told. */
function mayLackRegion(config: Thing, region: Slot): boolean {
  return region.values.some(({ kind }) => kind === 'nothing') || (config.sure !== undefined && !isSureName(config, 'region'));
}

function sorted<Found extends { readonly path: readonly CallStep[] }>(found: Places<Found>): Found[] {
  const inOrder = [...found].sort(([left], [right]) => left - right);
  return inOrder.flatMap(([, all]) => (all.length === 1 ? all : all.sort((left, right) => (keyOf(left) < keyOf(right) ? -1 : 1))));
}

function placeOf({ path }: { readonly path: readonly CallStep[] }): number {
  return path.at(-1)!.at;
}
