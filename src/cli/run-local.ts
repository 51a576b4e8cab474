import { ProblemError } from '../problem/problem.js';
import { findProject } from '../project/find-project.js';
import { serveLocally } from '../project/local-app.js';
import type { LocalEvent } from '../project/local-event.js';
import { ExitStatus } from './exit-status.js';
import type { LocalArguments } from './local.js';
import { localText } from './local-text.js';
import { reportProblems } from './report.js';
import { uninterrupted, untilSignal } from './signal.js';
import { progressOn, styleOf } from './terminal.js';
import { today } from './today.js';

export async function runLocal(args: LocalArguments): Promise<number> {
  const progress = progressOn(process.stderr);
  const { stage, host, port } = args;
  try {
    const project = findProject(process.cwd(), args['project-dir']);
    process.chdir(project.directory);
    const options = {
      project,
      stage,
      host,
      port,
      reloads: args['no-autoreload'] !== true,
      templateFormat: 'json',
      mergeTemplates: [],
      today: today(),
      progress: progress.step,
    } as const;
    const tell = args.json === true ? tellMachine : tellPerson;
    const server = await serveLocally(options, (event) => {
      progress.done();
      tell(event);
    });
    await uninterrupted(async () => {
      await untilSignal();
      server.close();
    });
    return ExitStatus.done;
  } catch (error) {
    progress.done();
    if (!(error instanceof ProblemError)) throw error;
    if (args.json === true) tellMachine({ event: 'problems', problems: error.problems, serving: false });
    else reportProblems(error.problems, '; nothing is served.');
    return ExitStatus.problems;
  }
}

/** A line an event. */
function tellMachine(event: LocalEvent): void {
  process.stdout.write(`${JSON.stringify(event)}\n`);
}

function tellPerson(event: LocalEvent): void {
  if (event.event === 'problems')
    reportProblems(event.problems, event.serving ? '; the last version without errors goes on.' : '; all requests get this as their answer.');
  else if (event.event === 'failure' || event.event === 'notice') process.stderr.write(localText(event, styleOf(process.stderr)));
  else process.stdout.write(localText(event, styleOf(process.stdout)));
}
