import { formatBytes } from '../problem/format-bytes.js';
import type { Place, Problem } from '../problem/problem.js';
import { type Quota, quotas } from './quota.js';
import { percentOf, type QuotaPart, type QuotaUse, stateOf } from './quota-use.js';

/** One that is counted on the fingers of two hands is not told of before it is exceeded: to use four layers of five is nothing to warn of. */
const tellsWhenNear = 10;

/** What there is to say of a use, if anything. */
export function quotaProblem(use: QuotaUse, where: Place): Problem | undefined {
  const quota: Quota = quotas[use.quota];
  const id = use.subject ?? '';
  const { name, verb } = quota.subject(id);
  const { service, kind } = quota;
  const fix = use.fix ?? quota.fix(id);
  const limit = quota.counted === 'bytes' ? amountText(quota.limit, quota).replace(/ bytes$/, '') : String(quota.limit);
  const note = use.note === undefined ? '' : `, ${use.note}`;
  const state = stateOf(use);
  if (state === 'fine') return undefined;
  const parts = partsText(use.parts(), quota);
  if (kind === 'upload') {
    if (state !== 'exceeded') return undefined;
    const message = `${name} ${verb} ${countText(use.used, quota)}, and ${service} takes at most ${limit} that do not go through S3${parts}`;
    return { code: use.quota === 'package-zipped' ? 'package-large' : 'template-large', severity: 'warning', where, message, fix };
  }
  switch (state) {
    case 'near': {
      if (quota.limit <= tellsWhenNear) return undefined;
      const message = `${name} ${verb} ${use.used < use.likely ? 'about ' : ''}${countText(use.likely, quota)}${note}, ${percentOf(use)} % of the ${limit} that ${service} allows${parts}`;
      return { code: 'quota-near', severity: 'warning', where, message, fix };
    }
    case 'maybe-exceeded': {
      const message = `${name} will probably have about ${countText(use.likely, quota)}, depending on names that only the deployment knows, but ${service} allows ${limit}${parts}`;
      if (use.quota === 'role-inline-policies') return { code: 'role-policy-size', severity: 'warning', where, message, fix };
      return { code: 'quota-near', severity: 'warning', where, message, fix };
    }
    case 'exceeded': {
      const message = `${name} ${verb} ${use.used < use.likely ? 'at least ' : ''}${countText(use.used, quota)}${note}, but ${service} allows ${limit}${kind === 'adjustable' ? ' by default' : ''}${parts}`;
      if (kind === 'adjustable') {
        const asked = `ask AWS for a higher quota (Service Quotas in the console), or ${fix}`;
        return { code: 'quota-adjustable', severity: 'warning', where, message, fix: asked };
      }
      if (use.quota === 'role-inline-policies') return { code: 'role-policy-size', severity: 'error', where, message, fix };
      return { code: quota.code ?? 'quota-exceeded', severity: 'error', where, message, fix };
    }
  }
}

function countText(amount: number, quota: Quota): string {
  return quota.counted === 'bytes' ? amountText(amount, quota) : `${amount} ${quota.counted}`;
}

/** Of megabytes, nobody wants to read the bytes. */
function amountText(amount: number, { counted, limit }: Quota): string {
  if (counted !== 'bytes') return String(amount);
  return limit > 1_000_000 ? formatBytes(amount) : `${amount} bytes`;
}

/** `; most of them are for dynamodb (6120), sqs (2999) and s3 (3040)` */
function partsText(parts: readonly QuotaPart[], quota: Quota): string {
  // That each is one is no news.
  const shown = parts
    .filter(({ amount }) => amount > 1)
    .slice(0, 3)
    .map(({ name, amount }) => `${name} (${quota.limit > 1_000_000 && quota.counted === 'bytes' ? formatBytes(amount) : amount})`);
  if (shown.length === 0) return '';
  const text = shown.length === 1 ? shown[0]! : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`;
  return `; ${quota.most ?? 'the biggest parts are'} ${text}`;
}
