import type { DeployedFile } from './generated/deployed-file.js';
import { toAscii } from '../syntax/ascii.js';

type Entry = readonly [key: string, value: unknown];

/**
 * Deployed values as YAML, in the form that Chalice's documentation shows. The `yaml` package is not needed: there are only
 * strings in lists and maps, and both YAML 1.1 and 1.2 must read each as a string.
 */
export function renderDeployed({ resources, stack, backend = 'api' }: DeployedFile): string {
  const { outputs, ...settings } = stack ?? {};
  return [
    resources.length === 0 ? 'resources: []' : 'resources:',
    ...resources.flatMap((resource) => entriesOf(resource).map((entry, index) => `${index === 0 ? '  - ' : '    '}${line(entry)}`)),
    'schema_version: 2.0',
    line(['backend', backend]),
    ...(stack === undefined ? [] : ['stack:', ...entriesOf(settings).map((entry) => `  ${line(entry)}`)]),
    ...(outputs === undefined
      ? []
      : ['  outputs:'.concat(Object.keys(outputs).length === 0 ? ' {}' : ''), ...entriesOf(outputs).map((entry) => `    ${line(entry)}`)]),
    '',
  ].join('\n');
}

function entriesOf(map: object): Entry[] {
  return Object.entries(map).filter(([, value]) => typeof value === 'string');
}

function line([key, value]: Entry): string {
  return `${scalar(key)}: ${scalar(value as string)}`;
}

/** Plain only if every version of YAML reads it as a string. A JSON string in ASCII is also a YAML string. */
function scalar(text: string): string {
  const isPlain = /^[A-Za-z][A-Za-z0-9_-]*$/.test(text) && !/^(?:y|n|yes|no|on|off|true|false|null)$/i.test(text);
  if (isPlain) return text;
  return toAscii(JSON.stringify(text));
}
