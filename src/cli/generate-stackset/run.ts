import { join } from 'node:path';
import { distinct } from '../../compiler/cloudformation/distinct.js';
import { generateStackSet } from '../../project/stackset/generate-stackset.js';
import { shownPath } from '../../project/disk/shown-path.js';
import { type StageArguments, stageRequest } from '../arguments/stage-request.js';
import { notesOf } from '../package/notes.js';
import { ExitStatus } from '../terminal/exit-status.js';
import { printJson } from '../terminal/json-result.js';
import { endWithProblems, reportProblems } from '../terminal/report.js';
import { uninterrupted } from '../terminal/signal.js';
import { progressOn, styleOf } from '../terminal/terminal.js';
import type { StackSetTargets } from './check-arguments.js';
import { stackSetCommands } from './next-commands.js';
import type { StackSetResult } from './result.js';
import { stackSetText } from './text.js';

interface StackSetArguments extends StageArguments, StackSetTargets {
  readonly OUT: string | undefined;
  readonly stage: string;
  readonly 's3-bucket-prefix': string | undefined;
  readonly 'no-prove': boolean;
  readonly json: boolean;
}

export async function runGenerateStackset(args: StackSetArguments): Promise<number> {
  const progress = progressOn(process.stderr);
  try {
    const { options, from, pathOf } = stageRequest(args, progress);
    const { stage } = args;
    const outputPath = args.OUT === undefined ? join(options.project.directory, 'out', stage, 'stackset') : pathOf(args.OUT);
    const out = shownPath(from, outputPath);
    const set = await uninterrupted(() => generateStackSet({ ...options, stage, outputPath, shownPath: args.OUT ?? out, prove: !args['no-prove'] }));
    progress.done();
    const { app, name, regions, problems } = set;
    const files = set.files.map((file) => ({ path: join(out, file.name), bytes: file.content.length }));
    const notes = distinct(set.packages.flatMap(notesOf));
    const result: StackSetResult = { ok: true, app, stage, name, regions, files, next: stackSetCommands(set, out, args), notes, problems };
    if (args.json) {
      printJson<StackSetResult>(result);
    } else {
      reportProblems(problems);
      process.stdout.write(stackSetText(result, args, styleOf(process.stdout)));
    }
    return ExitStatus.done;
  } catch (error) {
    progress.done();
    return endWithProblems(error, args.json, '; nothing was written.');
  }
}
