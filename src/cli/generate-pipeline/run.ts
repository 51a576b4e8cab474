import { relative } from 'node:path';
import { generatePipeline } from '../../project/pipeline/generate-pipeline.js';
import type { GeneratedPipeline, PipelineOutput } from '../../project/pipeline/pipeline-options.js';
import { writePipeline } from '../../project/pipeline/write-pipeline.js';
import { type EnteredProject, enterProject } from '../arguments/enter-project.js';
import { ExitStatus } from '../terminal/exit-status.js';
import { printJson } from '../terminal/json-result.js';
import { checkRollback } from './check-arguments.js';
import { pipelineSummary } from './summary.js';
import { pipelineText } from './text.js';
import { endWithProblems, reportProblems } from '../terminal/report.js';
import { uninterrupted } from '../terminal/signal.js';
import { progressOn, styleOf } from '../terminal/terminal.js';
import { UsageError } from '../arguments/usage-error.js';
import { today } from '../terminal/today.js';
import type { PipelineResult } from './result.js';
import { type SafeguardArguments, safeguardsOf } from './safeguards.js';

interface PipelineArguments extends SafeguardArguments {
  readonly FILE: string | undefined;
  readonly stages: readonly string[] | undefined;
  readonly approval: readonly string[] | undefined;
  readonly source: 'codecommit' | 'github' | 'connection' | undefined;
  readonly 'pipeline-version': 'v1' | 'v2' | undefined;
  readonly 'codebuild-image': string | undefined;
  readonly 'buildspec-file': string | undefined;
  readonly 'admin-deploy-role': boolean;
  readonly 'allow-wide': readonly string[] | undefined;
  readonly 'github-actions': string | undefined;
  readonly 'env-file': readonly string[];
  readonly force: boolean;
  readonly 'project-dir': string | undefined;
  readonly json: boolean;
}

export async function runGeneratePipeline(args: PipelineArguments): Promise<number> {
  const progress = progressOn(process.stderr);
  try {
    const { project, from, pathOf, envFileOf } = enterProject(args['project-dir']);
    const output = outputOf(args, pathOf);
    const safeguards = safeguardsOf(args);
    const generated = await generatePipeline({
      project,
      stages: args.stages ?? ['beta'],
      approval: args.approval ?? [],
      adminDeployRole: args['admin-deploy-role'],
      allowWide: args['allow-wide'] ?? [],
      output,
      ...(safeguards && { safeguards }),
      envFiles: args['env-file'].map(envFileOf),
      today: today(),
      progress: progress.step,
    });
    checkRollback(
      args,
      generated.settings.stages.some(({ targets }) => targets.length > 1),
    );
    const { files, problems } = await uninterrupted(() => writePipeline(generated.files, project.directory, args.force));
    progress.done();
    say({ ...generated, files, problems: [...generated.problems, ...problems] }, output, from, args.json);
    return ExitStatus.done;
  } catch (error) {
    progress.done();
    return endWithProblems(error, args.json, '; nothing was written.');
  }
}

/** @throws UsageError */
function outputOf(args: PipelineArguments, pathOf: EnteredProject['pathOf']): PipelineOutput {
  const [template, buildspec, workflow] = [args.FILE, args['buildspec-file'], args['github-actions']].map((name) =>
    name === undefined ? undefined : pathOf(name),
  );
  const other = workflow ?? buildspec;
  if (other !== undefined && other === template) throw new UsageError(`two files cannot have the same name: ${relative(pathOf('.'), other)}`);
  if (workflow !== undefined) return { kind: 'github-actions', workflowPath: workflow, templatePath: template };
  const { source = 'codecommit', 'pipeline-version': version = 'v2', 'codebuild-image': codebuildImage } = args;
  return { kind: 'codepipeline', version, source, codebuildImage, templatePath: template!, buildspecPath: buildspec };
}

function say(generated: GeneratedPipeline, output: PipelineOutput, from: string, asJson: boolean): void {
  const summary = pipelineSummary(generated, output, from);
  if (asJson) {
    printJson<PipelineResult>({ ok: true, ...summary, problems: generated.problems });
  } else {
    reportProblems(generated.problems);
    process.stdout.write(pipelineText(summary, styleOf(process.stdout)));
  }
}
