import type { Value } from '../cloudformation/template.js';
import { imageOf } from './build-machine.js';
import type { PipelineSettings } from './settings.js';
import type { PipelineStage } from './pipeline-stage.js';

/**
 * What CodeBuild runs: a single build packages every stage, so that all of them get the same code.
 *
 * A build spec of version 0.1 cannot choose the Node.js version. CodeBuild's own images have `n` for that; any other image
 * determines the version.
 */
export function buildspec(settings: PipelineSettings): Value {
  const { version, nodeMajor, stages } = settings;
  const packaging = stages.flatMap((stage, index) => [packageCommand(stage), uploadCommand(stage, index)]);
  const artifacts = { files: stages.map(artifactOf), type: 'zip' };
  if (version === 'v1') {
    const choice = imageOf(settings).startsWith('aws/codebuild/') ? [`n ${nodeMajor}`] : [];
    return { version: '0.1', phases: { install: { commands: [...choice, 'npm ci', ...packaging] } }, artifacts };
  }
  const install = { 'runtime-versions': { nodejs: String(nodeMajor) }, commands: ['npm ci'] };
  return { version: '0.2', phases: { install, build: { commands: packaging } }, artifacts };
}

/** The template that the pipeline deploys. The first stage's always has Chalice's name. */
export function artifactOf({ name }: PipelineStage, index: number): string {
  return index === 0 ? 'transformed.yaml' : `transformed-${name}.yaml`;
}

/** `--no`: npx runs what `npm ci` has installed, and never fetches a package by that name. */
export function packageCommand({ name }: PipelineStage): string {
  return `npx --no tschalice package --stage ${name} out/${name}`;
}

function uploadCommand(stage: PipelineStage, index: number): string {
  const { name, templateName, isPackagedAsJson } = stage;
  return (
    `aws cloudformation package --template-file out/${name}/${templateName}` +
    ` --s3-bucket \${APP_S3_BUCKET} --output-template-file ${artifactOf(stage, index)}${isPackagedAsJson ? ' --use-json' : ''}`
  );
}
