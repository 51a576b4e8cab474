import { expect } from 'chai';
import { getAtt, ref, sub } from '../../../src/compiler/cloudformation/intrinsic.js';
import type { TemplateDocument, Value } from '../../../src/compiler/cloudformation/template.js';
import { type CodeIdentities, type SourceRelease, sourceRelease } from '../../../src/compiler/release/source-release.js';

type Map = { readonly [name: string]: Value };

const codes: CodeIdentities = new Map([
  ['./deployment.zip', 'c0de'],
  ['./layer.zip', '1a7e'],
]);

function resource(type: string, properties: Map): Value {
  return { Type: type, Properties: properties };
}

function lambda(properties: Map = {}): Value {
  return resource('AWS::Lambda::Function', { Code: './deployment.zip', Handler: 'app.main', Role: getAtt('DefaultRole', 'Arn'), Timeout: 60, ...properties });
}

function permission(functionId: string, apiId = 'RestAPI'): Value {
  const SourceArn = { 'Fn::Sub': ['arn:aws:execute-api:${Api}/*', { Api: ref(apiId) }] };
  return resource('AWS::Lambda::Permission', {
    FunctionName: ref(functionId),
    Action: 'lambda:InvokeFunction',
    Principal: 'apigateway.amazonaws.com',
    SourceArn,
  });
}

const resources: Map = {
  APIHandler: lambda({ Layers: [ref('ManagedLayer')] }),
  Auth: lambda(),
  UnusedAuth: lambda(),
  Cleanup: lambda(),
  Pure: lambda(),
  ManagedLayer: resource('AWS::Lambda::LayerVersion', { Content: './layer.zip' }),
  RestAPI: resource('AWS::ApiGateway::RestApi', {
    Body: { paths: { '/': { get: { uri: sub('…${APIHandler.Arn}/invocations') } } }, securityDefinitions: { Auth: { authorizerUri: sub('…${Auth.Arn}') } } },
  }),
  APIHandlerInvokePermission: permission('APIHandler'),
  AuthInvokePermission: permission('Auth'),
  UnusedAuthInvokePermission: permission('UnusedAuth'),
  CleanupRule: resource('AWS::Events::Rule', { Targets: [{ Id: '1', Arn: getAtt('Cleanup', 'Arn') }] }),
};

function releaseWith(changed: Map = {}, identities: CodeIdentities = codes): SourceRelease {
  return sourceRelease({ Resources: { ...resources, ...changed } }, identities);
}

const release = releaseWith();

/** What differs of a release: `id` and the functions with another hash. */
function differences(other: SourceRelease): string[] {
  const ids = [...new Set([...Object.keys(release.functions), ...Object.keys(other.functions)])];
  return [...(other.id === release.id ? [] : ['id']), ...ids.filter((id) => other.functions[id] !== release.functions[id])];
}

describe('sourceRelease', () => {
  it('has a hash for each function, and who invokes it', () => {
    expect(Object.keys(release.functions)).to.deep.equal(['APIHandler', 'Auth', 'Cleanup', 'Pure']);
    expect(Object.keys(release.roles)).to.deep.equal(Object.keys(release.functions));
    expect(
      [release.id, release.document, ...Object.values(release.functions), ...Object.values(release.roles)].every((hash) => /^[0-9a-f]{10}$/.test(hash)),
    ).to.equal(true);
    const { api, permitted, events, declared, outside, direct } = release;
    expect({ api, permitted, events, declared, outside, direct }).to.deep.equal({
      api: ['APIHandler', 'Auth'],
      permitted: ['APIHandler', 'Auth', 'UnusedAuth'],
      events: ['Cleanup'],
      declared: ['APIHandler', 'Auth', 'Cleanup', 'Pure', 'UnusedAuth'],
      outside: [],
      direct: [],
    });
  });

  const frozen: readonly (readonly [name: string, value: Value])[] = [
    ['Handler', 'app.other'],
    ['Runtime', 'nodejs24.x'],
    ['Role', getAtt('OtherRole', 'Arn')],
    ['Timeout', 61],
    ['MemorySize', 256],
    ['Environment', { Variables: { A: ref('Table') } }],
    ['VpcConfig', { SubnetIds: ['subnet-1'] }],
    ['TracingConfig', { Mode: 'Active' }],
    ['Layers', ['arn:aws:lambda:us-east-1:123456789012:layer:base:1']],
    ['Architectures', ['arm64']],
    ['EphemeralStorage', { Size: 1024 }],
    ['DeadLetterConfig', { TargetArn: getAtt('Queue', 'Arn') }],
    ['LoggingConfig', { LogFormat: 'JSON' }],
    ['KmsKeyArn', 'arn:aws:kms:us-east-1:123456789012:key/1'],
    ['SnapStart', { ApplyOn: 'PublishedVersions' }],
    ['Description', 'cleans'],
    ['Code', { ZipFile: 'exports.main = 1' }],
  ];
  for (const [name, value] of frozen) {
    it(`${name} makes another version`, () => expect(differences(releaseWith({ Cleanup: lambda({ [name]: value }) }))).to.deep.equal(['id', 'Cleanup']));
  }

  const others: readonly (readonly [name: string, value: Value])[] = [
    ['Tags', [{ Key: 'a', Value: 'b' }]],
    ['ReservedConcurrentExecutions', 5],
    ['CodeSigningConfigArn', 'arn:aws:lambda:us-east-1:123456789012:code-signing-config:csc-1'],
    ['RecursiveLoop', 'Allow'],
    ['RuntimeManagementConfig', { UpdateRuntimeOn: 'Auto' }],
  ];
  for (const [name, value] of others) {
    it(`${name} makes no other version`, () => expect(differences(releaseWith({ Cleanup: lambda({ [name]: value }) }))).to.deep.equal([]));
  }

  it('does not depend on the order of keys or resources', () => {
    const reversed = (value: Value): Value => {
      if (typeof value !== 'object' || value === null) return value;
      if (Array.isArray(value)) return (value as readonly Value[]).map(reversed);
      return Object.fromEntries(
        Object.entries(value)
          .map(([key, inner]): [string, Value] => [key, reversed(inner)])
          .toReversed(),
      );
    };
    expect(sourceRelease(reversed({ Resources: resources }) as TemplateDocument, codes)).to.deep.equal(release);
  });

  it('other code makes other versions of all, another layer of those that have it', () => {
    expect(differences(releaseWith({}, new Map([...codes, ['./deployment.zip', 'other']])))).to.deep.equal(['id', 'APIHandler', 'Auth', 'Cleanup', 'Pure']);
    expect(differences(releaseWith({}, new Map([...codes, ['./layer.zip', 'other']])))).to.deep.equal(['id', 'APIHandler']);
  });

  it('another document makes another release of the same versions', () => {
    const other = releaseWith({ RestAPI: resource('AWS::ApiGateway::RestApi', { Body: { paths: { '/': sub('${APIHandler.Arn}${Auth.Arn}') } } }) });
    expect(differences(other)).to.deep.equal(['id']);
    expect(other.document).not.to.equal(release.document);
  });

  it('roles say what Lambda wants to be the same', () => {
    const changed = (properties: Map): string[] =>
      Object.entries(releaseWith({ Cleanup: lambda(properties) }).roles).flatMap(([id, hash]) => (hash === release.roles[id] ? [] : [id]));
    expect(changed({ Timeout: 1 })).to.deep.equal([]);
    expect(changed({ Role: 'arn:aws:iam::123456789012:role/other' })).to.deep.equal(['Cleanup']);
    expect(changed({ DeadLetterConfig: { TargetArn: 'arn:aws:sqs:us-east-1:123456789012:dead' } })).to.deep.equal(['Cleanup']);
  });

  it('a function whose code is not known is outside', () => {
    const other = releaseWith({ Cleanup: lambda({ Code: './other' }) });
    expect(other.outside).to.deep.equal(['Cleanup']);
    expect(other.declared).not.to.include('Cleanup');
    expect(differences(other)).to.deep.equal(['id', 'Cleanup']);
  });

  it('knows what invokes a function whatever is live', () => {
    const url = resource('AWS::Lambda::Url', { TargetFunctionArn: getAtt('Pure', 'Arn'), AuthType: 'NONE' });
    const other = resource('AWS::ApiGateway::RestApi', { Body: { x: sub('${Auth.Arn}') } });
    expect(releaseWith({ PureUrl: url, OtherAPI: other }).direct).to.deep.equal([
      { resource: 'PureUrl', functionId: 'Pure' },
      { resource: 'OtherAPI', functionId: 'Auth' },
    ]);
  });

  it('a stage without a REST API has releases of functions alone', () => {
    const { api, functions } = sourceRelease({ Resources: { Cleanup: lambda() } }, codes);
    expect({ api, names: Object.keys(functions) }).to.deep.equal({ api: [], names: ['Cleanup'] });
  });
});
