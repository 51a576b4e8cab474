import { readFileSync } from 'node:fs';
import { type DeployPolicy, deployPolicy } from '../../../src/compiler/iam/deploy/deploy-policy.js';
import type { PlainTemplate } from '../../../src/compiler/pipeline/plain-template.js';
import type { PipelineSettings } from '../../../src/compiler/pipeline/settings.js';
import type { ReviewSettings } from '../../../src/compiler/pipeline/review-settings.js';
import type { PipelineStage, StageTarget } from '../../../src/compiler/pipeline/pipeline-stage.js';
import type { StageTemplate } from '../../../src/compiler/iam/deploy/stage-template.js';
import type { Value } from '../../../src/compiler/cloudformation/template.js';

export const fixed: PlainTemplate = JSON.parse(readFileSync('templates/pipeline/pipeline.json', 'utf8')) as PlainTemplate;
export const skeleton: string = readFileSync('templates/pipeline/workflow.yml', 'utf8');

/** A file of templates/review/. */
export function reviewPart(name: string): string {
  return readFileSync(`templates/review/${name}`, 'utf8');
}

/** With the same in each of the regions; in that of the pipeline, whichever that is, if none is given. */
export function stage(
  name: string,
  { needsApproval = false, regions, ...changes }: Partial<Pick<PipelineStage, 'needsApproval'> & StageTarget> & { regions?: readonly string[] } = {},
): PipelineStage {
  const stack = { name: `shop-${name}`, live: `\${ApplicationName}-${name}` };
  const usual = { templateName: 'sam.json', isPackagedAsJson: true, capabilities: ['CAPABILITY_IAM'], deployPolicy: undefined } as const;
  return { name, stack, needsApproval, targets: (regions ?? [undefined]).map((region) => ({ region, ...usual, ...changes })) };
}

/** A stage's template that holds the given resources. */
export function templateWith(resources: { readonly [logicalId: string]: Value }, name = 'beta'): StageTemplate {
  return { stack: stage(name).stack, template: { Resources: resources } };
}

export function policyOf(template: StageTemplate): DeployPolicy {
  return deployPolicy(template, '${ApplicationBucket.Arn}/*');
}

/** As packaging makes them for an app with a route, a function and a queue's handler. */
export const resources: { readonly [logicalId: string]: Value } = {
  DefaultRole: {
    Type: 'AWS::IAM::Role',
    Properties: { AssumeRolePolicyDocument: { Statement: [{ Principal: { Service: 'lambda.amazonaws.com' } }] } },
  },
  RestAPI: { Type: 'AWS::Serverless::Api', Properties: { StageName: 'api' } },
  APIHandler: { Type: 'AWS::Serverless::Function', Properties: { Role: { 'Fn::GetAtt': ['DefaultRole', 'Arn'] } } },
  APIHandlerInvokePermission: { Type: 'AWS::Lambda::Permission', Properties: { FunctionName: { Ref: 'APIHandler' } } },
  Drain: {
    Type: 'AWS::Serverless::Function',
    Properties: { Role: { 'Fn::GetAtt': ['DefaultRole', 'Arn'] }, Events: { DrainSqsEventSource: { Type: 'SQS', Properties: {} } } },
  },
};

export function settings(changes: Partial<PipelineSettings> = {}): PipelineSettings {
  return {
    version: 'v2',
    source: 'codecommit',
    applicationName: 'shop',
    architecture: 'x86_64',
    codebuildImage: undefined,
    nodeMajor: 24,
    stages: [stage('beta', { deployPolicy: policyOf(templateWith(resources)) })],
    ...changes,
  };
}

export function reviewSettings(changes: Partial<ReviewSettings> = {}): ReviewSettings {
  return {
    folder: '.',
    lockFolder: '.',
    packageManager: 'npm',
    nodeMajor: 24,
    architecture: 'x86_64',
    stages: ['beta', 'prod'],
    regions: {},
    isAllStages: true,
    committed: [],
    gates: ['destructive', 'broadening', 'public-route'],
    ...changes,
  };
}
