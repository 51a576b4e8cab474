import { expect } from 'chai';
import { ref, sub } from '../../../src/compiler/cloudformation/intrinsic.js';
import { idsOfType } from './released-template.js';
import { madeOf, resource, templateWith } from './function-template.js';

const given = templateWith(
  {
    WebsocketAPI: resource('AWS::ApiGatewayV2::Api', { ProtocolType: 'WEBSOCKET' }),
    Integration: resource('AWS::ApiGatewayV2::Integration', { ApiId: ref('WebsocketAPI'), IntegrationUri: sub('…/${F.Arn}/invocations') }),
    WebsocketAPIDeployment0123456789: resource('AWS::ApiGatewayV2::Deployment', { ApiId: ref('WebsocketAPI') }),
    Stage: resource('AWS::ApiGatewayV2::Stage', { ApiId: ref('WebsocketAPI'), DeploymentId: ref('WebsocketAPIDeployment0123456789') }),
    Waits: resource('AWS::SSM::Parameter', {}, { DependsOn: 'WebsocketAPIDeployment0123456789' }),
  },
  { Outputs: { Deployment: { Value: ref('WebsocketAPIDeployment0123456789') } } },
);

describe('renewedWebsockets', () => {
  it('makes another deployment where integrations call an alias, and leads to it all that refers to it', () => {
    const { template, resources } = madeOf(given);
    const [id, ...others] = idsOfType(template, 'AWS::ApiGatewayV2::Deployment');
    expect(others).to.deep.equal([]);
    expect(id).to.match(/^WebsocketAPIDeployment[0-9a-f]{10}$/);
    expect(id).not.to.equal('WebsocketAPIDeployment0123456789');
    expect(resources['Stage']!['Properties']).to.deep.include({ DeploymentId: ref(id!) });
    expect(resources['Waits']!['DependsOn']).to.equal(id);
    expect(template['Outputs']).to.deep.equal({ Deployment: { Value: ref(id!) } });
  });

  it('keeps the deployment where they go on as they are, and for another version of the same functions', () => {
    const { template } = madeOf(given, { isLive: false });
    expect(idsOfType(template, 'AWS::ApiGatewayV2::Deployment')).to.deep.equal(['WebsocketAPIDeployment0123456789']);
    const ids = [{}, { candidate: { percent: 10 } }].map((said) => idsOfType(madeOf(given, said).template, 'AWS::ApiGatewayV2::Deployment'));
    expect(ids[0]).to.deep.equal(ids[1]);
  });
});
