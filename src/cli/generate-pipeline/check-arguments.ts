import { nearest } from '../../compiler/problem/nearest.js';
import { hasExpression } from '../../compiler/pipeline/workflow-smoke-test.js';
import { UsageError } from '../arguments/usage-error.js';

import type { SafeguardArguments } from './safeguards.js';

interface Arguments extends SafeguardArguments {
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
  if (unknown !== undefined) throw new UsageError(`--approval names ${notAmong(unknown, stages)}`);
  checkSafeguards(args, stages);
}

/**
 * Refuses a rollback of a workflow that nothing can ask for.
 *
 * @param hasSeveralRegions whether a stage is deployed to several regions, so that one may fail after another
 * @throws UsageError
 */
export function checkRollback(args: Pick<Arguments, 'github-actions' | 'on-failure' | 'smoke-test'>, hasSeveralRegions: boolean): void {
  const { 'github-actions': workflow, 'on-failure': onFailure, 'smoke-test': command } = args;
  if (workflow === undefined || onFailure !== 'rollback' || command !== undefined || hasSeveralRegions) return;
  throw new UsageError('--on-failure rollback needs --smoke-test with --github-actions: CloudFormation itself takes back what it cannot deploy');
}

function notAmong(stage: string, stages: readonly string[]): string {
  const near = nearest(stage, stages);
  return `'${stage}', which is not among --stages${near === undefined ? '' : `; did you mean '${near}'?`}`;
}

/** CodePipeline takes so many rules in a condition. */
const mostAlarms = 5;

function checkSafeguards(args: Arguments, stages: readonly string[]): void {
  const { 'github-actions': workflow, 'smoke-test': command, 'on-failure': onFailure, 'watch-alarm': alarms, 'watch-minutes': minutes, source } = args;
  const unknown = alarms.find(({ stage }) => !stages.includes(stage));
  if (unknown !== undefined) throw new UsageError(`--watch-alarm names ${notAmong(unknown.stage, stages)}`);
  const many = stages.find((stage) => alarms.filter((one) => one.stage === stage).length > mostAlarms);
  if (many !== undefined) throw new UsageError(`--watch-alarm has more than ${mostAlarms} alarms for stage ${many}, and CodePipeline takes no more`);
  if (minutes !== undefined && alarms.length === 0) throw new UsageError('--watch-minutes is for --watch-alarm');
  const filter = (['branches', 'paths'] as const).find((name) => args[name] !== undefined);
  if (workflow === undefined && filter !== undefined && source !== 'connection')
    throw new UsageError(`--${filter} needs --source connection: CodePipeline filters no other source`);
  if (workflow === undefined) return;
  const { branches = [] } = args;
  if (branches.length > 1 || /[*?[\]!+]/.test(branches.join('')))
    throw new UsageError('--branches takes one branch by its name with --github-actions: the roles trust no other');
  if (alarms.length > 0) throw new UsageError('--watch-alarm cannot be used with --github-actions: a workflow does not wait for alarms');
  if (onFailure === 'retry') throw new UsageError('--on-failure retry cannot be used with --github-actions: rerun the job there');
  if (command !== undefined && hasExpression(command)) throw new UsageError("--smoke-test has '${{', which GitHub would replace before a shell sees it");
}
