import { pathText } from '../../compiler/diff/difference.js';
import { printable, type Style } from '../../compiler/problem/format.js';
import type { OutputDifference } from '../../project/stage/compare-outputs.js';
import { plural } from '../terminal/plural.js';
import type { CheckResult } from './result.js';

/** A changed app can change hundreds of lines. The first ones are enough to see why. */
const mostLines = 40;

const bodyPath = 'Resources.RestAPI.Properties.DefinitionBody.';

/** Whether the existing output is up to date. */
export function checkText({ ok, stage, out, differences }: CheckResult, style: Style): string {
  if (ok) return `${out} is up to date for stage ${stage}.\n`;
  return `${differencesText(differences, style)}\n${out} is stale: run the same command without --check.\n`;
}

/** One paragraph for each file, the template first. */
export function differencesText(differences: readonly OutputDifference[], style: Style): string {
  const template = differences.find(({ file }) => /(^|\/)sam\.(json|yaml)$/.test(file));
  const inBody = new Set(template?.details.flatMap((line) => (line.startsWith(bodyPath) ? [placeIn(line.slice(bodyPath.length))] : [])));
  return differences
    .toReversed()
    .map(({ file, details, changes = [] }) => {
      const isRepeated = file === 'swagger.json' && details.length > 0 && details.every((line) => inBody.has(placeIn(line)));
      const lines = isRepeated ? [`as in ${template!.file}, ${bodyPath.slice(0, -1)}`] : details.slice(0, mostLines);
      const more = isRepeated ? 0 : details.length - lines.length;
      const rest = more > 0 ? [`… and ${plural(more, 'more difference')}; --json shows all`] : [];
      const summary = changes.length === 0 ? [] : [...changesText(changes), ''];
      return [style.strong(printable(file)), ...[...summary, ...lines, ...rest].map((line) => (line === '' ? '' : `  ${printable(line)}`)), ''].join('\n');
    })
    .join('\n');
}

/** A line without the values: the file has a summary for each operation, and the template does not. */
function placeIn(line: string): string {
  return line.replace(/: .*$/s, '');
}

type Change = NonNullable<OutputDifference['changes']>[number];

/** Changes that remove something come first. */
const impacts: readonly Change['impact'][] = ['replace', 'may-replace', 'delete', 'create', 'update'];

/** One line for each resource that would change: `replace  Table (AWS::DynamoDB::Table)  KeySchema`. */
function changesText(changes: readonly Change[]): string[] {
  const ordered = changes.toSorted((a, b) => impacts.indexOf(a.impact) - impacts.indexOf(b.impact));
  const width = Math.max(...ordered.map(({ impact }) => impact.length));
  const lines = ordered.slice(0, mostLines).map(({ impact, logicalId, type, paths }) => {
    const rest = paths.length > 3 ? ` and ${paths.length - 3} more` : '';
    return `${impact.padEnd(width)}  ${logicalId} (${type})  ${paths.slice(0, 3).map(pathText).join(', ')}${rest}`.trimEnd();
  });
  return ordered.length > mostLines ? [...lines, `… and ${plural(ordered.length - mostLines, 'more change')}`] : lines;
}
