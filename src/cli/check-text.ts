import { printable, type Style } from '../problem/format.js';
import type { OutputDifference } from '../project/compare-outputs.js';
import { plural } from './plural.js';

/** A changed app can change hundreds of lines, and the first ones tell what it is about. */
const mostLines = 40;

const bodyPath = 'Resources.RestAPI.Properties.DefinitionBody.';

/** For people, a paragraph a file, the template first. */
export function differencesText(differences: readonly OutputDifference[], style: Style): string {
  const template = differences.find(({ file }) => /(^|\/)sam\.(json|yaml)$/.test(file));
  const inBody = template?.details.flatMap((line) => (line.startsWith(bodyPath) ? [line.slice(bodyPath.length)] : [])) ?? [];
  return differences
    .toReversed()
    .map(({ file, details }) => {
      const isRepeated = file === 'swagger.json' && details.length > 0 && details.every((line) => inBody.includes(line));
      const lines = isRepeated ? [`as in ${template!.file}, ${bodyPath.slice(0, -1)}`] : details.slice(0, mostLines);
      const more = isRepeated ? 0 : details.length - lines.length;
      const rest = more > 0 ? [`… and ${plural(more, 'more difference')}; --json shows all`] : [];
      return [style.strong(printable(file)), ...[...lines, ...rest].map((line) => `  ${printable(line)}`), ''].join('\n');
    })
    .join('\n');
}
