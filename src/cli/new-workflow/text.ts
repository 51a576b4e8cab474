import { printable, type Style } from '../../compiler/problem/format.js';
import { formatBytes } from '../../compiler/problem/format-bytes.js';
import { inLines } from '../terminal/shell.js';
import type { WorkflowSummary } from './summary.js';

/** What was written, and what to do next. */
export function workflowText({ app, stages, committed, files, next, hints }: WorkflowSummary, style: Style): string {
  const width = Math.max(...files.map(({ path }) => printable(path).length));
  return [
    `${style.strong(`Wrote the review of ${printable(app)}`)}: ${stages.join(', ')}`,
    '',
    ...files.map(({ path, bytes }) => `  ${printable(path).padEnd(width)}  ${style.faint(formatBytes(bytes).padStart(7))}`),
    ...(committed.length === 0 ? [] : ['', `It also checks whether the committed template is up to date: ${committed.join(', ')}.`]),
    '',
    'To set it up:',
    '',
    ...next.map((command) => `  ${inLines(printable(command))}`),
    '',
    ...hints,
    '',
  ].join('\n');
}
