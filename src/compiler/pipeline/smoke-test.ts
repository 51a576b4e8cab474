import { getAtt, ref, sub } from '../cloudformation/intrinsic.js';
import type { TemplateResource, Value } from '../cloudformation/template.js';
import { allow } from '../iam/deploy/statement.js';
import { environmentType } from './build-machine.js';
import { serviceRole } from './role.js';
import type { PipelineSettings } from './settings.js';
import { inActionRegion, ofTarget, type Target } from './target.js';

const project = 'AppSmokeTest';
const role = 'SmokeTestRole';
const logs = 'arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:log-group:/aws/codebuild/${ApplicationName}SmokeTest';

/** The project that runs the command of a smoke test, with a role that may do nothing to the app. */
export function smokeTestResources(settings: PipelineSettings): { readonly [logicalId: string]: TemplateResource } {
  if (settings.safeguards?.smokeTest === undefined) return {};
  const statements = [
    allow(['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'], [logs, `${logs}:*`]),
    allow(['s3:GetObject', 's3:GetObjectVersion'], ['${ArtifactBucketStore.Arn}/*']),
  ];
  const environment = { ComputeType: 'BUILD_GENERAL1_SMALL', Image: ref('CodeBuildImage'), Type: environmentType(settings) };
  const properties = {
    Artifacts: { Type: 'CODEPIPELINE' },
    Environment: environment,
    Name: sub('${ApplicationName}SmokeTest'),
    ServiceRole: getAtt(role, 'Arn'),
    Source: { Type: 'CODEPIPELINE' },
  };
  return { [role]: serviceRole('codebuild', 'SmokeTest', statements), [project]: { Type: 'AWS::CodeBuild::Project', Properties: properties } };
}

/** The project with its build spec, which is YAML. */
export function withBuildspec(resources: { readonly [logicalId: string]: TemplateResource }, text: string | undefined): typeof resources {
  const own = resources[project];
  if (own === undefined || text === undefined) return resources;
  return { ...resources, [project]: { ...own, Properties: { ...own.Properties, Source: { Type: 'CODEPIPELINE', BuildSpec: text } } } };
}

/** What the smoke test runs; undefined without one. The URL is in the file of the stack's outputs, which CloudFormation's action leaves. */
export function smokeTestBuildspec({ nodeMajor, safeguards }: PipelineSettings): Value | undefined {
  const command = safeguards?.smokeTest;
  if (command === undefined) return undefined;
  const readUrl = [
    'outputs=$(printenv "CODEBUILD_SRC_DIR_$OUTPUTS")/StackOutputs.json',
    `export ENDPOINT_URL=$(node -p "require('$outputs').EndpointURL || ''")`,
  ];
  return {
    version: '0.2',
    phases: { install: { 'runtime-versions': { nodejs: String(nodeMajor) } }, build: { commands: [...readUrl, command] } },
  };
}

/** The action of a stage that runs it, after the deployment to a region. It runs where the pipeline is, whatever region it tests. */
export function smokeTestAction(target: Target): { readonly [key: string]: Value } {
  const outputs = ofTarget('AppDeploymentValues', target);
  const variables = [
    { name: 'STAGE', value: target.stage.name, type: 'PLAINTEXT' },
    ...(target.region === undefined ? [] : [{ name: 'REGION', value: target.region, type: 'PLAINTEXT' }]),
    { name: 'OUTPUTS', value: outputs, type: 'PLAINTEXT' },
  ];
  return {
    Name: inActionRegion('SmokeTest', target),
    ActionTypeId: { Category: 'Test', Owner: 'AWS', Version: '1', Provider: 'CodeBuild' },
    InputArtifacts: [{ Name: 'SourceRepo' }, { Name: outputs }],
    Configuration: { ProjectName: ref(project), PrimarySource: 'SourceRepo', EnvironmentVariables: JSON.stringify(variables) },
  };
}

/** What the pipeline's role needs to run it. */
export function smokeTestArns({ safeguards }: PipelineSettings): string[] {
  return safeguards?.smokeTest === undefined ? [] : [`\${${project}.Arn}`];
}
