import type { ReviewChange } from '../../compiler/diff/stage-diff.js';
import { byRank } from '../../compiler/review/rank.js';
import { printable, type Style } from '../../compiler/problem/format.js';
import type { OutputDifference } from '../../project/stage/compare-outputs.js';
import { plural } from '../terminal/plural.js';
import type { CheckResult } from './result.js';

/** A changed app can change hundreds of lines. The first ones are enough to see why. */
const mostLines = 40;

const bodyPaths = ['DefinitionBody', 'Body'].map((key) => `Resources.RestAPI.Properties.${key}.`);

/** Whether the existing output is up to date. */
export function checkText({ ok, stage, out, differences }: CheckResult, style: Style): string {
  if (ok) return `${out} is up to date for stage ${stage}.\n`;
  return `${differencesText(differences, style)}\n${out} is stale: run the same command without --check.\n`;
}

/** One paragraph for each file, the template first. */
export function differencesText(differences: readonly OutputDifference[], style: Style): string {
  const template = differences.find(({ file }) => /(^|\/)sam\.(json|yaml)$/.test(file));
  // The property of SAM's resource, or of a plain one.
  const bodyPath = bodyPaths.find((path) => template?.details.some((line) => line.startsWith(path))) ?? bodyPaths[0]!;
  const inBody = new Set(template?.details.flatMap((line) => (line.startsWith(bodyPath) ? [placeIn(line.slice(bodyPath.length))] : [])));
  return differences
    .toReversed()
    .map(({ file, details, review = [] }) => {
      const isRepeated = file === 'swagger.json' && details.length > 0 && details.every((line) => inBody.has(placeIn(line)));
      const lines = isRepeated ? [`as in ${template!.file}, ${bodyPath.slice(0, -1)}`] : details.slice(0, mostLines);
      const more = isRepeated ? 0 : details.length - lines.length;
      const rest = more > 0 ? [`… and ${plural(more, 'more difference')}; --json shows all`] : [];
      const summary = review.length === 0 ? [] : [...reviewLines(review), ''];
      return [style.strong(printable(file)), ...[...summary, ...lines, ...rest].map((line) => (line === '' ? '' : `  ${printable(line)}`)), ''].join('\n');
    })
    .join('\n');
}

/** A line without the values: the file has a summary for each operation, and the template does not. */
function placeIn(line: string): string {
  return line.replace(/: .*$/s, '');
}

/** One line for each change of the stack, as in a review: what a gate of diff could stop comes first. */
function reviewLines(changes: readonly ReviewChange[]): string[] {
  const lines = changes.toSorted(byRank).map(({ kinds, message, rule }) => `${kinds.length === 0 ? '' : `${kinds.join(', ')} `}${message} [${rule}]`);
  const more = lines.length - mostLines;
  return more > 0 ? [...lines.slice(0, mostLines), `… and ${plural(more, 'more change')}`] : lines;
}
