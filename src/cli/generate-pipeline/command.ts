import type { CommandModule } from 'yargs';
import { nearest } from '../../compiler/problem/nearest.js';
import { commands, pipelineOptions } from '../arguments/options.js';
import { UsageError } from '../arguments/usage-error.js';

export interface PipelineArguments {
  readonly FILE?: string;
  readonly stages?: readonly string[];
  readonly approval?: readonly string[];
  readonly source?: 'codecommit' | 'github' | 'connection';
  readonly 'pipeline-version'?: 'v1' | 'v2';
  readonly 'codebuild-image'?: string;
  readonly 'buildspec-file'?: string;
  readonly 'admin-deploy-role'?: boolean;
  readonly 'github-actions'?: string;
  readonly force?: boolean;
  readonly 'project-dir'?: string;
  readonly json?: boolean;
}

/** The ones that say something of CodePipeline, or of CodeBuild. */
const ofPipelines = ['source', 'pipeline-version', 'codebuild-image', 'buildspec-file'] as const;

export function generatePipelineCommand(finish: (status: number) => void): CommandModule<object, PipelineArguments> {
  return {
    command: 'generate-pipeline [FILE]',
    describe: commands['generate-pipeline'].about,
    builder: (yargs) =>
      yargs
        .positional('FILE', { type: 'string', describe: 'Template to write: YAML for .yml and .yaml, else JSON' })
        .options(pipelineOptions)
        .check((args) => {
          checkArguments(args as PipelineArguments);
          return true;
        })
        .example('$0 generate-pipeline pipeline.json', 'CodeCommit, then stage beta')
        .example('$0 generate-pipeline --source connection --stages beta,prod --approval prod pipeline.yml', 'GitHub, two stages')
        .example('$0 generate-pipeline --github-actions .github/workflows/deploy.yml roles.json', 'a workflow, and its roles'),
    handler: async (args) => {
      const { runGeneratePipeline } = await import('./run.js');
      finish(await runGeneratePipeline(args));
    },
  };
}

function checkArguments(args: PipelineArguments): void {
  const { FILE, 'github-actions': workflow, stages = ['beta'], approval = [] } = args;
  if (FILE === undefined && workflow === undefined) throw new UsageError('generate-pipeline needs FILE, the template to write');
  const idle = workflow === undefined ? undefined : ofPipelines.find((name) => args[name] !== undefined);
  if (idle !== undefined) throw new UsageError(`--${idle} says nothing to --github-actions`);
  const unknown = approval.find((stage) => !stages.includes(stage));
  if (unknown === undefined) return;
  const near = nearest(unknown, stages);
  throw new UsageError(`--approval names '${unknown}', which is not among --stages${near === undefined ? '' : `; did you mean '${near}'?`}`);
}
