import { expect } from 'chai';
import { getAtt, ref, sub, subWith } from '../../../src/compiler/cloudformation/intrinsic.js';
import type { TemplateDocument, Value } from '../../../src/compiler/cloudformation/template.js';
import { arn, live, madeOf, next, oldHash, oldId, type Resource, resource, templateWith } from './function-template.js';

const sourceArn: Value = { 'Fn::Sub': ['arn:aws:execute-api:us-east-1:123456789012:${Api}/*', { Api: ref('RestAPI') }] };

function permission(others: Resource = {}): Resource {
  return resource('AWS::Lambda::Permission', {
    FunctionName: arn,
    Action: 'lambda:InvokeFunction',
    Principal: 'apigateway.amazonaws.com',
    SourceArn: sourceArn,
    ...others,
  });
}

const stage = { RestApiId: ref('RestAPI'), DeploymentId: ref('RestAPIDeployment0123456789'), StageName: 'api', Variables: { log_level: 'info' } };

function apiWith(others: { readonly [id: string]: Resource } = {}, stageProperties: Resource = {}, sections: TemplateDocument = {}): TemplateDocument {
  return templateWith(
    {
      RestAPI: resource('AWS::ApiGateway::RestApi', {
        Body: { paths: { '/': { uri: sub('…/${F.Arn}/invocations'), other: subWith('…/${Fn}', { Fn: arn }), named: sub('function:${F}'), arn } } },
      }),
      RestAPIDeployment0123456789: resource('AWS::ApiGateway::Deployment', { RestApiId: ref('RestAPI'), StageName: 'Stage', Description: 'of SAM' }),
      RestAPIapiStage: resource('AWS::ApiGateway::Stage', { ...stage, ...stageProperties }),
      FInvokePermission: permission(),
      ...others,
    },
    sections,
  );
}

const canary = { percent: 10, stageVariables: { log_level: 'debug' } };
const blueGreen = { stageVariables: { log_level: 'debug' } };
const rolling = { percent: 12.5 };

describe('releasedApi', () => {
  it('calls the alias that the stage names', () => {
    const { resources } = madeOf(apiWith());
    expect(resources['RestAPI']!['Properties']).to.deep.equal({
      Body: {
        paths: {
          '/': {
            uri: sub('…/${F.Arn}:${!stageVariables.lambda_alias}/invocations'),
            other: subWith('…/${Fn}', { Fn: sub('${F.Arn}:${!stageVariables.lambda_alias}') }),
            named: sub('function:${F}:${!stageVariables.lambda_alias}'),
            arn: sub('${F.Arn}:${!stageVariables.lambda_alias}'),
          },
        },
      },
    });
  });

  it('has one deployment, version and alias without a candidate', () => {
    const { resources, source } = madeOf(apiWith({}, {}, { Outputs: { Deployment: { Value: ref('RestAPIDeployment0123456789') } } }));
    const hash = source.functions['F']!;
    expect(Object.keys(resources)).to.deep.equal([
      'F',
      `FVersion${hash}`,
      'FAliaslive',
      'RestAPI',
      `RestAPIDeployment${source.id}`,
      'RestAPIapiStage',
      'FInvokePermission',
      'FInvokePermissionLive',
    ]);
    expect(resources[`FVersion${hash}`]).to.deep.equal(resource('AWS::Lambda::Version', { FunctionName: ref('F') }));
    expect(resources['FAliaslive']!['Properties']).to.deep.equal({
      FunctionName: ref('F'),
      FunctionVersion: getAtt(`FVersion${hash}`, 'Version'),
      Name: 'live',
    });
    expect(resources[`RestAPIDeployment${source.id}`]!['Properties']).to.deep.equal({ Description: `Release ${source.id}`, RestApiId: ref('RestAPI') });
    expect(resources['RestAPIapiStage']).to.deep.equal({
      Type: 'AWS::ApiGateway::Stage',
      Properties: { ...stage, DeploymentId: ref(`RestAPIDeployment${source.id}`), Variables: { log_level: 'info', lambda_alias: 'live' } },
      DependsOn: ['FInvokePermissionLive'],
    });
    expect(resources['FInvokePermission']).to.deep.equal(permission());
    expect(resources['FInvokePermissionLive']).to.deep.equal(permission({ FunctionName: live }));
  });

  it('names the live deployment wherever SAM named its own', () => {
    const given = apiWith({}, {}, { Outputs: { Deployment: { Value: ref('RestAPIDeployment0123456789') } } });
    const { template, source } = madeOf(given);
    expect(template['Outputs']).to.deep.equal({ Deployment: { Value: ref(`RestAPIDeployment${source.id}`) } });
    expect(madeOf(given, { candidate: canary }).template['Outputs']).to.deep.equal({ Deployment: { Value: ref(`RestAPIDeployment${oldId}`) } });
  });

  it('canary: the stage gives a share to the deployment and the alias of the candidate', () => {
    const { resources, source, template } = madeOf(apiWith(), { candidate: canary, useStageCache: true });
    const hash = source.functions['F']!;
    expect(resources['RestAPIapiStage']).to.deep.equal({
      Type: 'AWS::ApiGateway::Stage',
      Properties: {
        ...stage,
        DeploymentId: ref(`RestAPIDeployment${oldId}`),
        Variables: { log_level: 'info', lambda_alias: 'live' },
        CanarySetting: {
          DeploymentId: ref(`RestAPIDeployment${source.id}`),
          PercentTraffic: 10,
          StageVariableOverrides: { log_level: 'debug', lambda_alias: 'next' },
          UseStageCache: true,
        },
      },
      DependsOn: ['FInvokePermissionLive', 'FInvokePermissionNext'],
    });
    expect(resources['FInvokePermissionNext']).to.deep.equal(permission({ FunctionName: next }));
    expect(resources['FAliaslive']!['Properties']).to.deep.include({ FunctionVersion: getAtt(`FVersion${oldHash}`, 'Version') });
    expect(resources['FAliasnext']!['Properties']).to.deep.equal({
      FunctionName: ref('F'),
      FunctionVersion: getAtt(`FVersion${hash}`, 'Version'),
      Name: 'next',
    });
    expect(Object.keys(resources).filter((id) => /Version|Deployment/.test(id))).to.deep.equal([
      `FVersion${oldHash}`,
      `FVersion${hash}`,
      `RestAPIDeployment${oldId}`,
      `RestAPIDeployment${source.id}`,
    ]);
    expect(template['Outputs']).to.equal(undefined);
  });

  it('blue-green: the candidate has a stage and a URL of its own', () => {
    const plan = resource('AWS::ApiGateway::UsagePlan', {
      ApiStages: [
        { ApiId: ref('RestAPI'), Stage: ref('RestAPIapiStage') },
        { ApiId: 'other', Stage: 'x' },
      ],
    });
    const given = apiWith({ Plan: plan }, { CacheClusterEnabled: true, CanarySetting: { PercentTraffic: 1 } });
    const { resources, source, template } = madeOf(given, { candidate: blueGreen });
    const own = { ...stage, CacheClusterEnabled: true };
    expect(resources['RestAPIapiStage']!['Properties']).to.deep.equal({
      ...own,
      DeploymentId: ref(`RestAPIDeployment${oldId}`),
      Variables: { log_level: 'info', lambda_alias: 'live' },
    });
    expect(resources['RestAPIapiStageNext']!['Properties']).to.deep.equal({
      ...own,
      StageName: 'api-next',
      DeploymentId: ref(`RestAPIDeployment${source.id}`),
      Variables: { log_level: 'debug', lambda_alias: 'next' },
    });
    expect(template['Outputs']).to.deep.equal({
      NextEndpointURL: { Value: sub('https://${RestAPI}.execute-api.${AWS::Region}.${AWS::URLSuffix}/api-next/') },
    });
    expect(resources['Plan']!['Properties']).to.deep.equal({
      ApiStages: [
        { ApiId: ref('RestAPI'), Stage: ref('RestAPIapiStage') },
        { ApiId: ref('RestAPI'), Stage: ref('RestAPIapiStageNext') },
        { ApiId: 'other', Stage: 'x' },
      ],
    });
  });

  it('blue-green: the name of the stage may be a parameter', () => {
    const { resources, template } = madeOf(apiWith({}, { StageName: ref('Name') }), { candidate: blueGreen });
    const name = subWith('${Stage}-next', { Stage: ref('Name') });
    expect(resources['RestAPIapiStageNext']!['Properties']).to.deep.include({ StageName: name });
    expect(template['Outputs']).to.deep.equal({
      NextEndpointURL: { Value: subWith('https://${RestAPI}.execute-api.${AWS::Region}.${AWS::URLSuffix}/${Stage}/', { Stage: name }) },
    });
  });

  it('rolling: the alias gives a share to the version of the candidate', () => {
    const { resources, source } = madeOf(apiWith(), { candidate: rolling });
    expect(resources['FAliaslive']!['Properties']).to.deep.equal({
      FunctionName: ref('F'),
      FunctionVersion: getAtt(`FVersion${oldHash}`, 'Version'),
      Name: 'live',
      RoutingConfig: { AdditionalVersionWeights: [{ FunctionVersion: getAtt(`FVersion${source.functions['F']!}`, 'Version'), FunctionWeight: 0.125 }] },
    });
    expect(resources['FAliasnext']).to.equal(undefined);
    expect(resources['FInvokePermissionNext']).to.equal(undefined);
    expect(resources['RestAPIapiStage']!['Properties']).to.deep.include({ DeploymentId: ref(`RestAPIDeployment${oldId}`) });
  });

  for (const [percent, weight] of [
    [0, undefined],
    [0.01, 0.0001],
    [10.1, 0.101],
    [100, 1],
  ] as const) {
    it(`rolling: ${percent} percent are a weight of ${weight ?? 'nothing'}`, () => {
      const { resources } = madeOf(apiWith(), { candidate: { percent } });
      const { RoutingConfig: routing } = resources['FAliaslive']!['Properties'] as Resource;
      expect((routing as { AdditionalVersionWeights: { FunctionWeight: number }[] } | undefined)?.AdditionalVersionWeights[0]!.FunctionWeight).to.equal(weight);
    });
  }

  it('a function that live does not have is called by the candidate alone', () => {
    const { resources } = madeOf(apiWith(), { isLive: false, candidate: canary });
    expect(resources['FAliaslive']).to.equal(undefined);
    expect(resources['FInvokePermissionLive']).to.equal(undefined);
    expect(resources['FInvokePermissionNext']).to.deep.equal(permission({ FunctionName: next }));
    expect(resources['RestAPIapiStage']!['DependsOn']).to.deep.equal(['FInvokePermissionNext']);
  });

  it('another stage of the same API calls what is live', () => {
    const other = resource('AWS::ApiGateway::Stage', { RestApiId: ref('RestAPI'), DeploymentId: ref('RestAPIDeployment0123456789'), StageName: 'mirror' });
    const { resources } = madeOf(apiWith({ Mirror: other }), { candidate: canary });
    expect(resources['Mirror']!['Properties']).to.deep.equal({
      RestApiId: ref('RestAPI'),
      DeploymentId: ref(`RestAPIDeployment${oldId}`),
      StageName: 'mirror',
      Variables: { lambda_alias: 'live' },
    });
  });

  it('what is made after a stage, or only with a condition, is not waited for', () => {
    const ofStage = permission({ SourceArn: { 'Fn::Sub': ['${Api}/${Stage}', { Api: ref('RestAPI'), Stage: ref('RestAPIapiStage') }] } });
    const conditional = { ...permission(), Condition: 'C' };
    const { resources } = madeOf(apiWith({ OfStage: ofStage, Conditional: conditional }));
    expect(resources['OfStageLive']).not.to.equal(undefined);
    expect(resources['ConditionalLive']).to.deep.include({ Condition: 'C' });
    expect(resources['RestAPIapiStage']!['DependsOn']).to.deep.equal(['FInvokePermissionLive']);
  });

  it('versions and aliases have the condition of their function', () => {
    const conditional = { ...templateWith({}), Resources: { F: { ...resource('AWS::Lambda::Function', { Code: './deployment.zip' }), Condition: 'C' } } };
    const { resources } = madeOf(conditional);
    expect(Object.values(resources).map(({ Condition }) => Condition)).to.deep.equal(['C', 'C', 'C']);
  });
});
