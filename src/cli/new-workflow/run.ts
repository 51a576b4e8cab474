import type { ChangeKind } from '../../compiler/diff/stage-diff.js';
import { generateReview } from '../../project/pipeline/generate-review.js';
import { writePipeline } from '../../project/pipeline/write-pipeline.js';
import { enterProject } from '../arguments/enter-project.js';
import { ExitStatus } from '../terminal/exit-status.js';
import { printJson } from '../terminal/json-result.js';
import { endWithProblems, reportProblems } from '../terminal/report.js';
import { uninterrupted } from '../terminal/signal.js';
import { styleOf } from '../terminal/terminal.js';
import { today } from '../terminal/today.js';
import type { NewWorkflowResult } from './result.js';
import { workflowSummary } from './summary.js';
import { workflowText } from './text.js';

interface NewWorkflowArguments {
  readonly stages: readonly string[] | undefined;
  readonly 'fail-on': readonly ChangeKind[] | undefined;
  readonly codecommit: string | undefined;
  readonly force: boolean;
  readonly 'project-dir': string | undefined;
  readonly json: boolean;
}

/** What destroys or opens something. Clients that break can be meant to. */
const usualGates: readonly ChangeKind[] = ['destructive', 'broadening', 'public-route'];

export async function runNewWorkflow({
  stages,
  'fail-on': failOn = usualGates,
  codecommit,
  force,
  'project-dir': named,
  json,
}: NewWorkflowArguments): Promise<number> {
  try {
    const { project, from, pathOf } = enterProject(named);
    const output = codecommit === undefined ? ({ kind: 'github' } as const) : ({ kind: 'codecommit', templatePath: pathOf(codecommit) } as const);
    const generated = await generateReview({ project, failOn, output, today: today(), ...(stages !== undefined && { stages }) });
    const { files, problems } = await uninterrupted(() => writePipeline(generated.files, project.directory, force));
    const summary = workflowSummary({ ...generated, files }, codecommit, from);
    const all = [...generated.problems, ...problems];
    if (json) {
      printJson<NewWorkflowResult>({ ok: true, ...summary, problems: all });
    } else {
      reportProblems(all);
      process.stdout.write(workflowText(summary, styleOf(process.stdout)));
    }
    return ExitStatus.done;
  } catch (error) {
    return endWithProblems(error, json, '; nothing was written.');
  }
}
