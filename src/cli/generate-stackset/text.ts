import { formatBytes } from '../../compiler/problem/format-bytes.js';
import { printable, type Style } from '../../compiler/problem/format.js';
import { notesText } from '../package/text.js';
import { inLines } from '../terminal/shell.js';
import type { StackSetTargets } from './check-arguments.js';
import type { StackSetResult } from './result.js';

/** What was written, and the commands that deploy it. */
export function stackSetText({ app, stage, name, regions, files, next, notes }: StackSetResult, targets: StackSetTargets, style: Style): string {
  const width = Math.max(...files.map(({ path }) => printable(path).length));
  const lines = (commands: readonly string[]): string[] => commands.map((command) => `  ${inLines(printable(command))}`);
  return [
    `${style.strong(`Wrote stage ${stage} of ${printable(app)} as a stack set`)}, for ${regions.join(', ')}`,
    '',
    ...files.toReversed().map(({ path, bytes }) => `  ${printable(path).padEnd(width)}  ${style.faint(formatBytes(bytes).padStart(8))}`),
    '',
    'To upload the code to a bucket in each region, which the accounts must be allowed to read:',
    '',
    ...lines(next.upload),
    '',
    ...(next.create.length === 0
      ? []
      : [`To create the stack set ${style.strong(name)}${targets['organizational-units'] === undefined ? permissions : ''}:`, '', ...lines(next.create), '']),
    next.create.length === 0 ? `To update the stack set ${style.strong(name)}, in the accounts and regions that it has:` : 'To update it after a change:',
    '',
    ...lines(next.update),
    ...(notes.length === 0 ? [] : ['', 'In each account and region, once:', ...notesText(notes)]),
    '',
  ].join('\n');
}

const permissions = ', which needs the roles for self-managed permissions';
