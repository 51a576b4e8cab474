import { join } from 'node:path';
import type { Starter } from '../../project/starter/starters.js';
import type { Style } from '../../compiler/problem/format.js';
import { plural } from '../terminal/plural.js';
import { shellQuoted } from '../terminal/shell.js';

/** The next commands, for a POSIX shell in the user's working folder. */
export function nextSteps(name: string, { hasRoutes }: Starter): string[] {
  return [
    `cd ${shellQuoted(name)}`,
    'npm install',
    'npm test',
    ...(hasRoutes ? ['npx tschalice local'] : []),
    'npx tschalice package --stage dev',
    'npx tschalice deploy --stage dev --s3-bucket YOUR-BUCKET',
  ];
}

/** What was created, and what to do next. */
export function newProjectText(name: string, starter: Starter, paths: readonly string[], next: readonly string[], style: Style): string {
  return [
    `${style.strong(`Created ${name}`)} from the starter ${starter.name}: ${plural(paths.length, 'file')}`,
    '',
    ...paths.map((path) => `  ${path}`),
    '',
    'Next:',
    '',
    ...next.map((step) => `  ${step}`),
    '',
    `${join(name, 'README.md')} says more.`,
    '',
  ].join('\n');
}
