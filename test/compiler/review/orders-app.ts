import { diffStages } from '../../../src/compiler/diff/diff-stages.js';
import type { StageInput } from '../../../src/compiler/review/review.js';
import { stageInput } from '../../../src/compiler/review/stage-input.js';

/** Resources that a test may change. */
interface Draft {
  // What a test changes is anywhere in the template.
  // oxlint-disable-next-line typescript/no-explicit-any
  [id: string]: any;
}

/** A REST API with two routes before two functions, a queue and a table. */
function template(): { Resources: Draft } {
  const operation = (name: string, security?: unknown): object => ({
    ...(security !== undefined && { security }),
    'x-amazon-apigateway-integration': {
      type: 'aws_proxy',
      httpMethod: 'POST',
      uri: { 'Fn::Sub': `arn:aws:apigateway:\${AWS::Region}:lambda:path/2015-03-31/functions/\${${name}.Arn}/invocations` },
    },
  });
  const role = { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: { Version: '2012-10-17', Statement: [] } } };
  const fn = (more: object = {}): object => ({
    Type: 'AWS::Serverless::Function',
    Properties: {
      Handler: 'app.x',
      Runtime: 'nodejs22.x',
      CodeUri: './deployment.zip',
      Role: { 'Fn::GetAtt': ['WorkerRole', 'Arn'] },
      MemorySize: 128,
      ...more,
    },
  });
  return {
    Resources: {
      APIHandler: fn({ Environment: { Variables: { TABLE: { Ref: 'Orders' } } } }),
      Worker: fn({ Events: { Jobs: { Type: 'SQS', Properties: { Queue: { 'Fn::GetAtt': ['Jobs', 'Arn'] } } } } }),
      WorkerRole: role,
      Jobs: { Type: 'AWS::SQS::Queue', Properties: {} },
      Orders: { Type: 'AWS::DynamoDB::Table', Properties: { TableName: 'orders' } },
      RestAPI: {
        Type: 'AWS::Serverless::Api',
        Properties: {
          StageName: 'api',
          DefinitionBody: {
            swagger: '2.0',
            info: { title: 'orders', version: '1.0' },
            securityDefinitions: { key: { type: 'apiKey', in: 'header', name: 'x-api-key' } },
            paths: { '/': { get: operation('APIHandler') }, '/orders': { get: operation('APIHandler', [{ key: [] }]) } },
          },
        },
      },
    },
  };
}

/** What a review gets of that app and an edited copy of it. */
export async function inputOf(edit: (resources: Draft) => void, stage = 'dev'): Promise<StageInput> {
  const [before, after] = [template(), template()];
  edit(after.Resources);
  return stageInput(await diffStages(stage, { template: before }, { template: after }), { template: before }, { template: after });
}
