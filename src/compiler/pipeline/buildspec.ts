import type { Value } from '../cloudformation/template.js';
import { imageOf } from './build-machine.js';
import type { PipelineSettings } from './settings.js';
import type { PipelineStage } from './pipeline-stage.js';
import { hasRegions, inRegionVariable, type Target, targetsOf, targetsOfStage } from './target.js';

/** The environment variable with the bucket of the packages. */
export const bucketVariable = 'APP_S3_BUCKET';

/**
 * What CodeBuild runs: a single build packages every stage, so that all of them get the same code.
 *
 * A build spec of version 0.1 cannot choose the Node.js version. CodeBuild's own images have `n` for that; any other image
 * determines the version.
 */
export function buildspec(settings: PipelineSettings): Value {
  const { version, nodeMajor, stages } = settings;
  const packaging = stages.flatMap((stage) => [packageCommand(stage), ...targetsOfStage(settings, stage).map(uploadCommand)]);
  const artifacts = { files: targetsOf(settings).map(artifactOf), type: 'zip' };
  if (version === 'v1') {
    const choice = imageOf(settings).startsWith('aws/codebuild/') ? [`n ${nodeMajor}`] : [];
    return { version: '0.1', phases: { install: { commands: [...choice, 'npm ci', ...packaging] } }, artifacts };
  }
  const install = { 'runtime-versions': { nodejs: String(nodeMajor) }, commands: ['npm ci'] };
  return { version: '0.2', phases: { install, build: { commands: packaging } }, artifacts };
}

/** The template that the pipeline deploys. That of the first stage, where the pipeline is, has Chalice's name. */
export function artifactOf({ stage, index, elsewhere }: Target): string {
  return index === 0 && elsewhere === undefined ? 'transformed.yaml' : `transformed-${stage.name}${elsewhere === undefined ? '' : `.${elsewhere}`}.yaml`;
}

/** `--no`: npx runs what `npm ci` has installed, and never fetches a package by that name. All regions of a stage get one zip. */
export function packageCommand(stage: PipelineStage): string {
  return `npx --no tschalice package --stage ${stage.name}${hasRegions(stage) ? ' --all-regions' : ''} out/${stage.name}`;
}

/** The template of a stage, from the project's folder. */
export function packagedTemplate({ stage, region, templateName }: Target): string {
  return `out/${stage.name}/${region === undefined ? '' : `${region}/`}${templateName}`;
}

function uploadCommand(target: Target): string {
  const { elsewhere, isPackagedAsJson } = target;
  return (
    `aws cloudformation package --template-file ${packagedTemplate(target)}` +
    ` --s3-bucket \${${inRegionVariable(bucketVariable, elsewhere)}} --output-template-file ${artifactOf(target)}${isPackagedAsJson ? ' --use-json' : ''}` +
    (elsewhere === undefined ? '' : ` --region ${elsewhere}`)
  );
}
