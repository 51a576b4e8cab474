import { join, resolve } from 'node:path';
import { createProject } from '../../project/starter/create-project.js';
import { type Starter, starterList, starters } from '../../project/starter/starters.js';
import { UsageError } from '../arguments/usage-error.js';
import { ExitStatus } from '../terminal/exit-status.js';
import { printJson } from '../terminal/json-result.js';
import { endWithProblems } from '../terminal/report.js';
import { uninterrupted } from '../terminal/signal.js';
import { isConversation, styleOf } from '../terminal/terminal.js';
import { askProject } from './ask.js';
import type { NewProjectResult, StartersResult } from './result.js';
import { newProjectText, nextSteps } from './text.js';

interface NewProjectArguments {
  readonly NAME: string | undefined;
  readonly starter: Starter | undefined;
  readonly list: boolean;
  readonly json: boolean;
}

/** @throws UsageError if there is no name and no terminal to ask on */
export async function runNewProject({ NAME, starter: given, list, json: asJson }: NewProjectArguments): Promise<number> {
  if (list) return listStarters(asJson);
  const { name, starter } = NAME === undefined ? await asked(given, asJson) : { name: NAME, starter: given ?? starters[0] };
  try {
    const files = await uninterrupted(() => createProject({ folder: resolve(name), starter, appName: name }));
    const paths = files.map(({ path }) => join(name, path));
    const next = nextSteps(name, starter);
    if (asJson) printJson<NewProjectResult>({ ok: true, app: name, starter: starter.name, folder: name, files: paths, next, problems: [] });
    else process.stdout.write(newProjectText(name, starter, paths, next, styleOf(process.stdout)));
    return ExitStatus.done;
  } catch (error) {
    return endWithProblems(error, asJson, '; nothing was written.');
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
