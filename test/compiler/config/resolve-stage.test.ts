import { expect } from 'chai';
import type { ConfigFile } from '../../../src/compiler/config/generated/config-file.js';
import { ownValue } from '../../../src/compiler/config/level.js';
import { originOf, resolveStage, type StageConfig } from '../../../src/compiler/config/resolve-stage.js';

const certificate = 'arn:aws:acm:us-east-1:123456789012:certificate/x';

function stageOf(settings: Omit<ConfigFile, 'app_name'>, stage = 'dev'): StageConfig {
  return resolveStage({ app_name: 'a', ...settings }, 'config.json', stage);
}

describe('resolveStage', () => {
  it('has defaults for everything', () => {
    // What functions have by default is a test of its own, in function-config.test.ts.
    const { levels: _levels, otherFunctions: _others, ...resolved } = stageOf({});
    expect(resolved).to.deep.equal({
      file: 'config.json',
      stage: 'dev',
      region: null,
      regions: {},
      hasLayersElsewhere: false,
      appName: 'a',
      apiGatewayStage: 'api',
      endpointType: 'EDGE',
      endpointVpce: null,
      apiGatewayPolicyFile: null,
      minimumCompressionSize: null,
      customDomain: null,
      websocketCustomDomain: null,
      automaticLayer: false,
      stageVariables: {},
      api: { throttling: null, cache: null, accessLog: null, executionLog: null, usagePlan: null, methods: {} },
      alarms: { errorRate: null, latency: null, throttles: null, deadLetters: null },
      release: null,
      sameApiGatewayStage: [],
      logicalIds: {},
      bundleAwsSdk: false,
      minify: true,
      templateLayout: 'indented',
      swaggerLayout: 'inline',
      externalPackages: [],
      include: [],
      mergeTemplates: [],
      functions: {},
      isConfigured: false,
      configuredStages: [],
    });
  });

  const domain = { domain_name: 'd', certificate_arn: certificate };
  const rows: [what: string, top: Omit<ConfigFile, 'app_name'>, ofStage: object | null, want: Partial<StageConfig>][] = [
    ['takes the stage before the top', { api_gateway_stage: 't' }, { api_gateway_stage: 's' }, { apiGatewayStage: 's' }],
    ['falls through null to the top', { api_gateway_stage: 't' }, { api_gateway_stage: null }, { apiGatewayStage: 't' }],
    ['falls through to the default', { api_gateway_stage: null }, {}, { apiGatewayStage: 'api' }],
    ['takes false before the top', { automatic_layer: true }, { automatic_layer: false }, { automaticLayer: false }],
    ['takes 0 before the top', { minimum_compression_size: 9 }, { minimum_compression_size: 0 }, { minimumCompressionSize: 0 }],
    ['makes a number of a compression size in quotes', { minimum_compression_size: '012' }, {}, { minimumCompressionSize: 12 }],
    ['keeps one VPC endpoint', {}, { api_gateway_endpoint_vpce: 'vpce-1' }, { endpointVpce: 'vpce-1' }],
    ['keeps a list of VPC endpoints', {}, { api_gateway_endpoint_vpce: ['vpce-1'] }, { endpointVpce: ['vpce-1'] }],
    ['lets a stage take the VPC endpoints back', { api_gateway_endpoint_vpce: 'vpce-1' }, { api_gateway_endpoint_vpce: [] }, { endpointVpce: null }],
    [
      'merges stage variables, the stage last',
      { stage_variables: { A: '1', B: '1' } },
      { stage_variables: { B: '2', C: '2' } },
      { stageVariables: { A: '1', B: '2', C: '2' } },
    ],
    [
      'replaces the lists for the bundle',
      { include: ['a'], external_packages: ['b'] },
      { include: [], external_packages: ['c'] },
      { include: [], externalPackages: ['c'] },
    ],
    ['joins the templates to merge, the top first', { merge_templates: ['t'] }, { merge_templates: ['s'] }, { mergeTemplates: ['t', 's'] }],
    [
      'takes the rest of the settings',
      { api_gateway_endpoint_type: 'PRIVATE', api_gateway_policy_file: 'p' },
      { bundle_aws_sdk: true, minify: false },
      { endpointType: 'PRIVATE', apiGatewayPolicyFile: 'p', bundleAwsSdk: true, minify: false },
    ],
    ['treats a null stage as an empty one', { api_gateway_stage: 't' }, null, { apiGatewayStage: 't', isConfigured: true }],
    [
      'takes a custom domain as a whole',
      { api_gateway_custom_domain: { ...domain, url_prefix: 'x' } },
      { api_gateway_custom_domain: { ...domain, tls_version: 'TLS_1_0', tags: { a: 'b' } } },
      {
        customDomain: {
          domainName: 'd',
          certificateArn: certificate,
          tlsVersion: 'TLS_1_0',
          endpointAccessMode: null,
          dnsOutputs: false,
          urlPrefix: null,
          tags: { a: 'b' },
        },
      },
    ],
    [
      'tells the websocket domain from the other',
      { websocket_api_custom_domain: domain },
      {},
      {
        customDomain: null,
        websocketCustomDomain: {
          domainName: 'd',
          certificateArn: certificate,
          tlsVersion: null,
          endpointAccessMode: null,
          dnsOutputs: false,
          urlPrefix: null,
          tags: {},
        },
      },
    ],
  ];
  for (const [what, top, ofStage, want] of rows) {
    it(what, () => expect(stageOf({ ...top, stages: { dev: ofStage } })).to.deep.include(want));
  }

  it('knows which other stages have the same stage in API Gateway', () => {
    const stages = { dev: {}, beta: { api_gateway_stage: 'b' }, test: null, prod: { api_gateway_stage: 'b' } };
    expect(stageOf({ stages }, 'dev').sameApiGatewayStage).to.deep.equal(['test']);
    expect(stageOf({ stages }, 'prod').sameApiGatewayStage).to.deep.equal(['beta']);
    expect(stageOf({ api_gateway_stage: 'b', stages }, 'other').sameApiGatewayStage).to.deep.equal(['dev', 'beta', 'test', 'prod']);
  });

  it('knows which stages are configured', () => {
    const stages = { dev: {}, beta: {} };
    expect(stageOf({ stages }, 'beta')).to.deep.include({ isConfigured: true, configuredStages: ['dev', 'beta'] });
    expect(stageOf({ stages }, 'prod')).to.deep.include({ isConfigured: false, configuredStages: ['dev', 'beta'] });
  });

  it('does not find a stage among what every object has', () => {
    expect(stageOf({ stages: { dev: {} } }, 'constructor')).to.deep.include({ isConfigured: false, apiGatewayStage: 'api' });
  });

  it('has the settings of every function that is named at the top or in the stage, and those of all others', () => {
    const config = stageOf({ lambda_timeout: 1, lambda_functions: { f: { lambda_timeout: 2 } }, stages: { dev: { lambda_functions: { g: { xray: true } } } } });
    const shown = [...Object.entries(config.functions), ['others', config.otherFunctions] as const].map(([name, { timeout, xray }]) => [name, timeout, xray]);
    expect(shown).to.deep.equal([
      ['f', 2, false],
      ['g', 1, true],
      ['others', 1, false],
    ]);
  });

  it('is plain JSON', () => {
    const config = stageOf({ tags: { a: 'b' }, lambda_functions: { f: { xray: true } }, stages: { dev: { lambda_functions: { f: { layers: [] } } } } });
    expect(JSON.parse(JSON.stringify(config))).to.deep.equal(config);
  });
});

describe('ownValue', () => {
  it('does not see what an object inherits', () => {
    const object: { readonly [name: string]: string } = { a: 'x' };
    expect(['a', 'toString', '__proto__'].map((name) => ownValue(object, name))).to.deep.equal(['x', undefined, undefined]);
  });
});

describe('originOf', () => {
  const settings = {
    xray: true,
    subnet_ids: ['a'],
    lambda_functions: { f: { xray: true, layers: [] } },
    stages: { dev: { subnet_ids: ['b'], xray: null, lambda_functions: { f: { subnet_ids: null, tags: {} } } } },
  };
  const rows: [what: string, key: string, fn: string | undefined, want: string[]][] = [
    ['the top', 'xray', undefined, ['xray']],
    ['the stage', 'subnet_ids', undefined, ['stages', 'dev', 'subnet_ids']],
    ['a function at the top, before it the null of a stage', 'xray', 'f', ['lambda_functions', 'f', 'xray']],
    ['the stage, before it the null of a function', 'subnet_ids', 'f', ['stages', 'dev', 'subnet_ids']],
    ['a function of the stage', 'tags', 'f', ['stages', 'dev', 'lambda_functions', 'f', 'tags']],
    ['the top for another function', 'xray', 'toString', ['xray']],
    ['the top for what is nowhere', 'lambda_timeout', 'f', ['lambda_timeout']],
  ];
  for (const [what, key, fn, want] of rows) {
    it(`finds ${what}`, () => expect(originOf(stageOf(settings), key, fn)).to.deep.equal(want));
  }
});
