import { distinct } from '../cloudformation/distinct.js';
import type { Path } from './difference.js';
import type { CodeNeed, Origins } from './origins.js';
import type { Cause, ReviewChange, StageDiff } from './stage-diff.js';

/** More would hide the first ones. */
const mostCauses = 8;

/**
 * Adds to each change where it comes from: in the code, in the configuration, in a template that is merged. What was added or changed comes from the later
 * side, what was removed from the earlier one.
 */
export function withCauses(diff: StageDiff, before: Origins | undefined, after: Origins | undefined): StageDiff {
  const whole = new Set(diff.changes.flatMap(({ impact, subject }) => (impact === 'create' || impact === 'delete' ? [subject.logicalId] : [])));
  return { ...diff, changes: diff.changes.map((change) => withCause(change, before, after, whole)) };
}

/** @param whole what comes or goes as a whole, with all its rights: the reason for it is theirs */
function withCause(change: ReviewChange, before: Origins | undefined, after: Origins | undefined, whole: ReadonlySet<string>): ReviewChange {
  if (change.rule === 'code-changed') return change;
  const needs = after === undefined ? [] : needsOf(change, after);
  if (needs.length > 0) {
    return { ...change, message: `${change.message}; ${needsText(needs)}`, causes: shown([...change.causes, ...needs.flatMap(({ path }) => path)]) };
  }
  const isDeleted = change.impact === 'delete';
  const isRemoved = change.details.length > 0 && change.details.every((detail) => detail.after === undefined);
  const firstOf = (isBaseFirst: boolean, find: typeof nearby): Cause[] | undefined =>
    (isBaseFirst ? [before, after] : [after, before])
      .map((origins) => (origins === undefined ? [] : find(change, origins).map((cause) => (origins === before ? inBase(cause) : cause))))
      .find((causes) => causes.length > 0);
  const isArrival = change.impact === 'create' || isDeleted;
  const exact =
    renamedTo(change, after) ??
    firstOf(false, atRoute) ??
    firstOf(isDeleted || isRemoved, exactly) ??
    (whole.has(change.subject.logicalId) ? undefined : firstOf(isDeleted || isRemoved, granting));
  const near = exact ?? (change.causes.length > 0 && !isArrival ? undefined : firstOf(isDeleted, nearby)) ?? [];
  // A place says more than the name of another resource.
  return { ...change, causes: shown(isArrival && near.length > 0 ? near : [...change.causes, ...near]) };
}

/** Its line is another one now, if there is any. */
function inBase(cause: Cause): Cause {
  return 'file' in cause ? { ...cause, isInBase: true } : cause;
}

/** Where the new name stands. */
function renamedTo(change: ReviewChange, after: Origins | undefined): Cause[] | undefined {
  const [cause] = change.causes;
  if (change.rule !== 'resource-renamed' || after === undefined || cause === undefined || !('because' in cause)) return undefined;
  const found = nearby({ ...change, subject: { logicalId: cause.because, type: change.subject.type } }, after);
  return found.length > 0 ? found : undefined;
}

/** What the code needs of a role that allows more. */
function needsOf(change: ReviewChange, { rights }: Origins): CodeNeed[] {
  return change.kinds.includes('broadening') ? [...new Set(ofActions(change, rights))] : [];
}

/** What else makes a role allow what it now allows, or no longer does. */
function granting(change: ReviewChange, { granted }: Origins): Cause[] {
  return ofActions(change, granted).flat();
}

/** What is known of the actions that a change of a role's permissions is about. */
function ofActions<T>({ group, subject, details }: ReviewChange, byRole: { readonly [roleId: string]: { readonly [action: string]: T } }): T[] {
  if (group !== 'permissions') return [];
  const ids = [subject.logicalId, subject.origin, ...details.map(({ path }) => path[1])].filter((id) => typeof id === 'string');
  const ofRole = ids.map((id) => own(byRole, id)).find((one) => one !== undefined);
  const actions = (subject.name ?? '').split(', ').map((action) => action.toLowerCase());
  return ofRole === undefined ? [] : actions.flatMap((action) => own(ofRole, action) ?? []);
}

/** `the code of worker calls GetItem, PutItem of @aws-sdk/client-dynamodb` */
function needsText(needs: readonly CodeNeed[]): string {
  const callers = new Map<string, Set<string>>();
  for (const { functionName, client, operation } of needs) {
    const key = JSON.stringify([functionName, client]);
    callers.set(key, (callers.get(key) ?? new Set()).add(operation));
  }
  const texts = [...callers].map(([key, operations]) => {
    const [functionName, client] = JSON.parse(key) as [string, string];
    return `the code of ${functionName} calls ${[...operations].join(', ')} of ${client}`;
  });
  return texts.join(', ');
}

/** Where the very thing that differs is written. */
function exactly({ subject, details }: ReviewChange, origins: Origins): Cause[] {
  return details.flatMap(({ path }) => writtenAt(path, subject.origin, origins) ?? []);
}

/** A route or an authorizer that stays is where it stands now, also for what it has lost. */
function atRoute({ rule, subject: { name } }: ReviewChange, origins: Origins): Cause[] {
  if (name === undefined) return [];
  const found = rule === 'authorizer-changed' ? own(origins.authorizers, name) : routeNamed(name, origins);
  return found === undefined ? [] : [found];
}

/** `GET /orders/{id}`, or the first route on `/orders/{id}`. */
function routeNamed(name: string, { routes }: Origins): Cause | undefined {
  return own(routes, name) ?? Object.entries(routes).find(([route]) => name.startsWith('/') && route.endsWith(` ${name}`))?.[1];
}

function writtenAt(path: Path, origin: string | undefined, { merged, settings }: Origins): Cause | undefined {
  const [section, id, ...rest] = path;
  for (const name of new Set([String(id), origin ?? String(id)])) {
    for (let length = rest.length; length >= 0; length -= 1) {
      const found = own(merged, JSON.stringify([section, name, ...rest.slice(0, length)]));
      if (found !== undefined) return found;
    }
    if (section !== 'Resources') continue;
    const ofResource = own(settings, name) ?? {};
    const inside = rest[0] === 'Properties' ? rest.slice(1) : rest;
    for (let length = inside.length; length >= 1; length -= 1) {
      // A setting says the same of each entry of a list.
      const names = inside.slice(0, length).filter((step) => typeof step === 'string');
      const found = own(ofResource, names.join('.'));
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

/** Where the resource is declared. */
function nearby({ subject, details }: ReviewChange, { declarations, merged }: Origins): Cause[] {
  const ids = [subject.logicalId, subject.origin].filter((id) => id !== undefined);
  const section = details[0]?.path[0] ?? 'Resources';
  const found = ids.map((id) => own(merged, JSON.stringify([section, id])) ?? own(declarations, id)).find((one) => one !== undefined);
  return found === undefined ? [] : [found];
}

function shown(causes: readonly Cause[]): Cause[] {
  return distinct(causes).slice(0, mostCauses);
}

function own<T>(map: { readonly [key: string]: T }, key: string): T | undefined {
  return Object.hasOwn(map, key) ? map[key] : undefined;
}
