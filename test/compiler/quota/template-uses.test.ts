import { expect } from 'chai';
import type { TemplateDocument, Value } from '../../../src/compiler/cloudformation/template.js';
import { type QuotaName, quotas } from '../../../src/compiler/quota/quota.js';
import { quotaProblem } from '../../../src/compiler/quota/quota-problem.js';
import type { QuotaUse } from '../../../src/compiler/quota/quota-use.js';
import { templateUses } from '../../../src/compiler/quota/template-uses.js';

type Entries = { readonly [key: string]: Value };

/** A resource of a type. */
const one = (type: string, properties: Entries = {}): Value => ({ Type: type, Properties: properties });
const of = (type: string, properties: Entries, id = 'It'): TemplateDocument => ({ Resources: { [id]: one(type, properties) } });

/** A map with so many entries. */
const times = (count: number, value: Value, prefix = 'E'): Entries => Object.fromEntries(Array.from({ length: count }, (_, index) => [prefix + index, value]));
const list = (count: number, value: Value = 'x'): Value[] => Array.from({ length: count }, () => value);

/** A policy document with so many characters. */
function policy(characters: number): Value {
  const document = (resource: string): Value => ({ Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: resource }] });
  return document('r'.repeat(characters - JSON.stringify(document('')).length));
}

const integration = { 'x-amazon-apigateway-integration': { type: 'aws_proxy' } };
const authorizer = { type: 'apiKey', 'x-amazon-apigateway-authorizer': { type: 'token' } };
const websocket = (type: string, count: number): TemplateDocument => ({
  Resources: { Api: one('AWS::ApiGatewayV2::Api'), ...times(count, one(`AWS::ApiGatewayV2::${type}`, { ApiId: { Ref: 'Api' } })) },
});
const restApi = (body: Entries, more: Entries = {}): TemplateDocument => ({ Resources: { Api: one('AWS::ApiGateway::RestApi', { Body: body, ...more }) } });

/** The statement's text is known but for names, so that each use can be made exact by a longer SourceArn. */
function permissions(characters: number): TemplateDocument {
  const made = (arn: string): TemplateDocument => ({
    Resources: {
      F: one('AWS::Lambda::Function', { FunctionName: 'f' }),
      P: one('AWS::Lambda::Permission', { FunctionName: { Ref: 'F' }, Action: 'lambda:InvokeFunction', Principal: 'sns.amazonaws.com', SourceArn: arn }),
    },
  });
  const least = templateUses(made('')).find(({ quota }) => quota === 'function-policy')!.used;
  return made('a'.repeat(characters - least));
}

/** For each quota of a template, one that uses so much of it. */
const made: { readonly [Q in Exclude<QuotaName, `package-${string}` | `template-${string}`>]: (amount: number) => TemplateDocument } = {
  'stack-resources': (count) => ({ Resources: times(count, one('AWS::SNS::Topic')) }),
  'stack-outputs': (count) => ({ Outputs: times(count, { Value: 'x' }) }),
  'stack-parameters': (count) => ({ Parameters: times(count, { Type: 'String' }) }),
  'stack-mappings': (count) => ({ Mappings: times(count, { a: { b: 'c' } }) }),
  'mapping-attributes': (count) => ({ Mappings: { M: { a: times(count - 1, 'x'), b: { other: 'x' } } } }),
  'dynamic-references': (count) => of('AWS::SNS::Topic', { Tags: list(count, '{{resolve:ssm:/a:1}}') }),
  'function-environment': (bytes) => of('AWS::Lambda::Function', { Environment: { Variables: { A: 'é '.repeat(10) + 'x'.repeat(bytes - 38) } } }),
  'function-layers': (count) => of('AWS::Lambda::Function', { Layers: list(count) }),
  'function-policy': permissions,
  'role-inline-policies': (characters) => ({
    Resources: {
      It: one('AWS::IAM::Role', { Policies: [{ PolicyName: 'p', PolicyDocument: policy(characters - 200) }] }),
      P: one('AWS::IAM::Policy', { Roles: [{ Ref: 'It' }], PolicyDocument: policy(200) }),
    },
  }),
  'role-managed-policies': (count) => ({
    Resources: { It: one('AWS::IAM::Role', { ManagedPolicyArns: list(count - 1) }), P: one('AWS::IAM::ManagedPolicy', { Roles: [{ Ref: 'It' }] }) },
  }),
  'role-trust-policy': (characters) => of('AWS::IAM::Role', { AssumeRolePolicyDocument: policy(characters) }),
  'managed-policy-size': (characters) => of('AWS::IAM::ManagedPolicy', { PolicyDocument: policy(characters) }),
  'api-resources': (count) => restApi({ paths: { '/': {}, ...times(count - 2, {}, '/a/b/') } }),
  'api-definition': (bytes) => restApi({ title: 'x'.repeat(bytes - JSON.stringify({ title: '' }).length) }),
  'api-authorizers': (count) => restApi({ securityDefinitions: { key: { type: 'apiKey' }, ...times(count, authorizer) } }),
  'api-policy': (characters) => restApi({ 'x-amazon-apigateway-policy': policy(characters) }),
  'api-stage-variables': (count) => of('AWS::ApiGateway::Stage', { Variables: times(count, 'x') }),
  'api-routes': (count) => websocket('Route', count),
  'api-integrations': (count) => websocket('Integration', count),
  'event-bus-rules': (count) => ({ Resources: { Other: one('AWS::Events::Rule', { EventBusName: 'other' }), ...times(count, one('AWS::Events::Rule')) } }),
  'log-group-name': (characters) => of('AWS::Logs::LogGroup', { LogGroupName: 'x'.repeat(characters) }),
};

function most(quota: QuotaName, template: TemplateDocument): QuotaUse {
  return templateUses(template)
    .filter((use) => use.quota === quota)
    .sort((a, b) => b.used - a.used)[0]!;
}

describe('templateUses', () => {
  for (const [name, template] of Object.entries(made)) {
    const quota = name as QuotaName;
    const { limit, kind, code } = quotas[quota];
    // Few of them have two amounts between 80 % and the limit.
    for (const amount of [Math.ceil(limit * 0.8) - 1, Math.ceil(limit * 0.8), limit, limit + 1]) {
      it(`counts ${amount} of ${quota}`, () => {
        const use = most(quota, template(amount));
        expect(use.used).to.equal(amount);
        // All but a resource policy are as long as they seem.
        if (quota !== 'function-policy') expect(use.likely).to.equal(amount);
        const problem = quotaProblem({ ...use, likely: amount }, { file: 'app.ts' });
        const isOver = amount > limit;
        const over = kind === 'adjustable' ? 'quota-adjustable' : quota === 'role-inline-policies' ? 'role-policy-size' : (code ?? 'quota-exceeded');
        const want = isOver ? over : amount >= limit * 0.8 && limit > 10 ? 'quota-near' : undefined;
        expect(problem?.code).to.equal(want);
        expect(problem?.severity).to.equal(want === undefined ? undefined : isOver && kind === 'fixed' ? 'error' : 'warning');
      });
    }
  }

  it('counts what a path shares with others once, with the preflights and the methods of one', () => {
    const paths = { '/a': { get: {} }, '/a/b': { get: {}, options: {} }, '/a/{c}/d': {}, '/e': {} };
    const { used, parts } = most('api-resources', restApi({ paths }));
    expect({ used, parts: parts() }).to.deep.equal({
      used: 5,
      parts: [
        { name: '/a', amount: 4 },
        { name: '/e', amount: 1 },
      ],
    });
  });

  it('counts what SAM makes: roles, permissions and the paths of events', () => {
    const events = {
      A: { Type: 'SNS', Properties: { Topic: 'arn:aws:sns:us-west-2:123456789012:a' } },
      B: { Type: 'Api', Properties: { Path: '/x/y', Method: 'get' } },
    };
    const template = of('AWS::Serverless::Function', { Handler: 'a.b', Runtime: 'nodejs22.x', InlineCode: '1', Policies: ['A', 'B'], Events: events });
    const uses = templateUses({ Transform: 'AWS::Serverless-2016-10-31', ...template });
    const used = (quota: QuotaName): number[] => uses.filter((use) => use.quota === quota).map((use) => use.used);
    expect(used('role-managed-policies')).to.deep.equal([3]);
    expect(used('api-resources')).to.deep.equal([2]);
    expect(uses.find(({ quota }) => quota === 'function-policy')?.parts().length).to.be.greaterThan(1);
  });

  it('has the routes of an HTTP API from its document', () => {
    const body = { paths: { '/a': { get: integration, post: integration, parameters: [] }, '/b': { 'x-amazon-apigateway-any-method': integration } } };
    const template = of('AWS::ApiGatewayV2::Api', { Body: body });
    expect([most('api-routes', template).used, most('api-integrations', template).used]).to.deep.equal([3, 3]);
  });

  it('keeps the resource policy of an alias apart from that of its function', () => {
    const permission = (id: string): Value =>
      one('AWS::Lambda::Permission', { FunctionName: { Ref: id }, Action: 'lambda:InvokeFunction', Principal: '123456789012' });
    const uses = templateUses({
      Resources: { F: one('AWS::Lambda::Function'), A: one('AWS::Lambda::Alias'), P: permission('F'), Q: permission('A'), R: permission('A') },
    });
    const policies = uses.filter(({ quota }) => quota === 'function-policy');
    expect(policies.map(({ subject, parts }) => [subject, parts().map(({ name }) => name)])).to.deep.equal([
      ['F', ['P']],
      ['A', ['Q', 'R']],
    ]);
  });

  it('says that a length may be more, where names decide', () => {
    const documents = (count: number): TemplateDocument =>
      of('AWS::IAM::ManagedPolicy', {
        PolicyDocument: { Statement: list(count, { Effect: 'Allow', Action: 's3:GetObject', Resource: { 'Fn::GetAtt': ['T', 'Arn'] } }) },
      });
    const problem = quotaProblem(most('managed-policy-size', documents(60)), { file: 'app.ts' });
    expect(problem).to.include({ code: 'quota-near', severity: 'warning' });
    expect(problem?.message).to.match(
      /^the document of It will probably have about \d+ characters, depending on names .* but IAM allows 6144; most of them are for s3 \(\d+\)$/,
    );
  });

  const hostile: readonly (readonly [what: string, template: TemplateDocument])[] = [
    ['sections of other types', { Resources: 'x', Outputs: [1], Parameters: null, Mappings: 3 }],
    [
      'properties of other types',
      {
        Resources: {
          F: { Type: 'AWS::Lambda::Function', Properties: 'x' },
          R: { Type: 'AWS::IAM::Role', Properties: { Policies: 'x', ManagedPolicyArns: 7 } },
        },
      },
    ],
    ['a permission without anything', of('AWS::Lambda::Permission', {})],
    ['a body that is a text', of('AWS::ApiGateway::RestApi', { Body: 'x' })],
    [
      'names that are special in JavaScript',
      { Resources: JSON.parse('{"__proto__": {"Type": "AWS::IAM::Role"}, "constructor": {"Type": "AWS::Lambda::Function"}}') as Value },
    ],
  ];
  for (const [what, template] of hostile) it(`takes ${what}`, () => expect(templateUses(template)).to.be.an('array'));
});
