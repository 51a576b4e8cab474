import { printable, type Style } from '../problem/format.js';
import { formatBytes } from '../project/package-size.js';
import { plural } from './plural.js';
import type { PackageSummary } from './summary.js';

/** For people: what was made, the template first, where it is, and what comes next. */
export function summaryText(summary: PackageSummary, style: Style): string {
  const { app, stage, files, functions, routes, resources, zipped, unzipped, largest, stackName, deploy, next, notes } = summary;
  const counts = [plural(functions.length, 'function'), ...(routes > 0 ? [plural(routes, 'route')] : []), plural(resources, 'resource')].join(', ');
  const rows = files.map(({ path, bytes }) => [printable(path), formatBytes(bytes)] as const);
  const [pathWidth, sizeWidth] = [0, 1].map((column) => Math.max(...rows.map((row) => row[column]!.length)));
  const parts = largest.map(({ name, bytes }) => `${printable(name)} ${formatBytes(bytes)}`).join(', ');
  const text = [
    `${style.strong(`Packaged ${printable(app)} for stage ${stage}`)}: ${counts}`,
    '',
    ...rows.toReversed().map(([path, size]) => `  ${path.padEnd(pathWidth!)}  ${style.faint(size.padStart(sizeWidth!))}`),
    ...(zipped > 0 ? ['', `The code is ${formatBytes(zipped)} zipped, ${formatBytes(unzipped)} unzipped; largest: ${parts}`] : []),
    '',
    `To deploy it as stack ${style.strong(stackName)}:`,
    '',
    ...(deploy === null ? [] : [`  ${inTwoLines(printable(deploy))}`, '', 'or, by the aws command alone:', '']),
    ...next.map((command) => `  ${inTwoLines(printable(command))}`),
    ...notesText(notes),
    '',
  ];
  return text.join('\n');
}

export function notesText(notes: PackageSummary['notes']): string[] {
  return notes.flatMap(({ message, command }) => ['', printable(message), '', `  ${inTwoLines(printable(command))}`]);
}

/** A command that is too long for most terminals, still in a form that a shell takes. */
export function inTwoLines(command: string): string {
  const middle = / (?=--(?:s3-bucket|stack-name|notification-configuration|change-set-name) )/.exec(command)?.index;
  return command.length <= 96 || middle === undefined ? command : `${command.slice(0, middle)} \\\n    ${command.slice(middle + 1)}`;
}
