import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import type { TemplateDocument, Value } from '../../../src/compiler/cloudformation/template.js';
import { expandedDocument } from '../../../src/compiler/expand/expanded-document.js';
import { goldenTemplates } from '../../golden/golden-templates.js';
import { comparable, differences } from './expanded-lines.js';
import { expansionRows } from './expansion-rows.js';
import { propertyRows } from './property-rows.js';

type Properties = { readonly [name: string]: Value };

const translated = JSON.parse(readFileSync(join(process.cwd(), 'test/compiler/expand/translated.json'), 'utf8')) as {
  readonly [given: string]: TemplateDocument;
};

const fn: Properties = { Runtime: 'nodejs22.x', Handler: 'app.h', CodeUri: 's3://b/k' };

function withFunction(properties: Properties, sections: Properties = {}): TemplateDocument {
  return { ...sections, Resources: { Fn: { Type: 'AWS::Serverless::Function', Properties: { ...fn, ...properties } } } };
}

function resourcesOf(template: TemplateDocument): { readonly [logicalId: string]: Properties } {
  return expandedDocument(template).template['Resources'] as { readonly [logicalId: string]: Properties };
}

function idsOf(type: string, template: TemplateDocument): string[] {
  return Object.entries(resourcesOf(template)).flatMap(([id, resource]) => (resource['Type'] === type ? [id] : []));
}

describe('expandedDocument', () => {
  for (const { given, template } of propertyRows) {
    it(`makes of ${given} what SAM makes`, () => {
      const { template: ours, warnings } = expandedDocument({ Transform: 'AWS::Serverless-2016-10-31', ...template });
      expect(differences(translated[given], comparable(ours))).to.deep.equal([]);
      expect(warnings).to.deep.equal([]);
    });
  }

  it('knows all properties that the golden cases and the rows have', () => {
    for (const template of [...goldenTemplates.values(), ...expansionRows.map((row) => row.template)])
      expect(expandedDocument(template).warnings).to.deep.equal([]);
  });

  it('keeps the other sections, and follows references in them', () => {
    const template = withFunction(
      { AutoPublishAlias: 'live' },
      {
        Transform: ['AWS::Serverless-2016-10-31', 'AWS::Include'],
        Description: 'd',
        Metadata: { Own: { Ref: 'Fn.Alias' } },
        Parameters: { P: { Type: 'String' } },
        Mappings: { M: { a: { b: 'c' } } },
        Outputs: { A: { Value: { 'Fn::Sub': ['${Fn.Alias} ${x} ${Fn}', { x: { Ref: 'Fn.Alias' } }] } } },
      },
    );
    const { Resources: _, ...sections } = expandedDocument(template).template;
    expect(sections).to.deep.equal({
      Transform: ['AWS::Include'],
      Description: 'd',
      Metadata: { Own: { Ref: 'FnAliaslive' } },
      Parameters: { P: { Type: 'String' } },
      Mappings: { M: { a: { b: 'c' } } },
      Outputs: { A: { Value: { 'Fn::Sub': ['${FnAliaslive} ${x} ${Fn}', { x: { Ref: 'FnAliaslive' } }] } } },
    });
  });

  it('says which resource of the template each one was made from', () => {
    const { origins, template } = expandedDocument(withFunction({ AutoPublishAlias: 'live' }));
    expect([...origins.keys()]).to.deep.equal(Object.keys(template['Resources'] as Properties));
    expect(new Set(origins.values())).to.deep.equal(new Set(['Fn']));
  });

  it('tells of all that it passes on', () => {
    const Resources = {
      App: { Type: 'AWS::Serverless::Application', Properties: { Location: 'a' } },
      Fn: {
        Type: 'AWS::Serverless::Function',
        Connectors: {},
        Properties: {
          ...fn,
          Sparkle: 1,
          Policies: ['a', { UnheardPolicy: {} }],
          Events: { A: { Type: 'Telepathy' }, B: { Type: 'SQS', Properties: { Queue: 'q', Telepathic: true } } },
        },
      },
      'Fn::ForEach::Topics': ['Name', ['a'], { 'Topic${Name}': { Type: 'AWS::SNS::Topic' } }],
      Own: { Type: 'AWS::Serverless::Api', Properties: { StageName: 'a' } },
      Routed: {
        Type: 'AWS::Serverless::Function',
        Properties: { ...fn, Events: { A: { Type: 'Api', Properties: { Path: '/', Method: 'get', RequestModel: { Model: 'M' } } } } },
      },
      Placed: {
        Type: 'AWS::Serverless::Function',
        Properties: {
          ...fn,
          EventInvokeConfig: { DestinationConfig: { OnFailure: { Type: 'SQS', Destination: { 'Fn::If': ['A', 'a', { Ref: 'AWS::NoValue' }] } } } },
        },
      },
    };
    const { template, warnings } = expandedDocument({ Globals: { Api: { Glow: true, Auth: { ResourcePolicy: {} } } }, Resources });
    const of = (code: string, logicalId: string, ...path: (string | number)[]): unknown => ({ code, logicalId, path });
    expect(warnings).to.have.deep.members([
      of('unknown-type', 'App', 'Resources', 'App', 'Type'),
      of('connector', 'Fn', 'Resources', 'Fn', 'Connectors'),
      of('unknown-property', 'Fn', 'Resources', 'Fn', 'Properties', 'Sparkle'),
      of('unknown-event', 'Fn', 'Resources', 'Fn', 'Properties', 'Events', 'A', 'Type'),
      of('unknown-property', 'Fn', 'Resources', 'Fn', 'Properties', 'Events', 'B', 'Properties', 'Telepathic'),
      of('unknown-policy', 'Fn', 'Resources', 'Fn', 'Properties', 'Policies', 1),
      of('unknown-property', 'Own', 'Globals', 'Api', 'Glow'),
      of('not-expanded', 'Own', 'Globals', 'Api', 'Auth', 'ResourcePolicy'),
      of('not-expanded', 'Routed', 'Resources', 'Routed', 'Properties', 'Events', 'A', 'Properties', 'RequestModel'),
      of('not-expanded', 'Placed', 'Resources', 'Placed', 'Properties', 'EventInvokeConfig', 'DestinationConfig', 'OnFailure', 'Destination'),
      of('loop', 'Fn::ForEach::Topics', 'Resources', 'Fn::ForEach::Topics'),
    ]);
    const resources = template['Resources'] as { readonly [logicalId: string]: { readonly Properties: Properties } };
    expect(resources['App']).to.deep.equal(Resources.App);
    expect(resources['Fn']!.Properties).to.include({ Sparkle: 1 });
    expect(resources['FnB']!.Properties).to.include({ Telepathic: true });
    expect(resources['Own']!.Properties).to.include({ Glow: true });
    expect(resources['Fn::ForEach::Topics']).to.deep.equal(Resources['Fn::ForEach::Topics']);
  });
});

describe('the logical ID of a deployment', () => {
  const get = { 'x-amazon-apigateway-integration': { type: 'aws_proxy', uri: 'u' } };
  const api = (properties: Properties = {}, paths: Properties = { '/a': { get } }, others: Properties = {}): TemplateDocument => {
    const Properties = { StageName: 'api', DefinitionBody: { swagger: '2.0', info: { title: 't' }, paths }, ...properties };
    return { Resources: { Api: { Type: 'AWS::Serverless::Api', Properties }, ...others } };
  };
  const idOf = (template: TemplateDocument): string => idsOf('AWS::ApiGateway::Deployment', template).find((id) => id.startsWith('Api'))!;
  const first = idOf(api());

  it('is the hash of what is deployed, in the stage too', () => {
    expect(first).to.match(/^ApiDeployment[0-9a-f]{10}$/);
    expect(resourcesOf(api())['ApiapiStage']!['Properties']).to.include.deep.include({ DeploymentId: { Ref: first } });
  });

  for (const [what, template] of [
    ['a route', api({}, { '/a': { get }, '/b': { get } })],
    ['another method', api({}, { '/a': { post: get } })],
    ['another integration', api({}, { '/a': { get: { 'x-amazon-apigateway-integration': { type: 'aws_proxy', uri: 'v' } } } })],
    ['CORS', api({ Cors: "'*'" })],
    ['an authorizer', api({ Auth: { DefaultAuthorizer: 'A', Authorizers: { A: { UserPoolArn: 'p' } } } })],
    ['binary types', api({ BinaryMediaTypes: ['image/png'] })],
    ['a model', api({ Models: { Pet: { type: 'object' } } })],
    ['a domain', api({ Domain: { DomainName: 'a.example.com', CertificateArn: 'c' } })],
    ['a document in a bucket', { Resources: { Api: { Type: 'AWS::Serverless::Api', Properties: { StageName: 'api', DefinitionUri: 's3://b/k' } } } }],
  ] as const) {
    it(`changes with ${what}`, () => {
      expect(idOf(template)).to.not.equal(first);
    });
  }

  for (const [what, template] of [
    [
      'the order of keys',
      {
        Resources: {
          Api: {
            Type: 'AWS::Serverless::Api',
            Properties: { DefinitionBody: { paths: { '/a': { get } }, info: { title: 't' }, swagger: '2.0' }, StageName: 'api' },
          },
        },
      },
    ],
    ['settings of the stage', api({ TracingEnabled: true, Variables: { a: 'b' }, MethodSettings: [], AccessLogSetting: { Format: 'f' } })],
    ['the name and tags', api({ Name: 'n', Description: 'd', Tags: { a: 'b' }, EndpointConfiguration: 'EDGE' })],
    ['other resources', api({}, { '/a': { get } }, { Fn: { Type: 'AWS::Serverless::Function', Properties: { ...fn, MemorySize: 512 } } })],
  ] as const) {
    it(`does not change with ${what}`, () => {
      expect(idOf(template)).to.equal(first);
    });
  }

  it('changes with a route that a function brings, and with nothing else of the function', () => {
    const own = { Own: { Type: 'AWS::Serverless::Api', Properties: { StageName: 'v1' } } };
    const routed = (Path: string, properties: Properties = {}): string => {
      const Events = { A: { Type: 'Api', Properties: { Path, Method: 'get', RestApiId: { Ref: 'Own' } } } };
      return idsOf('AWS::ApiGateway::Deployment', {
        Resources: { ...own, Fn: { Type: 'AWS::Serverless::Function', Properties: { ...fn, ...properties, Events } } },
      })[0]!;
    };
    expect(routed('/b')).to.not.equal(routed('/a'));
    expect(routed('/a', { MemorySize: 512, Environment: { Variables: { A: 'b' } } })).to.equal(routed('/a'));
  });
});

describe('the logical ID of a version', () => {
  const versionOf = (properties: Properties): string => idsOf('AWS::Lambda::Version', withFunction({ AutoPublishAlias: 'live', ...properties }))[0]!;

  it('is that of SAM, once the code is uploaded', () => {
    expect(versionOf({})).to.equal('FnVersion03ba323aca');
  });

  it('changes with the code, the environment and the memory, and with nothing else', () => {
    const ids = [{}, { CodeUri: 's3://b/l' }, { Environment: { Variables: { A: 'b' } } }, { MemorySize: 512 }].map(versionOf);
    expect(new Set(ids).size).to.equal(4);
    expect(versionOf({ Timeout: 5, Description: 'd' })).to.equal(versionOf({}));
  });
});
