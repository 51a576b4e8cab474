import { isMap } from '../../compiler/cloudformation/branch.js';
import type { Value } from '../../compiler/cloudformation/template.js';
import { pathText } from '../../compiler/diff/difference.js';
import { printable, type Style } from '../../compiler/problem/format.js';
import { shortText } from '../../compiler/problem/short-text.js';
import type { DifferenceCause, StageComparison, StageDifference } from '../../project/parity/compare-stages.js';
import { plural } from '../terminal/plural.js';

/** Of long values, this much is shown of what both begin with. */
const shared = 20;
const longest = 60;

/** Below each setting, or what else it may be, the differences that it causes. */
export function comparisonText({ from, to, region, differences }: StageComparison, style: Style): string {
  const both = `${region === null ? '' : `In ${region}, `}${from} and ${to}`;
  if (differences.length === 0) return `${both} are the same.\n`;
  const groups = new Map<string, string[]>();
  const isOfName = ({ causes }: StageDifference): boolean => causes.length === 1 && 'stageName' in causes[0]!;
  // What settings say comes first.
  for (const difference of [...differences.filter((one) => !isOfName(one)), ...differences.filter(isOfName)]) {
    const title = difference.causes.length === 0 ? style.error('no setting') : difference.causes.map((cause) => causeText(cause, style)).join(' and ');
    groups.set(title, [...(groups.get(title) ?? []), `  ${lineOf(difference)}\n`]);
  }
  const total = `${both} differ in ${plural(differences.length, 'place')}\n`;
  return [total, ...[...groups].map(([title, lines]) => `${title}\n${lines.join('')}`)].join('\n');
}

function causeText(cause: DifferenceCause, style: Style): string {
  if ('stageName' in cause) return style.strong(`the name ${cause.stageName}`);
  if (!('config' in cause)) return style.strong(printable(cause.file));
  const { config, file, line } = cause;
  return `${style.strong(printable(config))} ${style.faint(`in ${printable(file)}${line === undefined ? '' : `:${line}`}`)}`;
}

function lineOf({ path, before, after }: StageDifference): string {
  const place = printable(pathText(path));
  // Of a file in a zip, the hash says nothing.
  const isFile = String(path[0]).endsWith('.zip');
  if (before === undefined) return `${place}: added${isFile ? '' : ` ${printable(addedText(after!))}`}`;
  if (after === undefined) return `${place}: removed`;
  if (isFile) return `${place}: another content`;
  const [one, other] = unlike(textOf(before), textOf(after));
  return one === other ? `${place}: changed (values are not shown)` : `${place}: ${printable(one)} → ${printable(other)}`;
}

/** Of a resource, its type says more than the beginning of its properties. */
function addedText(value: Value): string {
  return isMap(value) && typeof value['Type'] === 'string' ? `(${value['Type']})` : shortText(textOf(value));
}

function textOf(value: Value): string {
  const text = isMap(value) && Object.keys(value).length === 1 ? value['Fn::Sub'] : undefined;
  return typeof text === 'string' ? text : JSON.stringify(value).replaceAll(/^"|"$/g, "'");
}

/** What is short as it is; of long ones, what follows the part that both begin with. */
function unlike(one: string, other: string): readonly [string, string] {
  let same = 0;
  while (same < Math.min(one.length, other.length) && one[same] === other[same]) same += 1;
  const start = Math.max(one.length, other.length) > longest && same > shared ? same - shared : 0;
  const [was, is] = [one, other].map((text) => `${start === 0 ? '' : '…'}${shortText(text.slice(start))}`);
  return [was!, is!];
}
