import { distinct } from '../cloudformation/distinct.js';
import { getAtt, sub } from '../cloudformation/intrinsic.js';
import type { TemplateResource, Value } from '../cloudformation/template.js';
import { renderBuildStage, renderDeployStage, renderSourceStage } from './codepipeline-stage.js';
import { deployingStatements, deployRoleOutputs, deployRoles, serviceRole } from './role.js';
import { environmentType, imageOf } from './build-machine.js';
import { arnPlace } from './in-region.js';
import { hasFilters, noSafeguards, pipelineType, triggers } from './safeguards.js';
import { type PlainTemplate, withDefault } from './plain-template.js';
import type { PipelineSettings } from './settings.js';
import { smokeTestArns, smokeTestResources, withBuildspec } from './smoke-test.js';
import { renderSource, type Source } from './source.js';
import { allow } from '../iam/deploy/statement.js';
import { artifactStores, bucketArns, bucketParameters, pipelineBuckets, regionRule, renderBucketParameters, withOtherBuckets } from './region-buckets.js';
import { targetsOf } from './target.js';

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
      ...renderBucketParameters(bucketParameters(settings, pipelineBuckets)),
    },
    ...regionRule(settings),
    Resources: {
      ...source.resources,
      ...withOtherBuckets({ ...before, AppPackageBuild: buildProject(AppPackageBuild!, settings, build) }, settings),
      ...withBuildspec(smokeTestResources(settings), smokeTest),
      AppPipeline: pipeline(settings, source),
      ArtifactBucketStore: ArtifactBucketStore!,
      ArtifactBucketStorePolicy: ArtifactBucketStorePolicy!,
      CodePipelineRole: serviceRole('codepipeline', 'DefaultPolicy', pipelineStatements(settings, source)),
      ...deployRoles(settings),
    },
    Outputs: {
      ...source.outputs,
      S3ApplicationBucket: S3ApplicationBucket!,
      CodeBuildRoleArn: CodeBuildRoleArn!,
      S3PipelineBucket: S3PipelineBucket!,
      CodePipelineRoleArn: { Value: getAtt('CodePipelineRole', 'Arn') },
      ...deployRoleOutputs(settings),
    },
  };
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

function pipeline(settings: PipelineSettings, source: Source): TemplateResource {
  const { stages, safeguards = noSafeguards } = settings;
  return {
    Type: 'AWS::CodePipeline::Pipeline',
    Properties: {
      Name: sub('${ApplicationName}Pipeline'),
      ...artifactStores(settings),
      RoleArn: getAtt('CodePipelineRole', 'Arn'),
      ...pipelineType(safeguards),
      ...triggers(safeguards),
      Stages: [renderSourceStage(source, hasFilters(safeguards)), renderBuildStage(), ...stages.map((stage) => renderDeployStage(stage, settings))],
    },
  };
}

function pipelineStatements(settings: PipelineSettings, source: Source): Value[] {
  const { safeguards = noSafeguards } = settings;
  const alarms = Object.values(safeguards.alarms).flat();
  return [
    allow(['s3:GetObject', 's3:GetObjectVersion', 's3:PutObject'], bucketArns(settings, 'ArtifactBucketStore', '/*')),
    allow(['s3:GetBucketVersioning', 's3:GetBucketLocation'], bucketArns(settings, 'ArtifactBucketStore', '')),
    ...source.statements,
    allow(['codebuild:BatchGetBuilds', 'codebuild:StartBuild'], ['${AppPackageBuild.Arn}', ...smokeTestArns(settings)]),
    ...(alarms.length === 0
      ? []
      : [
          allow(
            ['cloudwatch:DescribeAlarms'],
            distinct(alarms).map(({ name, region }) => `cloudwatch:${arnPlace(region)}:alarm:${name}`),
          ),
        ]),
    ...deployingStatements(targetsOf(settings), Object.keys(deployRoles(settings))),
  ];
}
