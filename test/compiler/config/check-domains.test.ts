import { expect } from 'chai';
import { checkDomains } from '../../../src/compiler/config/check-domains.js';
import { enhancedPolicies } from '../../../src/compiler/config/security-policy.js';
import type { ConfigFile } from '../../../src/compiler/config/generated/config-file.js';
import { resolveStage } from '../../../src/compiler/config/resolve-stage.js';

const arn = (region: string, partition = 'aws'): string => `arn:${partition}:acm:${region}:123456789012:certificate/1`;
const both = ['api_handler', 'websocket_message'];

function found(settings: Partial<ConfigFile>, functionNames: readonly string[] = both): string[] {
  const config = resolveStage({ version: '2.0', app_name: 'demo', ...settings }, '.chalice/config.json', 'dev');
  return checkDomains(config, functionNames).map(({ code, where }) => `${code} ${where.path!.join('.')}`);
}

const rest = (certificate: string, more: object = {}): Partial<ConfigFile> => ({
  api_gateway_custom_domain: { domain_name: 'api.example.com', certificate_arn: certificate, ...more },
});
const websocket = (certificate: string, more: object = {}): Partial<ConfigFile> => ({
  websocket_api_custom_domain: { domain_name: 'ws.example.com', certificate_arn: certificate, ...more },
});
const regional = { api_gateway_endpoint_type: 'REGIONAL' } as const;

describe('the check of custom domains', () => {
  const rows: [given: string, settings: Partial<ConfigFile>, want: string[]][] = [
    ['an EDGE domain with a certificate in us-east-1', rest(arn('us-east-1')), []],
    ['an EDGE domain with a certificate elsewhere', rest(arn('eu-west-1')), ['domain-certificate-region api_gateway_custom_domain.certificate_arn']],
    ['an EDGE domain with a certificate in China', rest(arn('cn-north-1', 'aws-cn')), ['domain-certificate-region api_gateway_custom_domain.certificate_arn']],
    ['an EDGE domain with a certificate of IAM', rest('arn:aws:iam::123456789012:server-certificate/mine'), []],
    ['a REGIONAL domain with a certificate anywhere', { ...regional, ...rest(arn('eu-west-1')) }, []],
    ['a domain of a stage', { stages: { dev: rest(arn('eu-west-1')) } }, ['domain-certificate-region stages.dev.api_gateway_custom_domain.certificate_arn']],
    ['a PRIVATE domain', { api_gateway_endpoint_type: 'PRIVATE', ...rest(arn('us-east-1')) }, ['domain-private api_gateway_custom_domain']],
    ['a websocket domain with a certificate anywhere', websocket(arn('eu-west-1')), []],
    ['an EDGE and a websocket domain with certificates apart', { ...rest(arn('us-east-1')), ...websocket(arn('eu-west-1')) }, []],
    [
      'a REGIONAL and a websocket domain with certificates apart',
      { ...regional, ...rest(arn('eu-west-1')), ...websocket(arn('eu-west-2')) },
      ['domain-certificate-region websocket_api_custom_domain.certificate_arn'],
    ],
    ['a REGIONAL and a websocket domain with certificates together', { ...regional, ...rest(arn('eu-west-1')), ...websocket(arn('eu-west-1')) }, []],
    [
      'one name for both domains, in other letters',
      { ...rest(arn('us-east-1')), ...websocket(arn('us-east-1'), { domain_name: 'API.example.com' }) },
      ['domain-name-shared websocket_api_custom_domain.domain_name'],
    ],
    ...['v1', '/', "A-z0_.+!*'()$", 'x'.repeat(300)].map((url_prefix): [string, Partial<ConfigFile>, string[]] => [
      `the prefix ${url_prefix}`,
      { ...rest(arn('us-east-1'), { url_prefix }), ...websocket(arn('us-east-1'), { url_prefix }) },
      [],
    ]),
    ...['', '/v1', 'v1/', 'a b', 'é', '{id}', 'a?b', 'a//b', 'x'.repeat(301)].map((url_prefix): [string, Partial<ConfigFile>, string[]] => [
      `the prefix '${url_prefix}'`,
      { ...rest(arn('us-east-1'), { url_prefix }), ...websocket(arn('us-east-1'), { url_prefix }) },
      ['domain-url-prefix api_gateway_custom_domain.url_prefix', 'domain-url-prefix websocket_api_custom_domain.url_prefix'],
    ]),
    [
      'a prefix of two levels, which only the REST API lacks',
      { ...rest(arn('us-east-1'), { url_prefix: 'a/b' }), ...websocket(arn('us-east-1'), { url_prefix: 'a/b' }) },
      ['domain-url-prefix api_gateway_custom_domain.url_prefix'],
    ],
  ];
  for (const [given, settings, want] of rows)
    it(`${want.length === 0 ? 'is content with' : 'refuses'} ${given}`, () => expect(found(settings)).to.deep.equal(want));

  const [ofRest, ofWebsocket] = ['api_gateway_custom_domain', 'websocket_api_custom_domain'];
  const policies: [endpoint: 'EDGE' | 'REGIONAL' | 'websocket', settings: object, want: string[]][] = [
    ...(['EDGE', 'REGIONAL'] as const).flatMap((endpoint): typeof policies => [
      [endpoint, {}, []],
      [endpoint, { tls_version: 'TLS_1_2' }, []],
      [endpoint, { tls_version: 'TLS_1_0' }, []],
      [endpoint, { tls_version: 'TLS_1_0', endpoint_access_mode: 'BASIC' }, []],
      [endpoint, { tls_version: 'TLS_1_1' }, [`domain-tls-legacy ${ofRest}.tls_version`]],
      [endpoint, { endpoint_access_mode: 'STRICT' }, [`domain-access-mode ${ofRest}.endpoint_access_mode`]],
      [endpoint, { tls_version: 'TLS_1_2', endpoint_access_mode: 'STRICT' }, [`domain-access-mode ${ofRest}.endpoint_access_mode`]],
      [endpoint, { tls_version: 'SecurityPolicy_TLS13', endpoint_access_mode: 'STRICT' }, [`domain-tls-version ${ofRest}.tls_version`]],
      [endpoint, { tls_version: 'SecurityPolicy_TLS13_1_3_2027_03', endpoint_access_mode: 'BASIC' }, [`domain-tls-newer ${ofRest}.tls_version`]],
      ...enhancedPolicies[endpoint]!.flatMap((tls_version): typeof policies => [
        [endpoint, { tls_version, endpoint_access_mode: 'STRICT' }, []],
        [endpoint, { tls_version, endpoint_access_mode: 'BASIC' }, []],
        [endpoint, { tls_version }, [`domain-access-mode ${ofRest}.tls_version`]],
      ]),
      ...enhancedPolicies[endpoint === 'EDGE' ? 'REGIONAL' : 'EDGE']!.map((tls_version): (typeof policies)[number] => [
        endpoint,
        { tls_version, endpoint_access_mode: 'STRICT' },
        [`domain-tls-version ${ofRest}.tls_version`],
      ]),
    ]),
    ['websocket', {}, []],
    ['websocket', { tls_version: 'TLS_1_2' }, []],
    ['websocket', { tls_version: 'TLS_1_0' }, [`domain-tls-legacy ${ofWebsocket}.tls_version`]],
    ['websocket', { tls_version: 'TLS_1_1' }, [`domain-tls-legacy ${ofWebsocket}.tls_version`]],
    ['websocket', { endpoint_access_mode: 'BASIC' }, [`domain-access-mode ${ofWebsocket}.endpoint_access_mode`]],
    ['websocket', { tls_version: 'SecurityPolicy_TLS13_1_3_2025_09' }, [`domain-tls-version ${ofWebsocket}.tls_version`]],
  ];
  for (const [endpoint, settings, want] of policies) {
    it(`${want.length === 0 ? 'is content with' : 'has something to say of'} ${JSON.stringify(settings)} of ${endpoint}`, () => {
      const domain = endpoint === 'websocket' ? websocket(arn('us-east-1'), settings) : rest(arn('us-east-1'), settings);
      expect(found({ ...domain, ...(endpoint !== 'websocket' && { api_gateway_endpoint_type: endpoint }) })).to.deep.equal(want);
    });
  }

  it('leaves the domain of an API alone that the app does not have', () => {
    const settings = {
      ...rest(arn('eu-west-1'), { url_prefix: 'a b' }),
      ...websocket(arn('eu-west-1'), { url_prefix: 'a b', domain_name: 'api.example.com' }),
    };
    expect(found(settings, ['worker'])).to.deep.equal([]);
    expect(found(settings, ['websocket_message'])).to.deep.equal(['domain-url-prefix websocket_api_custom_domain.url_prefix']);
  });

  it('says how a prefix is written without slashes around it', () => {
    const config = resolveStage({ version: '2.0', app_name: 'demo', ...rest(arn('us-east-1'), { url_prefix: '/v1/' }) }, '.chalice/config.json', 'dev');
    expect(checkDomains(config, both).map(({ fix }) => fix)).to.deep.equal(["write 'v1'"]);
  });
});
