import type { Characters } from './characters.js';
import { type QuotaName, quotas } from './quota.js';

/** A part of what is used: its name, and how much it takes. */
export interface QuotaPart {
  readonly name: string;
  readonly amount: number;
}

/** How much of a quota something takes. */
export interface QuotaUse {
  readonly quota: QuotaName;
  /** The logical ID or the name of what has the quota; undefined if it is the stack. */
  readonly subject?: string;
  /** At least. */
  readonly used: number;
  /** With names as long as they usually are, where only the deployment knows them; else the same as `used`. */
  readonly likely: number;
  /** The biggest parts, the biggest first; at most five. To find them takes longer than to know how much is used. */
  readonly parts: () => readonly QuotaPart[];
  /** Said beside the amount: `with the 334 that SAM adds`. */
  readonly note?: string;
  /** In place of the quota's own. */
  readonly fix?: string;
}

const mostParts = 5;
const none = (): readonly QuotaPart[] => [];

/** A number that is known for sure. */
export function countOf(quota: QuotaName, subject: string | undefined, used: number, parts: () => readonly QuotaPart[] = none): QuotaUse {
  return { quota, ...(subject !== undefined && { subject }), used, likely: used, parts: () => biggest(parts()) };
}

/** A length that may depend on the deployment. */
export function lengthOf(quota: QuotaName, subject: string, size: Characters, parts: () => readonly QuotaPart[] = none): QuotaUse {
  return { quota, subject, used: size.least, likely: size.likely, parts: () => biggest(parts()) };
}

/** Adds what has the same name, in the order of the first of them. */
export function partsOf<T>(items: Iterable<T>, nameOf: (item: T) => string, amountOf: (item: T) => number = () => 1): QuotaPart[] {
  const amounts = new Map<string, number>();
  for (const item of items) amounts.set(nameOf(item), (amounts.get(nameOf(item)) ?? 0) + amountOf(item));
  return [...amounts].map(([name, amount]) => ({ name, amount }));
}

function biggest(parts: readonly QuotaPart[]): readonly QuotaPart[] {
  return [...parts].sort((a, b) => b.amount - a.amount || (a.name < b.name ? -1 : 1)).slice(0, mostParts);
}

/** How a use stands to its quota. From 80 % it is near; `maybe-exceeded` depends on names that only the deployment knows. */
export type QuotaState = 'fine' | 'near' | 'maybe-exceeded' | 'exceeded';

export function stateOf({ quota, used, likely }: QuotaUse): QuotaState {
  const { limit } = quotas[quota];
  if (used > limit) return 'exceeded';
  if (likely > limit) return 'maybe-exceeded';
  return likely * 100 >= limit * 80 ? 'near' : 'fine';
}

/** In whole percent: 100 is reached by what uses all, and left by what is too much. */
export function percentOf({ quota, likely }: QuotaUse): number {
  const percent = (likely * 100) / quotas[quota].limit;
  return percent > 100 ? Math.ceil(percent) : Math.floor(percent);
}
