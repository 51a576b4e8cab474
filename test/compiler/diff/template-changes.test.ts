import { expect } from 'chai';
import fc from 'fast-check';
import type { Value } from '../../../src/compiler/cloudformation/template.js';
import type { Change } from '../../../src/compiler/diff/change.js';
import { diffTemplates } from '../../../src/compiler/diff/diff-stages.js';
import { differencesOf, pathText } from '../../../src/compiler/diff/difference.js';

type Map = { readonly [key: string]: Value };

function resource(type: string, properties: Map, attributes: Map = {}): Map {
  return { Type: type, ...attributes, Properties: properties };
}

function document(resources: Map): Map {
  return { Resources: resources };
}

async function templateChanges(before: Value, after: Value): Promise<Change[]> {
  return [...(await diffTemplates('dev', { template: before }, { template: after })).entries];
}

/** As the command line shows it: `replace Stage (AWS::ApiGateway::Stage) StageName`. */
async function changes(before: Value, after: Value): Promise<string[]> {
  return (await templateChanges(before, after)).map(({ impact, logicalId, type, paths }) =>
    `${impact} ${logicalId} (${type}) ${paths.map(pathText).join(' ')}`.trim(),
  );
}

interface Row {
  readonly given: string;
  readonly type: string;
  readonly before: Map;
  readonly after: Map;
  /** The impact and the paths. */
  readonly want: string;
}

const statement = (action: string): Value => [{ PolicyName: 'p', PolicyDocument: { Statement: [{ Effect: 'Allow', Action: action, Resource: '*' }] } }];
const trust = (service: string): Value => ({ Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: service } }] });
const key = (name: string): Value => [{ AttributeName: name, KeyType: 'HASH' }];

const plainRows: readonly Row[] = [
  {
    given: "a role's policy",
    type: 'AWS::IAM::Role',
    before: { Policies: statement('s3:GetObject') },
    after: { Policies: statement('s3:*') },
    want: 'update Policies.0.PolicyDocument.Statement.0.Action',
  },
  {
    given: "a role's trust",
    type: 'AWS::IAM::Role',
    before: { AssumeRolePolicyDocument: trust('lambda.amazonaws.com') },
    after: { AssumeRolePolicyDocument: trust('events.amazonaws.com') },
    want: 'update AssumeRolePolicyDocument.Statement.0.Principal.Service',
  },
  { given: "a role's path", type: 'AWS::IAM::Role', before: { Path: '/' }, after: { Path: '/app/' }, want: 'replace Path' },
  {
    given: "a permission's function",
    type: 'AWS::Lambda::Permission',
    before: { FunctionName: { Ref: 'A' } },
    after: { FunctionName: { Ref: 'B' } },
    want: 'replace FunctionName.Ref',
  },
  {
    given: "a table's key",
    type: 'AWS::DynamoDB::Table',
    before: { KeySchema: key('id') },
    after: { KeySchema: key('sub') },
    want: 'replace KeySchema.0.AttributeName',
  },
  {
    given: "a table's throughput",
    type: 'AWS::DynamoDB::Table',
    before: { ProvisionedThroughput: { ReadCapacityUnits: 1 } },
    after: { ProvisionedThroughput: { ReadCapacityUnits: 2 } },
    want: 'update ProvisionedThroughput.ReadCapacityUnits',
  },
  { given: 'a stage name', type: 'AWS::ApiGatewayV2::Stage', before: { StageName: 'api' }, after: { StageName: 'v2' }, want: 'replace StageName' },
  { given: 'a property that comes', type: 'AWS::Logs::LogGroup', before: {}, after: { RetentionInDays: 7 }, want: 'update RetentionInDays' },
  { given: 'a property that goes', type: 'AWS::Logs::LogGroup', before: { LogGroupName: 'a' }, after: {}, want: 'replace LogGroupName' },
  {
    given: 'a property that may replace',
    type: 'AWS::EC2::Instance',
    before: { InstanceType: 't3.micro' },
    after: { InstanceType: 't3.small' },
    want: 'may-replace InstanceType',
  },
  {
    given: 'the worst of several changes',
    type: 'AWS::SQS::Queue',
    before: { DelaySeconds: 1, QueueName: 'a' },
    after: { DelaySeconds: 2, QueueName: 'b' },
    want: 'replace DelaySeconds QueueName',
  },
  { given: 'a list that becomes a map', type: 'AWS::SQS::Queue', before: { Tags: ['a'] }, after: { Tags: { 0: 'a' } }, want: 'update Tags' },
  { given: 'a custom resource', type: 'Custom::Seed', before: { ServiceToken: 'a' }, after: { ServiceToken: 'b' }, want: 'update ServiceToken' },
  { given: 'a type that nobody knows', type: 'AWS::New::Thing', before: { Name: 'a' }, after: { Name: 'b' }, want: 'update Name' },
];

const serverlessRows: readonly Row[] = [
  { given: 'memory', type: 'AWS::Serverless::Function', before: { MemorySize: 128 }, after: { MemorySize: 256 }, want: 'update MemorySize' },
  { given: 'code', type: 'AWS::Serverless::Function', before: { CodeUri: 'a.zip' }, after: { CodeUri: 'b.zip' }, want: 'update CodeUri' },
  { given: 'events', type: 'AWS::Serverless::Function', before: { Events: { A: {} } }, after: { Events: { B: {} } }, want: 'update Events.A Events.B' },
  { given: 'its name', type: 'AWS::Serverless::Function', before: { FunctionName: 'a' }, after: { FunctionName: 'b' }, want: 'replace FunctionName' },
  { given: 'its package type', type: 'AWS::Serverless::Function', before: {}, after: { PackageType: 'Image' }, want: 'replace PackageType' },
  {
    given: 'its tenancy',
    type: 'AWS::Serverless::Function',
    before: {},
    after: { TenancyConfig: { TenantIsolationMode: 'PER_TENANT' } },
    want: 'replace TenancyConfig',
  },
  {
    given: 'a route',
    type: 'AWS::Serverless::Api',
    before: { DefinitionBody: { paths: {} } },
    after: { DefinitionBody: { paths: { '/a': { get: {} } } } },
    want: 'update DefinitionBody.paths./a',
  },
  {
    given: 'the endpoint type',
    type: 'AWS::Serverless::Api',
    before: { EndpointConfiguration: { Type: 'EDGE' } },
    after: { EndpointConfiguration: { Type: 'REGIONAL' } },
    want: 'update EndpointConfiguration.Type',
  },
  { given: 'its stage', type: 'AWS::Serverless::Api', before: { StageName: 'api' }, after: { StageName: 'v2' }, want: 'replace StageName' },
  { given: 'its stage', type: 'AWS::Serverless::HttpApi', before: { StageName: 'a' }, after: { StageName: 'b' }, want: 'replace StageName' },
  { given: 'the default stage, written out', type: 'AWS::Serverless::HttpApi', before: {}, after: { StageName: '$default' }, want: 'update StageName' },
  { given: 'its tags', type: 'AWS::Serverless::HttpApi', before: { Tags: { a: 'b' } }, after: { Tags: { a: 'c' } }, want: 'update Tags.a' },
  { given: 'its name', type: 'AWS::Serverless::SimpleTable', before: { TableName: 'a' }, after: { TableName: 'b' }, want: 'replace TableName' },
  {
    given: 'its key',
    type: 'AWS::Serverless::SimpleTable',
    before: { PrimaryKey: { Name: 'id', Type: 'String' } },
    after: { PrimaryKey: { Name: 'id', Type: 'Number' } },
    want: 'replace PrimaryKey.Type',
  },
  {
    given: 'the default key, written out',
    type: 'AWS::Serverless::SimpleTable',
    before: {},
    after: { PrimaryKey: { Name: 'id', Type: 'String' } },
    want: 'update PrimaryKey',
  },
  { given: 'its content', type: 'AWS::Serverless::LayerVersion', before: { ContentUri: 'a' }, after: { ContentUri: 'b' }, want: 'replace ContentUri' },
  { given: 'its retention', type: 'AWS::Serverless::LayerVersion', before: {}, after: { RetentionPolicy: 'Delete' }, want: 'replace RetentionPolicy' },
  { given: 'its name', type: 'AWS::Serverless::StateMachine', before: { Name: 'a' }, after: { Name: 'b' }, want: 'replace Name' },
  { given: 'the default type, written out', type: 'AWS::Serverless::StateMachine', before: {}, after: { Type: 'STANDARD' }, want: 'update Type' },
  { given: 'its type', type: 'AWS::Serverless::StateMachine', before: {}, after: { Type: 'EXPRESS' }, want: 'replace Type' },
  {
    given: 'its definition',
    type: 'AWS::Serverless::StateMachine',
    before: { Definition: { A: 1 } },
    after: { Definition: { A: 2 } },
    want: 'update Definition.A',
  },
  { given: 'anything', type: 'AWS::Serverless::Application', before: { Location: 'a' }, after: { Location: 'b' }, want: 'update Location' },
];

// Values that cloudformation-diff itself takes for equal.
const hiddenRows: readonly Row[] = [
  ...(
    [
      ['', '0'],
      ['1.0', '1'],
      ['012345678901', '12345678901'],
      ['12345678901234567890', '12345678901234567891'],
      ['0x10', '16'],
      ['', ' '],
      ['true', true],
      ['1', true],
      [null, ''],
      [[], '0'],
    ] as const
  ).map(([before, after]): Row => ({
    given: `${JSON.stringify(before)} → ${JSON.stringify(after)}`,
    type: 'AWS::Lambda::Function',
    before: { Environment: { Variables: { A: before } } },
    after: { Environment: { Variables: { A: after } } },
    want: 'update Environment.Variables.A',
  })),
  {
    given: 'an account ID that loses its zero',
    type: 'AWS::Lambda::Permission',
    before: { SourceAccount: '012345678901' },
    after: { SourceAccount: '12345678901' },
    want: 'replace SourceAccount',
  },
  {
    given: 'a name that only looks like a number',
    type: 'AWS::Lambda::Function',
    before: { FunctionName: '1.0' },
    after: { FunctionName: '1' },
    want: 'replace FunctionName',
  },
  // The same to CloudFormation, whose every value is a string: not worse than an update.
  {
    given: 'a number that becomes a string',
    type: 'AWS::Lambda::Function',
    before: { FunctionName: 1 },
    after: { FunctionName: '1' },
    want: 'update FunctionName',
  },
];

describe('templateChanges', () => {
  for (const { given, type, before, after, want } of [...plainRows, ...serverlessRows, ...hiddenRows]) {
    it(`gives ${want.split(' ')[0]} for ${given} of ${type}`, async () => {
      const [impact, ...paths] = want.split(' ');
      const found = await changes(document({ Thing: resource(type, before) }), document({ Thing: resource(type, after) }));
      expect(found).to.deep.equal([[impact, 'Thing', `(${type})`, ...paths].join(' ')]);
    });
  }

  it('gives nothing for equal templates, whatever the order of their keys', async () => {
    const [a, b] = [resource('AWS::SNS::Topic', { TopicName: 't', DisplayName: 'd' }), resource('AWS::SNS::Topic', { DisplayName: 'd', TopicName: 't' })];
    expect(await changes(document({ A: a, B: {} }), document({ B: {}, A: b }))).to.deep.equal([]);
  });

  it('tells what comes and what goes, in the order of the templates', async () => {
    const [queue, topic] = [resource('AWS::SQS::Queue', {}), resource('AWS::SNS::Topic', {})];
    expect(await changes(document({ A: queue, B: queue }), document({ C: topic, B: queue }))).to.deep.equal([
      'delete A (AWS::SQS::Queue)',
      'create C (AWS::SNS::Topic)',
    ]);
  });

  it('takes another type for a replacement, also of what SAM makes', async () => {
    const [before, after] = [document({ A: resource('AWS::Serverless::Function', { Handler: 'a' }) }), document({ A: resource('AWS::SQS::Queue', {}) })];
    expect(await changes(before, after)).to.deep.equal(['replace A (AWS::SQS::Queue) Type Handler']);
  });

  it("updates every function for a new version's tag, and nothing that refers to them", async () => {
    const at = (version: string): Map =>
      document({
        Api: resource('AWS::Serverless::Function', { Tags: { tschalice: `version=${version}:stage=dev:app=a` } }),
        Job: resource('AWS::Serverless::Function', { Tags: { tschalice: `version=${version}:stage=dev:app=a` } }),
        Permission: resource('AWS::Lambda::Permission', { FunctionName: { Ref: 'Api' } }),
      });
    expect(await changes(at('0.1.0'), at('0.2.0'))).to.deep.equal([
      'update Api (AWS::Serverless::Function) Tags.tschalice',
      'update Job (AWS::Serverless::Function) Tags.tschalice',
    ]);
  });

  it('tells what is replaced only for naming what is replaced', async () => {
    const at = (name: string): Map =>
      document({
        Permission: resource('AWS::Lambda::Permission', { FunctionName: { Ref: 'Api' }, Action: 'lambda:InvokeFunction' }),
        Group: resource('AWS::Logs::LogGroup', { RetentionInDays: { Ref: 'Api' } }),
        Api: resource('AWS::Serverless::Function', { FunctionName: name }),
      });
    expect(await changes(at('a'), at('b'))).to.deep.equal([
      'replace Permission (AWS::Lambda::Permission) FunctionName',
      'replace Api (AWS::Serverless::Function) FunctionName',
    ]);
  });

  it("keeps what names an API through a new stage, as the API's ID stays", async () => {
    const at = (stage: string): Map =>
      document({
        RestAPI: resource('AWS::Serverless::Api', { StageName: stage }),
        Mapping: resource('AWS::ApiGateway::Deployment', { RestApiId: { Ref: 'RestAPI' } }),
      });
    expect(await changes(at('api'), at('v2'))).to.deep.equal(['replace RestAPI (AWS::Serverless::Api) StageName']);
  });

  it('updates for an attribute, and names it', async () => {
    const at = (attributes: Map): Map => document({ A: resource('AWS::SQS::Queue', {}, attributes) });
    expect(await changes(at({ DependsOn: ['B', 'C'] }), at({ DependsOn: ['C', 'B'], DeletionPolicy: 'Retain' }))).to.deep.equal([
      'update A (AWS::SQS::Queue) DependsOn.0 DependsOn.1 DeletionPolicy',
    ]);
  });

  it("replaces a layer for an attribute that is in its logical ID's hash, and for no other", async () => {
    const at = (attributes: Map): Map => document({ A: resource('AWS::Serverless::LayerVersion', { ContentUri: 'a' }, attributes) });
    expect(await changes(at({}), at({ Condition: 'C' }))).to.deep.equal(['replace A (AWS::Serverless::LayerVersion) Condition']);
    expect(await changes(at({}), at({ Metadata: {} }))).to.deep.equal(['update A (AWS::Serverless::LayerVersion) Metadata']);
  });

  it('tells what is replaced because Globals change', async () => {
    const at = (Globals: Map): Map => ({ Globals, ...document({ Fn: resource('AWS::Serverless::Function', { Handler: 'a' }) }) });
    expect(
      await changes(at({ Function: { Timeout: 3 } }), at({ Function: { Timeout: 3, TenancyConfig: { TenantIsolationMode: 'PER_TENANT' } } })),
    ).to.deep.equal(['replace Fn (AWS::Serverless::Function)', 'update Function (Globals) TenancyConfig']);
    expect(await changes(at({ Function: { Timeout: 3 } }), at({ Function: { Timeout: 4 } }))).to.deep.equal(['update Function (Globals) Timeout']);
  });

  it('gives paths as lists, since keys hold dots and slashes', async () => {
    const at = (action: string): Map =>
      document({ Api: resource('AWS::ApiGateway::RestApi', { Body: { paths: { '/a.b': { get: { tags: ['x', action] } } } } }) });
    const [change] = await templateChanges(at('a'), at('b'));
    expect(change!.paths).to.deep.equal([['Body', 'paths', '/a.b', 'get', 'tags', 1]]);
  });

  it('tells of the other sections after the resources', async () => {
    const before: Map = {
      Outputs: { Url: { Value: 'a' }, Old: { Value: 'o' } },
      Description: 'one',
      Parameters: {},
      Resources: { A: resource('AWS::SQS::Queue', {}) },
    };
    const after: Map = {
      Outputs: { Url: { Value: 'b' } },
      Description: 'two',
      Parameters: { P: { Type: 'String' } },
      Globals: { Function: { Timeout: 3 } },
      Resources: {},
    };
    expect(await changes(before, after)).to.deep.equal([
      'delete A (AWS::SQS::Queue)',
      'update Url (Outputs) Value',
      'delete Old (Outputs)',
      'update Description (Description)',
      'create P (Parameters)',
      'update Function (Globals)',
    ]);
  });

  it('finds a replacement beside a resource that cloudformation-diff fails on', async () => {
    const at = (policies: Value, name: string): Map =>
      document({ Bad: resource('AWS::IAM::Role', { Policies: policies }), Good: resource('AWS::SQS::Queue', { QueueName: name }) });
    expect(await changes(at([null], 'a'), at([null, null], 'b'))).to.deep.equal([
      'update Bad (AWS::IAM::Role) Policies.1',
      'replace Good (AWS::SQS::Queue) QueueName',
    ]);
  });

  const loop = (name: string): Value => ['Name', ['a', name], { 'Topic${Name}': resource('AWS::SNS::Topic', {}) }];
  const strangeRows: readonly { given: string; before: Value; after: Value; want: readonly string[] }[] = [
    { given: 'lists for templates', before: [1], after: [2], want: ['update Template (Template) 0'] },
    { given: 'a list for a template', before: {}, after: [], want: ['create Template (Template)'] },
    {
      given: 'null for a template',
      before: null,
      after: document({ A: resource('AWS::SQS::Queue', {}) }),
      want: ['create A (AWS::SQS::Queue)', 'delete Template (Template)'],
    },
    { given: 'a string for the resources', before: { Resources: 'a' }, after: { Resources: 'b' }, want: ['update Resources (unknown type)'] },
    { given: 'a list for the resources', before: { Resources: [{ Type: 'A' }] }, after: { Resources: [] }, want: ['update Resources (unknown type) 0'] },
    { given: 'null for a resource', before: document({ A: null }), after: document({ A: {} }), want: ['update A (unknown type)'] },
    { given: 'a string for a resource', before: document({ A: 'a' }), after: document({ A: 'b' }), want: ['update A (unknown type)'] },
    { given: 'a list for a type', before: document({ A: { Type: [] } }), after: document({ A: { Type: [1] } }), want: ['update A (unknown type) Type.0'] },
    {
      given: 'lists for properties',
      before: document({ A: { Type: 'AWS::SQS::Queue', Properties: [1] } }),
      after: document({ A: { Type: 'AWS::SQS::Queue', Properties: 'x' } }),
      want: ['update A (AWS::SQS::Queue) Properties'],
    },
    {
      given: 'null for an attribute of SAM',
      before: document({ A: resource('AWS::Serverless::SimpleTable', { PrimaryKey: null }) }),
      after: document({ A: resource('AWS::Serverless::SimpleTable', { PrimaryKey: [] }) }),
      want: ['replace A (AWS::Serverless::SimpleTable) PrimaryKey'],
    },
    {
      given: '__proto__ for a logical ID',
      before: JSON.parse('{"Resources":{"__proto__":{"Type":"AWS::SQS::Queue","Properties":{"A":1}}}}') as Value,
      after: JSON.parse('{"Resources":{"__proto__":{"Type":"AWS::SQS::Queue","Properties":{"A":2}}}}') as Value,
      want: ['update __proto__ (AWS::SQS::Queue) A'],
    },
    {
      given: '__proto__ among the properties',
      before: JSON.parse('{"Resources":{"A":{"Type":"AWS::SQS::Queue","Properties":{"__proto__":{"QueueName":"a"}}}}}') as Value,
      after: JSON.parse('{"Resources":{"A":{"Type":"AWS::SQS::Queue","Properties":{"__proto__":{"QueueName":"b"}}}}}') as Value,
      want: ['update A (AWS::SQS::Queue) __proto__.QueueName'],
    },
    {
      given: '__proto__ beside what replaces',
      before: JSON.parse('{"Resources":{"A":{"Type":"AWS::SQS::Queue","Properties":{"QueueName":"a","Tags":{"__proto__":null,"a":"b"}}}}}') as Value,
      after: JSON.parse('{"Resources":{"A":{"Type":"AWS::SQS::Queue","Properties":{"QueueName":"b","Tags":{"__proto__":null,"a":"b"}}}}}') as Value,
      want: ['replace A (AWS::SQS::Queue) QueueName'],
    },
    {
      given: 'another type where cloudformation-diff fails',
      before: document({ A: resource('AWS::IAM::Policy', { Roles: ['r'] }) }),
      after: document({ A: resource('AWS::SQS::Queue', {}) }),
      want: ['replace A (AWS::SQS::Queue) Type Roles'],
    },
    {
      given: "a key that hides an object's own method",
      before: document({ A: resource('AWS::SQS::Queue', { hasOwnProperty: 1, B: { hasOwnProperty: 'x', C: 1 } }) }),
      after: document({ A: resource('AWS::SQS::Queue', { hasOwnProperty: 2, B: { hasOwnProperty: 'x', C: 2 } }) }),
      want: ['update A (AWS::SQS::Queue) hasOwnProperty B.C'],
    },
    {
      given: "a type named as an object's own method",
      before: document({ A: resource('constructor', { a: 1 }) }),
      after: document({ A: resource('constructor', { a: 2 }) }),
      want: ['update A (constructor) a'],
    },
    {
      given: 'a loop',
      before: document({ 'Fn::ForEach::T': loop('b') }),
      after: document({ 'Fn::ForEach::T': loop('c') }),
      want: ['update Fn::ForEach::T (Fn::ForEach) 1.1'],
    },
    { given: 'an empty section', before: { Outputs: {} }, after: { Conditions: {} }, want: [] },
  ];
  for (const { given, before, after, want } of strangeRows) {
    it(`bears ${given}`, async () => {
      expect(await changes(before, after)).to.deep.equal(want);
    });
  }

  const leaf = fc.constantFrom<Value>('', '0', '1', '1.0', 1, true, null, 'a', [], { Ref: 'A' }, { 'Fn::GetAtt': ['A', 'Arn'] }, { 'Fn::Sub': '${A}' });
  const property = fc.oneof(
    leaf,
    fc.array(leaf, { maxLength: 2 }),
    fc.dictionary(fc.constantFrom('Statement', 'Effect', '__proto__', 'DependsOn'), leaf, { maxKeys: 2 }),
  );
  const anyResource = fc.oneof(
    {
      weight: 9,
      arbitrary: fc.record(
        {
          Type: fc.constantFrom<Value>(
            'AWS::IAM::Role',
            'AWS::Serverless::Function',
            'AWS::Serverless::Api',
            'AWS::Lambda::Permission',
            'AWS::SQS::QueuePolicy',
            'AWS::EC2::SecurityGroup',
            7,
          ),
          Properties: fc.oneof(
            leaf,
            fc.dictionary(
              fc.constantFrom('Policies', 'AssumeRolePolicyDocument', 'FunctionName', 'StageName', 'PolicyDocument', 'SecurityGroupIngress'),
              property,
              { maxKeys: 3 },
            ),
          ),
        },
        { requiredKeys: [] },
      ),
    },
    { weight: 1, arbitrary: leaf },
  );
  const template = fc.record({
    Resources: fc.dictionary(fc.constantFrom('A', 'B', '__proto__'), anyResource, { minKeys: 1 }),
    Outputs: fc.dictionary(fc.constantFrom('X', 'Y'), leaf, { minKeys: 1 }),
  });

  it('names every entry in which the templates differ, whatever they hold', async () => {
    await fc.assert(
      fc.asyncProperty(template, template, async (before, after) => {
        const named = (await templateChanges(before as Value, after as Value)).map(
          ({ logicalId, type }) => `${type === 'Outputs' ? type : 'Resources'}.${logicalId}`,
        );
        const differing = differencesOf(before as Value, after as Value).map(({ path }) => path.slice(0, 2).join('.'));
        // What refers to something replaced comes on top.
        expect(named).to.include.members([...new Set(differing)]);
      }),
      { numRuns: 300 },
    );
  });

  it('gives nothing for a template and itself, whatever it holds', async () => {
    await fc.assert(
      fc.asyncProperty(template, async (any) => {
        expect(await templateChanges(any, JSON.parse(JSON.stringify(any)) as Value)).to.deep.equal([]);
      }),
    );
  });

  it('leaves the templates as they are', async () => {
    const at = (name: string): Map =>
      document({
        A: resource('AWS::SQS::Queue', { QueueName: name }, { DependsOn: ['C', 'B'] }),
        D: resource('AWS::SNS::Topic', { TopicName: { 'Fn::GetAtt': 'A.Arn' } }),
      });
    const [before, after] = [at('a'), at('b')];
    await templateChanges(before, after);
    expect([before, after]).to.deep.equal([at('a'), at('b')]);
  });
});
