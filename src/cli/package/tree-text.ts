import { distinct } from '../../compiler/cloudformation/distinct.js';
import { formatBytes } from '../../compiler/problem/format-bytes.js';
import { printable, type Style } from '../../compiler/problem/format.js';
import { inLines } from '../terminal/shell.js';
import { tableText } from '../terminal/table.js';
import type { PackageTreeResult } from './result.js';
import { notesText } from './text.js';

/** A row for each template, and how to deploy the first one. */
export function treeText(packages: PackageTreeResult['packages'], style: Style): string {
  const first = packages[0]!;
  const rows = packages.map(({ stage, region, files, functions, zipped }) => {
    const template = files.at(-1)!;
    return [stage, region ?? '', template.path, formatBytes(template.bytes), String(functions.length), formatBytes(zipped)];
  });
  const zips = distinct(
    packages.flatMap(({ files }) => files.filter(({ path }) => path.endsWith('.zip'))),
    ({ path }) => path,
  );
  const notes = distinct(packages.flatMap((one) => one.notes));
  return [
    `${style.strong(`Packaged ${printable(first.app)}`)}:`,
    '',
    tableText([['STAGE', 'REGION', 'TEMPLATE', 'SIZE', 'FUNCTIONS', 'CODE'], ...rows]),
    ...zips.map(({ path, bytes }) => `${printable(path)} ${style.faint(formatBytes(bytes))}`),
    '',
    `To deploy ${first.region === null ? '' : `to ${first.region} `}as stack ${style.strong(first.stackName)}:`,
    '',
    ...(first.deploy === null ? [] : [`  ${inLines(printable(first.deploy))}`, '', 'or with the aws command alone:', '']),
    ...first.next.map((command) => `  ${inLines(printable(command))}`),
    ...notesText(notes),
    '',
  ].join('\n');
}
