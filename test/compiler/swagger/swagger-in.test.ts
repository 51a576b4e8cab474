import { expect } from 'chai';
import type { TemplateDocument, Value } from '../../../src/compiler/cloudformation/template.js';
import { swaggerIn } from '../../../src/compiler/swagger/document.js';

const key = 'x-amazon-apigateway-minimum-compression-size';
const document = { swagger: '2.0', paths: {} };

function templateWith(properties: { [name: string]: Value }): TemplateDocument {
  return { Resources: { RestAPI: { Type: 'AWS::Serverless::Api', Properties: properties } } };
}

describe('the Swagger document on its own', () => {
  const rows: { given: { [name: string]: Value }; want: Value | undefined }[] = [
    { given: {}, want: undefined },
    { given: { DefinitionBody: document }, want: document },
    { given: { DefinitionBody: document, MinimumCompressionSize: 1024 }, want: { ...document, [key]: 1024 } },
    { given: { DefinitionBody: document, MinimumCompressionSize: 0 }, want: { ...document, [key]: 0 } },
    { given: { DefinitionBody: { ...document, [key]: 7 }, MinimumCompressionSize: 1024 }, want: { ...document, [key]: 7 } },
    { given: { DefinitionBody: { 'Fn::Transform': {} }, MinimumCompressionSize: 1024 }, want: { 'Fn::Transform': {} } },
  ];

  it('has the compression size, which the template has beside it', () => {
    for (const { given, want } of rows) expect(swaggerIn(templateWith(given)), JSON.stringify(given)).to.deep.equal(want);
  });

  it('is none without a REST API', () => {
    expect(swaggerIn({ Resources: {} })).to.equal(undefined);
  });
});
