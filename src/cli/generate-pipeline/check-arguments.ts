import { nearest } from '../../compiler/problem/nearest.js';
import { UsageError } from '../arguments/usage-error.js';

interface Arguments {
  readonly FILE: string | undefined;
  readonly stages: readonly string[] | undefined;
  readonly approval: readonly string[] | undefined;
  readonly 'github-actions': string | undefined;
  readonly source: string | undefined;
  readonly 'pipeline-version': string | undefined;
  readonly 'codebuild-image': string | undefined;
  readonly 'buildspec-file': string | undefined;
}

/** Options that only apply to CodePipeline and CodeBuild. */
const ofPipelines = ['source', 'pipeline-version', 'codebuild-image', 'buildspec-file'] as const;

/** Refuses arguments that cannot be combined. @throws UsageError */
export function checkArguments(args: Arguments): void {
  const { FILE, 'github-actions': workflow, stages = ['beta'], approval = [] } = args;
  if (FILE === undefined && workflow === undefined) throw new UsageError('generate-pipeline needs FILE, the template to write');
  const idle = workflow === undefined ? undefined : ofPipelines.find((name) => args[name] !== undefined);
  if (idle !== undefined) throw new UsageError(`--${idle} cannot be used with --github-actions`);
  const unknown = approval.find((stage) => !stages.includes(stage));
  if (unknown === undefined) return;
  const near = nearest(unknown, stages);
  throw new UsageError(`--approval names '${unknown}', which is not among --stages${near === undefined ? '' : `; did you mean '${near}'?`}`);
}
