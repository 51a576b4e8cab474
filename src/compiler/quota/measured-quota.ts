import { quotas, type QuotaName } from './quota.js';
import { percentOf, type QuotaPart, type QuotaState, type QuotaUse, stateOf } from './quota-use.js';

/** How much of a quota something uses, with all that there is to say of it. */
export interface MeasuredQuota {
  /** `function-environment`. */
  readonly quota: QuotaName;
  /** The logical ID of the resource, or the name of the file, the mapping or the event bus; null if it is the stack or its template. */
  readonly subject: string | null;
  /** At least. */
  readonly used: number;
  /** With names as long as they usually are, where only the deployment knows them; else the same as `used`. */
  readonly likely: number;
  /** The most that AWS allows, in what `counted` says. */
  readonly limit: number;
  /** What is counted: `resources`, `bytes`, `characters`. */
  readonly counted: string;
  /** Of `likely`; more than 100 if it is too much. */
  readonly percent: number;
  /** Above it AWS refuses everyone (`fixed`), or those for whom it has not raised the quota (`adjustable`), or takes it through S3 alone (`upload`). */
  readonly kind: 'fixed' | 'adjustable' | 'upload';
  /** Who counts. */
  readonly service: string;
  /** From 80 % it is near; `maybe-exceeded` depends on names that only the deployment knows. */
  readonly state: QuotaState;
  /** The biggest parts, the biggest first; at most five. */
  readonly parts: readonly QuotaPart[];
  /** What it is in a sentence: `the inline policies of DefaultRole`. */
  readonly name: string;
  /** How to use less of it. */
  readonly fix: string;
}

/** Those that are used most come first. */
export function measuredQuotas(uses: readonly QuotaUse[]): MeasuredQuota[] {
  return uses.map(measured).sort((a, b) => b.percent - a.percent);
}

function measured(use: QuotaUse): MeasuredQuota {
  const { quota, subject = null, used, likely } = use;
  const { limit, counted, kind, service, subject: nameOf, fix } = quotas[quota];
  const id = subject ?? '';
  return {
    quota,
    subject,
    used,
    likely,
    limit,
    counted,
    percent: percentOf(use),
    kind,
    service,
    state: stateOf(use),
    parts: use.parts(),
    name: nameOf(id).name,
    fix: use.fix ?? fix(id),
  };
}

/** Whether AWS would refuse the stage for sure, whoever deploys it. */
export function isRefused(all: readonly MeasuredQuota[]): boolean {
  return all.some(({ kind, state }) => kind === 'fixed' && state === 'exceeded');
}
