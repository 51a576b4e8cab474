import { printable, type Style } from '../../compiler/problem/format.js';
import type { CopyReason } from '../../project/bundle/copied-packages.js';
import { formatBytes } from '../../compiler/problem/format-bytes.js';
import { plural } from '../terminal/plural.js';
import { inLines } from '../terminal/shell.js';
import type { PackageSummary } from './summary.js';

/** What was packaged, where it is, and what to do next. */
export function summaryText(summary: PackageSummary, style: Style): string {
  const { app, stage, files, functions, routes, resources, zipped, unzipped, proof, largest, stackName, deploy, next, notes } = summary;
  const counts = [plural(functions.length, 'function'), ...(routes > 0 ? [plural(routes, 'route')] : []), plural(resources, 'resource')].join(', ');
  const rows = files.map(({ path, bytes }) => [printable(path), formatBytes(bytes)] as const);
  const [pathWidth, sizeWidth] = [0, 1].map((column) => Math.max(...rows.map((row) => row[column]!.length)));
  const parts = largest.map(({ name, bytes }) => `${printable(name)} ${formatBytes(bytes)}`).join(', ');
  const text = [
    `${style.strong(`Packaged ${printable(app)} for stage ${stage}`)}: ${counts}`,
    '',
    ...rows.toReversed().map(([path, size]) => `  ${path.padEnd(pathWidth!)}  ${style.faint(size.padStart(sizeWidth!))}`),
    ...(zipped > 0
      ? ['', `The code is ${formatBytes(zipped)} zipped, ${formatBytes(unzipped)} unzipped; largest: ${parts}`, ...besideLines(summary), ...proofLines(proof)]
      : []),
    '',
    `To deploy it as stack ${style.strong(stackName)}:`,
    '',
    ...(deploy === null ? [] : [`  ${inLines(printable(deploy))}`, '', 'or with the aws command alone:', '']),
    ...next.map((command) => `  ${inLines(printable(command))}`),
    ...notesText(notes),
    '',
  ];
  return text.join('\n');
}

export function notesText(notes: PackageSummary['notes']): string[] {
  return notes.flatMap(({ message, command }) => ['', printable(message), '', `  ${inLines(printable(command))}`]);
}

const reasons: { readonly [Reason in Exclude<CopyReason, 'shared'>]: string } = {
  files: 'finds files beside its own',
  modules: 'loads modules by their names',
  named: 'is loaded by its name',
};

/** What is in the package though no import statement and no setting asks for it. */
function besideLines({ copied, found }: PackageSummary): string[] {
  const packages = copied.flatMap(({ name, reason }) => (reason === 'shared' ? [] : [`${printable(name)} (${reasons[reason]})`]));
  const shared = copied.length - packages.length;
  if (shared > 0) packages.push(`${plural(shared, 'package')} that they share with the app`);
  const shown = found.length > 6 ? [...found.slice(0, 5), `${found.length - 5} others`] : found;
  return [
    ...(packages.length === 0 ? [] : [`Copied instead of bundled: ${packages.join(', ')}`]),
    ...(shown.length === 0 ? [] : [`Found by their paths: ${printable(shown.join(', '))}`]),
  ];
}

function proofLines(proof: PackageSummary['proof']): string[] {
  if (proof === null) return ['Not proved: no function was started from the zip'];
  const { functions, standIns, notProved } = proof;
  return [
    ...(functions.length === 0 ? [] : [`Started from the zip: ${plural(functions.length, 'function')}; no handler was invoked`]),
    ...(standIns.length === 0 ? [] : [`  with stand-ins for what only Lambda has: ${printable(standIns.join(', '))}`]),
    ...notProved.map((what) => `Not proved: ${printable(what)}`),
  ];
}
