import { formatBytes } from '../../compiler/problem/format-bytes.js';
import { printable, type Style } from '../../compiler/problem/format.js';
import type { MeasuredQuota } from '../../compiler/quota/measured-quota.js';
import type { StageQuotas } from '../../project/stage/measure-quotas.js';
import { tableText } from '../terminal/table.js';

/** A line for each quota of which something is used, with what uses most of it, and a paragraph for each that is used up or nearly so. */
export function quotaText({ stage, quotas, notCounted }: StageQuotas, style: Style): string {
  const used = quotas.filter(({ likely }) => likely > 0);
  const rows = [...new Set(used.map(({ quota }) => quota))].map((name) => rowOf(used.filter(({ quota }) => quota === name)));
  const told = quotas.filter(({ state }) => state !== 'fine').map((one) => paragraph(one, style));
  const unknown = notCounted.map(
    ({ logicalId, type }) => `Not counted: what ${logicalId === null ? 'the macro' : `${printable(logicalId)} (${printable(type)})`} adds.\n`,
  );
  return [`Of what AWS allows, stage ${stage} uses\n`, tableText(rows), ...told, ...(unknown.length > 0 ? [unknown.join('')] : [])].join('\n');
}

/** All of one quota, the one that is used most first. */
function rowOf([first, ...others]: readonly MeasuredQuota[]): string[] {
  const { percent, likely, used, limit, counted, name, service, kind } = first!;
  const amount = `${used < likely ? 'about ' : ''}${shown(likely, first!)} of ${shown(limit, first!)}`;
  const more = others.length === 0 ? '' : `, the most of ${others.length + 1}`;
  const note = { fixed: '', adjustable: ', which AWS can raise', upload: ' without S3' }[kind];
  return [`${percent} %`.padStart(6), isBytes(first!) ? amount : `${amount} ${counted}`, `${name.replace(/,$/, '')}${more}`, `${service}${note}`];
}

function paragraph(one: MeasuredQuota, style: Style): string {
  const { name, counted, used, likely, limit, state, parts, fix, kind } = one;
  const unit = isBytes(one) ? '' : ` ${counted}`;
  const verdict = {
    fine: 'fine',
    near: 'nearly used up',
    'maybe-exceeded': 'perhaps too much, depending on names that only the deployment knows',
    exceeded: { fixed: 'too much', adjustable: 'too much, unless AWS has raised the quota', upload: 'has to go through S3' }[kind],
  }[state];
  const isRefused = state === 'exceeded' && kind === 'fixed';
  const amount = used === likely ? shown(used, one) : `${shown(used, one)} to about ${shown(likely, one)}`;
  const lines = [
    `${isRefused ? style.error(verdict) : style.warning(verdict)}: ${printable(name.replace(/,$/, ''))}, ${amount} of ${shown(limit, one)}${unit}`,
    ...parts.filter((part) => part.amount > 1).map((part) => `  ${shown(part.amount, one)}  ${printable(part.name)}`),
    `  ${fix}`,
  ];
  return `${lines.join('\n')}\n`;
}

function isBytes({ counted }: MeasuredQuota): boolean {
  return counted === 'bytes';
}

/** Large sizes as people read them; the sizes of templates, and of variables, to the byte. */
function shown(amount: number, one: MeasuredQuota): string {
  if (!isBytes(one)) return String(amount);
  return one.limit > 1_000_000 ? formatBytes(amount) : `${amount} B`;
}
