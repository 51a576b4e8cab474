import { join, resolve } from 'node:path';
import { version } from '../../compiler/model/generated/version.js';
import { ProblemError } from '../../compiler/problem/problem.js';
import { starterFiles } from '../../project/starter/starter-files.js';
import { type Starter, starterList, starters } from '../../project/starter/starters.js';
import { writeProject } from '../../project/starter/write-project.js';
import { askProject } from './ask.js';
import { ExitStatus } from '../terminal/exit-status.js';
import { type FailedResult, printJson } from '../terminal/json-result.js';
import { plural } from '../terminal/plural.js';
import { reportProblems } from '../terminal/report.js';
import { shellQuoted } from '../terminal/shown-path.js';
import { uninterrupted } from '../terminal/signal.js';
import { isConversation, styleOf } from '../terminal/terminal.js';
import { UsageError } from '../arguments/usage-error.js';
import type { NewProjectResult, StartersResult } from './result.js';

interface NewProjectArguments {
  readonly NAME: string | undefined;
  readonly starter: Starter | undefined;
  readonly list: boolean;
  readonly json: boolean;
}

/** @throws UsageError when there is no name, and nobody to ask for it */
export async function runNewProject({ NAME, starter: given, list, json: asJson }: NewProjectArguments): Promise<number> {
  if (list) return listStarters(asJson);
  const { name, starter } = NAME === undefined ? await asked(given, asJson) : { name: NAME, starter: given ?? starters[0] };
  try {
    const files = await starterFiles(starter.name, { appName: name, version });
    await uninterrupted(() => writeProject(resolve(name), files));
    const paths = files.map(({ path }) => join(name, path));
    const next = nextSteps(name, starter);
    if (asJson) printJson<NewProjectResult>({ ok: true, app: name, starter: starter.name, folder: name, files: paths, next, problems: [] });
    else process.stdout.write(summary(name, starter, paths, next));
    return ExitStatus.done;
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    if (asJson) printJson<FailedResult>({ ok: false, problems: error.problems });
    else reportProblems(error.problems, '; nothing was written.');
    return ExitStatus.problems;
  }
}

function listStarters(asJson: boolean): number {
  if (asJson) printJson<StartersResult>({ ok: true, starters: starters.map(({ name, about }) => ({ name, about })), problems: [] });
  else process.stdout.write(`${starterList()}\n`);
  return ExitStatus.done;
}

async function asked(starter: Starter | undefined, asJson: boolean): Promise<{ name: string; starter: Starter }> {
  if (asJson || !isConversation(process.stdin, process.stderr)) throw new UsageError('new-project needs NAME, the name of the app');
  return askProject(starter, process.stdin, process.stderr);
}

/** For a POSIX shell in the folder where the user stands. */
function nextSteps(name: string, { hasRoutes }: Starter): string[] {
  return [
    `cd ${shellQuoted(name)}`,
    'npm install',
    'npm test',
    ...(hasRoutes ? ['npx tschalice local'] : []),
    'npx tschalice package --stage dev',
    'npx tschalice deploy --stage dev --s3-bucket YOUR-BUCKET',
  ];
}

function summary(name: string, starter: Starter, paths: readonly string[], next: readonly string[]): string {
  const style = styleOf(process.stdout);
  return [
    `${style.strong(`Made ${name}`)} from the starter ${starter.name}: ${plural(paths.length, 'file')}`,
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
