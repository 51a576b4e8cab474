import { printable, type Style } from '../../compiler/problem/format.js';
import { formatBytes } from '../../compiler/problem/format-bytes.js';
import { plural } from '../terminal/plural.js';
import { inLines } from '../terminal/shell.js';
import type { PipelineSummary } from './summary.js';

/** What was written, and what to do next. */
export function pipelineText({ app, stages, files, resourceTypes, limits, trustPolicies = [], next, hints }: PipelineSummary, style: Style): string {
  const way = stages.map(wayOf).join(', then ');
  const width = Math.max(...files.map(({ path }) => printable(path).length));
  const role =
    resourceTypes === null
      ? []
      : ['', `The deploy role of each stage has permissions for ${plural(resourceTypes, 'resource type')}. Generate it again when the app gets another type.`];
  const text = [
    `${style.strong(`Wrote the deployment of ${printable(app)}`)}: one build, ${way}`,
    '',
    ...files.map(({ path, bytes }) => `  ${printable(path).padEnd(width)}  ${style.faint(formatBytes(bytes).padStart(7))}`),
    ...role,
    ...limits.map(printable),
    ...trustPolicies.flatMap(({ stage, policy }) => [
      '',
      `The workflow's role for ${stage} needs this trust policy:`,
      '',
      indented(JSON.stringify(policy, null, 2)),
    ]),
    ...(next.length === 0 ? [] : ['', 'To set it up:', '', ...next.map((command) => `  ${inLines(printable(command))}`)]),
    ...(hints.length === 0 ? [] : ['', ...hints]),
    '',
  ];
  return text.join('\n');
}

function wayOf({ name, needsApproval, regions = [] }: PipelineSummary['stages'][number]): string {
  return `${name}${regions.length === 0 ? '' : ` in ${regions.join(', ')}`}${needsApproval ? ' (after approval)' : ''}`;
}

function indented(text: string): string {
  return text.replaceAll(/^/gm, '  ');
}
