import { expect } from 'chai';
import { writtenTemplate } from '../../../src/compiler/swagger/included-document.js';

const body = { swagger: '2.0', paths: { '/': {} } };
const withBody = (
  DefinitionBody: object,
): { Resources: { RestAPI: { Type: string; Properties: { StageName: string; DefinitionBody: object } }; Other: object } } => ({
  Resources: { RestAPI: { Type: 'AWS::Serverless::Api', Properties: { StageName: 'api', DefinitionBody } }, Other: {} },
});

describe('writtenTemplate', () => {
  it('has the document in its place by default', () => {
    const template = withBody(body) as never;
    expect(writtenTemplate(template, { swaggerLayout: 'inline' })).to.deep.equal({ template, included: undefined });
  });

  it('includes it from a file of its own, in the same place, and changes nothing else', () => {
    const template = withBody(body) as never;
    const before = JSON.stringify(template);
    const include = { 'Fn::Transform': { Name: 'AWS::Include', Parameters: { Location: 'api.json' } } };
    expect(writtenTemplate(template, { swaggerLayout: 'file' })).to.deep.equal({ template: withBody(include), included: body });
    expect(JSON.stringify(template)).to.equal(before);
  });

  it('leaves alone what a merge template includes from elsewhere, and a template without a REST API', () => {
    for (const template of [withBody({ 'Fn::Transform': { Name: 'AWS::Include', Parameters: { Location: 's3://b/k' } } }), { Resources: {} }, {}]) {
      expect(writtenTemplate(template as never, { swaggerLayout: 'file' })).to.deep.equal({ template, included: undefined });
    }
  });
});
