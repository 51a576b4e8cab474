import { maskProblem } from '../../compiler/problem/mask-problem.js';
import { ProblemError } from '../../compiler/problem/problem.js';
import { serveLocally } from '../../project/serve/serve.js';
import type { LocalEvent } from '../../project/serve/local-event.js';
import { enterProject } from '../arguments/enter-project.js';
import { ExitStatus } from '../terminal/exit-status.js';
import type { LocalResult } from './result.js';
import { localText } from './text.js';
import { reportProblems } from '../terminal/report.js';
import { uninterrupted, untilSignal } from '../terminal/signal.js';
import { progressOn, styleOf } from '../terminal/terminal.js';
import { today } from '../terminal/today.js';

interface LocalArguments {
  readonly stage: string;
  readonly region: string | undefined;
  readonly port: number;
  readonly host: string;
  readonly 'allow-origin': readonly string[];
  readonly 'env-file': readonly string[];
  readonly candidate: boolean;
  readonly 'no-autoreload': boolean;
  readonly 'project-dir': string | undefined;
  readonly json: boolean;
}

export async function runLocal(args: LocalArguments): Promise<number> {
  const progress = progressOn(process.stderr);
  const { stage, region, host, port } = args;
  try {
    const { project, envFileOf } = enterProject(args['project-dir']);
    const options = {
      project,
      stage,
      region,
      host,
      port,
      allowOrigins: args['allow-origin'],
      envFiles: args['env-file'].map(envFileOf),
      candidate: args.candidate,
      reloads: !args['no-autoreload'],
      today: today(),
      progress: progress.step,
    } as const;
    const tell = args.json ? tellMachine : tellPerson;
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
    if (args.json) tellMachine({ event: 'problems', problems: error.problems, serving: false });
    else reportProblems(error.problems, '; nothing is served.');
    return ExitStatus.problems;
  }
}

/** Prints one line for an event. */
function tellMachine(event: LocalResult): void {
  const shown = 'problems' in event ? { ...event, problems: event.problems.map((one) => maskProblem(one)) } : event;
  process.stdout.write(`${JSON.stringify(shown)}\n`);
}

function tellPerson(event: LocalEvent): void {
  if (event.event === 'problems')
    reportProblems(event.problems, event.serving ? '; the last version without errors is still served.' : '; all requests get this as their response.');
  else if (event.event === 'failure' || event.event === 'notice') process.stderr.write(localText(event, styleOf(process.stderr)));
  else process.stdout.write(localText(event, styleOf(process.stdout)));
}
