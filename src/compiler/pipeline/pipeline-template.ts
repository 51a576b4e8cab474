import { getAtt, ref, sub } from '../cloudformation/intrinsic.js';
import type { TemplateResource, Value } from '../cloudformation/template.js';
import { renderBuildStage, renderDeployStage, renderSourceStage } from './codepipeline-stage.js';
import { deployingStatements, deployRoleOutputs, deployRoles, serviceRole } from './role.js';
import { environmentType, imageOf } from './build-machine.js';
import { hasFilters, noSafeguards, pipelineType, triggers } from './safeguards.js';
import type { PipelineSettings } from './settings.js';
import { smokeTestArns, smokeTestResources, withBuildspec } from './smoke-test.js';
import { renderSource, type Source } from './source.js';
import { allow } from '../iam/deploy/statement.js';

/** A template that is not an app's: without a transform, and with parameters. */
export interface PlainTemplate {
  readonly AWSTemplateFormatVersion: '2010-09-09';
  readonly Parameters: { readonly [name: string]: { readonly [key: string]: Value } };
  readonly Conditions?: { readonly [name: string]: Value };
  readonly Resources: { readonly [logicalId: string]: TemplateResource };
  readonly Outputs: { readonly [name: string]: { readonly Value: Value } };
}

/**
 * The pipeline of an app as a template, with Chalice's names of resources, parameters and outputs, in its order.
 *
 * @param fixed templates/pipeline/pipeline.json: what every pipeline has
 * @param build The build spec's text, or its path in the source; undefined if CodeBuild finds it by itself.
 * @param smokeTest the text of the smoke test's build spec, if there is one
 */
export function pipelineTemplate(settings: PipelineSettings, fixed: PlainTemplate, build: string | undefined, smokeTest?: string): PlainTemplate {
  const source = renderSource(settings.source, settings.version);
  const { AppPackageBuild, ArtifactBucketStore, ArtifactBucketStorePolicy, ...before } = fixed.Resources;
  const { ApplicationName, CodeBuildImage } = fixed.Parameters;
  const { S3ApplicationBucket, CodeBuildRoleArn, S3PipelineBucket } = fixed.Outputs;
  return {
    AWSTemplateFormatVersion: '2010-09-09',
    Parameters: {
      ApplicationName: withDefault(ApplicationName!, settings.applicationName),
      CodeBuildImage: withDefault(CodeBuildImage!, imageOf(settings)),
      ...(source.parameters as PlainTemplate['Parameters']),
      // Fixed in Chalice.
      SourceBranch: { Type: 'String', Default: 'master', Description: 'Branch that is deployed whenever it changes.' },
    },
    Resources: {
      ...source.resources,
      ...before,
      AppPackageBuild: buildProject(AppPackageBuild!, settings, build),
      ...withBuildspec(smokeTestResources(settings), smokeTest),
      AppPipeline: pipeline(settings, source),
      ArtifactBucketStore: ArtifactBucketStore!,
      ArtifactBucketStorePolicy: ArtifactBucketStorePolicy!,
      CodePipelineRole: serviceRole('codepipeline', 'DefaultPolicy', pipelineStatements(settings, source)),
      ...deployRoles(settings.stages),
    },
    Outputs: {
      ...source.outputs,
      S3ApplicationBucket: S3ApplicationBucket!,
      CodeBuildRoleArn: CodeBuildRoleArn!,
      S3PipelineBucket: S3PipelineBucket!,
      CodePipelineRoleArn: { Value: getAtt('CodePipelineRole', 'Arn') },
      ...deployRoleOutputs(settings.stages),
    },
  };
}

/** The default comes after the type, where readers expect it. */
export function withDefault({ Type, ...others }: { readonly [key: string]: Value }, value: string): { [key: string]: Value } {
  return { Type: Type!, Default: value, ...others };
}

function buildProject(project: TemplateResource, settings: PipelineSettings, build: string | undefined): TemplateResource {
  const { Environment: environment, Source: source } = project.Properties as { readonly [name: string]: object };
  return {
    ...project,
    Properties: {
      ...project.Properties,
      Environment: { ...environment, Type: environmentType(settings) },
      ...(build !== undefined && { Source: { ...source, BuildSpec: build } }),
    },
  };
}

function pipeline({ stages, safeguards = noSafeguards }: PipelineSettings, source: Source): TemplateResource {
  return {
    Type: 'AWS::CodePipeline::Pipeline',
    Properties: {
      Name: sub('${ApplicationName}Pipeline'),
      ArtifactStore: { Type: 'S3', Location: ref('ArtifactBucketStore') },
      RoleArn: getAtt('CodePipelineRole', 'Arn'),
      ...pipelineType(safeguards),
      ...triggers(safeguards),
      Stages: [
        renderSourceStage(source, hasFilters(safeguards)),
        renderBuildStage(),
        ...stages.map((stage, index) => renderDeployStage(stage, index, safeguards)),
      ],
    },
  };
}

function pipelineStatements(settings: PipelineSettings, source: Source): Value[] {
  const { stages, safeguards = noSafeguards } = settings;
  const alarms = Object.values(safeguards.alarms).flat();
  return [
    allow(['s3:GetObject', 's3:GetObjectVersion', 's3:PutObject'], ['${ArtifactBucketStore.Arn}/*']),
    allow(['s3:GetBucketVersioning', 's3:GetBucketLocation'], ['${ArtifactBucketStore.Arn}']),
    ...source.statements,
    allow(['codebuild:BatchGetBuilds', 'codebuild:StartBuild'], ['${AppPackageBuild.Arn}', ...smokeTestArns(settings)]),
    ...(alarms.length === 0
      ? []
      : [
          allow(
            ['cloudwatch:DescribeAlarms'],
            [...new Set(alarms)].map((name) => `cloudwatch:@:alarm:${name}`),
          ),
        ]),
    ...deployingStatements(stages, Object.keys(deployRoles(stages))),
  ];
}
