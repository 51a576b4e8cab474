import { createInterface } from 'node:readline/promises';
import { countResources, executeDeletion, type PreparedDeletion, prepareDeletion, type StageDeletion } from '../../project/deploy/delete-stage.js';
import { UsageError } from '../arguments/usage-error.js';
import { type DeployedArguments, stackOptions } from '../deployed/options.js';
import { ExitStatus } from '../terminal/exit-status.js';
import { printJson } from '../terminal/json-result.js';
import { endWithProblems } from '../terminal/report.js';
import { uninterrupted } from '../terminal/signal.js';
import { progressOn } from '../terminal/terminal.js';
import type { DeleteResult } from './result.js';
import { deleteQuestion, deleteText } from './text.js';

interface DeleteArguments extends DeployedArguments {
  readonly yes: boolean;
}

/** @throws UsageError if there is no terminal to ask on */
export async function runDelete(args: DeleteArguments): Promise<number> {
  if (!args.yes && !(process.stdin.isTTY && process.stderr.isTTY)) throw new UsageError('delete asks first, but there is no terminal to ask on: add --yes');
  try {
    const prepared = await prepareDeletion(stackOptions(args));
    if (!prepared.isThere) return say(await executeDeletion(prepared), args.json);
    if (!args.yes && !(await isMeant(prepared))) {
      process.stderr.write('Nothing was deleted.\n');
      return ExitStatus.problems;
    }
    return await uninterrupted((interrupted) => execute(prepared, args.json, interrupted));
  } catch (error) {
    return endWithProblems(error, args.json, '; nothing was deleted.');
  }
}

async function execute(prepared: PreparedDeletion, asJson: boolean, interrupted: AbortSignal): Promise<number> {
  const progress = progressOn(process.stderr);
  progress.step(`deleting stack ${prepared.stack!.name}`);
  try {
    const deletion = await executeDeletion(prepared, { interrupted });
    progress.done();
    return say(deletion, asJson);
  } catch (error) {
    progress.done();
    return endWithProblems(error, asJson, '.');
  }
}

async function isMeant(prepared: PreparedDeletion): Promise<boolean> {
  const resources = await countResources(prepared);
  const asking = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const answer = await asking.question(deleteQuestion(prepared, prepared.stack!, resources));
    return /^y(es)?$/i.test(answer.trim());
  } finally {
    asking.close();
  }
}

function say(deletion: StageDeletion, asJson: boolean): number {
  if (asJson) printJson<DeleteResult>({ ok: true, ...deletion, problems: [] });
  else process.stdout.write(deleteText(deletion));
  return ExitStatus.done;
}
