import { expect } from 'chai';
import { getAtt, ref, sub } from '../../../src/compiler/cloudformation/intrinsic.js';
import { arn, live, madeOf, type Resource, resource, templateWith } from './function-template.js';

/** What SAM makes of `AutoPublishAlias`, with what invokes the alias. */
function published(name: string): { readonly [id: string]: Resource } {
  const alias = ref(`FAlias${name}`);
  return {
    FVersion0123456789: resource('AWS::Lambda::Version', { FunctionName: ref('F') }, { DeletionPolicy: 'Retain' }),
    [`FAlias${name}`]: resource('AWS::Lambda::Alias', {
      Name: name,
      FunctionName: ref('F'),
      FunctionVersion: getAtt('FVersion0123456789', 'Version'),
      ProvisionedConcurrencyConfig: { ProvisionedConcurrentExecutions: 5 },
    }),
    Jobs: resource('AWS::Lambda::EventSourceMapping', { FunctionName: alias }),
    Chat: resource('AWS::ApiGatewayV2::Integration', { IntegrationUri: sub(`…/\${FAlias${name}}/invocations`) }),
    RestAPI: resource('AWS::ApiGateway::RestApi', { Body: { uri: sub(`…/\${FAlias${name}}`) } }),
    RestAPIDeployment0123456789: resource('AWS::ApiGateway::Deployment', { RestApiId: ref('RestAPI') }),
    RestAPIapiStage: resource('AWS::ApiGateway::Stage', { RestApiId: ref('RestAPI'), DeploymentId: ref('RestAPIDeployment0123456789'), StageName: 'api' }),
    Url: resource('AWS::Lambda::Url', { TargetFunctionArn: alias }),
    Config: resource('AWS::Lambda::EventInvokeConfig', { FunctionName: ref('F'), Qualifier: name }, { DependsOn: [`FAlias${name}`] }),
  };
}

describe('withoutPublished', () => {
  it('leaves versions and the alias live to the ledger, which keeps what is provisioned', () => {
    const { resources, source } = madeOf(templateWith(published('live')));
    const version = `FVersion${source.functions['F']!}`;
    expect(Object.keys(resources).filter((id) => id.startsWith('F'))).to.deep.equal(['F', version, 'FAliaslive']);
    expect({ api: source.api, events: source.events }).to.deep.equal({ api: ['F'], events: ['F'] });
    expect(resources['FAliaslive']!['Properties']).to.deep.equal({
      FunctionName: ref('F'),
      FunctionVersion: getAtt(version, 'Version'),
      Name: 'live',
      ProvisionedConcurrencyConfig: { ProvisionedConcurrentExecutions: 5 },
    });
    expect(resources['Jobs']!['Properties']).to.deep.equal({ FunctionName: live });
    expect(resources['Chat']!['Properties']).to.deep.equal({ IntegrationUri: sub('…/${FAliaslive}/invocations') });
    expect(resources['RestAPI']!['Properties']).to.deep.equal({ Body: { uri: sub('…/${F.Arn}:${!stageVariables.lambda_alias}') } });
    expect(resources['Config']).to.deep.equal(published('live')['Config']);
    expect(resources['Url']).to.deep.equal(published('live')['Url']);
  });

  it('lets an alias with another name follow what is live', () => {
    const { resources, source } = madeOf(templateWith(published('prod')));
    expect(resources['FAliasprod']!['Properties']).to.deep.include({ Name: 'prod', FunctionVersion: getAtt(`FVersion${source.functions['F']!}`, 'Version') });
    expect(resources['Jobs']!['Properties']).to.deep.equal({ FunctionName: live });
    expect(resources['FVersion0123456789']).to.equal(undefined);
    expect(resources['Url']).to.deep.equal(published('prod')['Url']);
  });

  it('leaves no alias of a function that is not live', () => {
    const { resources } = madeOf(templateWith(published('live')), { isLive: false });
    expect(Object.keys(resources).filter((id) => /Alias|Version/.test(id))).to.deep.equal([]);
    expect(resources['Jobs']!['Properties']).to.deep.equal({ FunctionName: arn, Enabled: false });
    expect(resources['Config']!['DependsOn']).to.equal(undefined);
    expect(resources['Url']!['Properties']).to.deep.equal({ TargetFunctionArn: arn });
  });
});
