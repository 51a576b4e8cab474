import type { DeployedFile } from './generated/deployed-file.js';
import { toAscii } from '../syntax/ascii.js';

type Entry = readonly [key: string, value: unknown];

/**
 * Deployed values as YAML, in the form that Chalice's documentation shows. Written by hand, since it has to hold only texts
 * in lists and maps, and every reader of YAML, old or new, has to take each text for a text.
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

/** Plain only where no version of YAML sees anything but a text; JSON's strings are YAML's too, once they are ASCII. */
function scalar(text: string): string {
  const isPlain = /^[A-Za-z][A-Za-z0-9_-]*$/.test(text) && !/^(?:y|n|yes|no|on|off|true|false|null)$/i.test(text);
  if (isPlain) return text;
  return toAscii(JSON.stringify(text));
}
