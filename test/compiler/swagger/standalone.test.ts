import { expect } from 'chai';
import type { TemplateDocument, Value } from '../../../src/compiler/cloudformation/template.js';
import { standaloneSwagger } from '../../../src/compiler/swagger/standalone.js';
import { handler } from '../model/modelled.js';
import { swaggerOf } from './rendered.js';

const key = 'x-amazon-apigateway-minimum-compression-size';
const document = { swagger: '2.0', paths: {} };

function templateWith(properties: { [name: string]: Value }): TemplateDocument {
  return { Resources: { RestAPI: { Type: 'AWS::Serverless::Api', Properties: properties } } };
}

/** `GET /a: its summary, its security` for each operation. */
function operationsOf(body: Value): string[] {
  const { paths } = standaloneSwagger(templateWith({ DefinitionBody: body })) as unknown as {
    paths: { [path: string]: { [method: string]: { summary?: string; security?: object } } };
  };
  return Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, { summary, security }]) => `${method} ${path}: ${summary}, ${JSON.stringify(security)}`),
  );
}

describe('the Swagger document on its own', () => {
  const sizes: { given: { [name: string]: Value }; want: Value | undefined }[] = [
    { given: {}, want: undefined },
    { given: { DefinitionBody: document }, want: document },
    { given: { DefinitionBody: document, MinimumCompressionSize: 1024 }, want: { ...document, [key]: 1024 } },
    { given: { DefinitionBody: document, MinimumCompressionSize: 0 }, want: { ...document, [key]: 0 } },
    { given: { DefinitionBody: { ...document, [key]: 7 }, MinimumCompressionSize: 1024 }, want: { ...document, [key]: 7 } },
    { given: { DefinitionBody: { 'Fn::Transform': {} }, MinimumCompressionSize: 1024 }, want: { 'Fn::Transform': {} } },
  ];

  it('has the compression size, which the template has beside it', () => {
    for (const { given, want } of sizes) expect(standaloneSwagger(templateWith(given)), JSON.stringify(given)).to.deep.equal(want);
  });

  it('has a summary of each operation, and says which are public', () => {
    const body = swaggerOf((app) => {
      app.get('/a', { summary: 'Lists all', cors: true }, handler);
      app.route('/a', { methods: ['POST'], apiKeyRequired: true, cors: true }, handler);
      app.route('/b', { methods: ['OPTIONS'] }, handler);
    });
    expect(operationsOf(body)).to.deep.equal([
      'get /a: Lists all, []',
      'post /a: POST /a, [{"api_key":[]}]',
      'options /a: CORS preflight, []',
      'options /b: OPTIONS /b, []',
    ]);
  });

  it('leaves a merged default of all operations in force', () => {
    expect(operationsOf({ security: [{ api_key: [] }], paths: { '/a': { get: {}, parameters: {} } } })).to.deep.equal([
      'get /a: GET /a, undefined',
      'parameters /a: undefined, undefined',
    ]);
  });

  it('is none without a REST API', () => {
    expect(standaloneSwagger({ Resources: {} })).to.equal(undefined);
  });
});
