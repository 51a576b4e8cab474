import { expect } from 'chai';
import { type ApiSettings, methodSettings, resolveApi } from '../../../src/compiler/config/api-settings.js';
import type { Settings } from '../../../src/compiler/config/level.js';

/** The stage's settings before those of the top. */
function resolve(ofStage: Settings, top: Settings = {}): ApiSettings {
  return resolveApi([
    { settings: ofStage, path: ['stages', 'dev'] },
    { settings: top, path: [] },
  ]);
}

const kept = { ttl: 300, encrypted: true, queryParameters: [], headers: [] };
const cache = { size: 0.5, requireAuthorization: true, ...kept };

describe('the settings of the stage in API Gateway', () => {
  it('are none by default', () =>
    expect(resolve({})).to.deep.equal({ throttling: null, cache: null, accessLog: null, executionLog: null, usagePlan: null, methods: {} }));

  const rows: [what: string, ofStage: Settings, top: Settings, want: Partial<ApiSettings>][] = [
    [
      'take each limit from the most specific level that has it',
      { api_gateway_throttling: { rate_limit: 1 } },
      { api_gateway_throttling: { rate_limit: 2, burst_limit: 3 } },
      { throttling: { rateLimit: 1, burstLimit: 3 } },
    ],
    ['let 0 stop all requests', { api_gateway_throttling: { rate_limit: 0 } }, {}, { throttling: { rateLimit: 0, burstLimit: null } }],
    ['take limits back with false', { api_gateway_throttling: false }, { api_gateway_throttling: { rate_limit: 2 } }, { throttling: null }],
    ['have no limits where a map has none', { api_gateway_throttling: {} }, {}, { throttling: null }],
    ['pass over null', { api_gateway_throttling: null }, { api_gateway_throttling: { rate_limit: 2 } }, { throttling: { rateLimit: 2, burstLimit: null } }],
    [
      'pass over null inside a map',
      { api_gateway_throttling: { rate_limit: null } },
      { api_gateway_throttling: { rate_limit: 2 } },
      { throttling: { rateLimit: 2, burstLimit: null } },
    ],
    ['have all defaults of a cache with true', { api_gateway_cache: true }, {}, { cache }],
    ['keep what the top says of a cache with true', { api_gateway_cache: true }, { api_gateway_cache: { ttl: 5 } }, { cache: { ...cache, ttl: 5 } }],
    ['begin anew after false', { api_gateway_cache: false }, { api_gateway_cache: { ttl: 5 } }, { cache: null }],
    ['keep an access log for 90 days', { api_gateway_access_log: true }, {}, { accessLog: { retentionInDays: 90, kmsKeyArn: null } }],
    [
      "encrypt it with the stage's key",
      { kms_key_arn: 'arn:s' },
      { kms_key_arn: 'arn:t', api_gateway_access_log: { retention_in_days: 0 } },
      { accessLog: { retentionInDays: null, kmsKeyArn: 'arn:s' } },
    ],
    [
      'encrypt it with its own key',
      { kms_key_arn: 'arn:s' },
      { api_gateway_access_log: { kms_key_arn: 'arn:l' } },
      { accessLog: { retentionInDays: 90, kmsKeyArn: 'arn:l' } },
    ],
    ['take an access log back', { api_gateway_access_log: false }, { api_gateway_access_log: true }, { accessLog: null }],
    ['log errors, and nothing of the data', { api_gateway_execution_log: true }, {}, { executionLog: { level: 'ERROR', dataTrace: false, metrics: false } }],
    [
      'join what is said of the execution log',
      { api_gateway_execution_log: { level: 'INFO' } },
      { api_gateway_execution_log: { metrics: true, level: 'OFF' } },
      { executionLog: { level: 'INFO', dataTrace: false, metrics: true } },
    ],
    ['have a plan with one key', { api_gateway_usage_plan: true }, {}, { usagePlan: { quota: null, throttling: null, keys: ['default'] } }],
    [
      'join what is said of a plan, and of its limits',
      { api_gateway_usage_plan: { quota: { limit: 5 }, throttle: { burst_limit: 1 }, keys: [] } },
      { api_gateway_usage_plan: { quota: { limit: 9, period: 'DAY', offset: 2 }, throttle: { rate_limit: 3 }, keys: ['a'] } },
      { usagePlan: { quota: { limit: 5, period: 'DAY', offset: 2 }, throttling: { rateLimit: 3, burstLimit: 1 }, keys: [] } },
    ],
    [
      'take limits of a plan back',
      { api_gateway_usage_plan: { quota: false, throttle: false } },
      { api_gateway_usage_plan: { quota: { limit: 9 }, throttle: { rate_limit: 3 } } },
      { usagePlan: { quota: null, throttling: null, keys: ['default'] } },
    ],
    [
      'replace the lists that tell apart what is cached',
      { api_gateway_cache: { headers: ['B'] } },
      { api_gateway_cache: { headers: ['A'], query_parameters: ['q'] } },
      { cache: { ...cache, headers: ['B'], queryParameters: ['q'] } },
    ],
  ];
  for (const [what, ofStage, top, want] of rows) it(what, () => expect(resolve(ofStage, top)).to.deep.include(want));

  const throttled = { api_gateway_throttling: { rate_limit: 9, burst_limit: 8 } };
  const methods = (settings: NonNullable<NonNullable<Settings['api_gateway_methods']>[string]>): Settings => ({ api_gateway_methods: { 'GET /a': settings } });
  const single: [what: string, ofStage: Settings, top: Settings, want: ReturnType<typeof methodSettings>][] = [
    ['have the limits of the stage for a route with other settings', methods({}), throttled, { throttling: { rateLimit: 9, burstLimit: 8 }, cache: null }],
    [
      'let a route change one limit',
      { ...throttled, ...methods({ api_gateway_throttling: { rate_limit: 1 } }) },
      {},
      { throttling: { rateLimit: 1, burstLimit: 8 }, cache: null },
    ],
    ['let a route have no limits', methods({ api_gateway_throttling: false }), throttled, { throttling: null, cache: null }],
    [
      'join what both levels say of a route',
      methods({ api_gateway_throttling: { rate_limit: 1 } }),
      methods({ api_gateway_cache: false }),
      { throttling: { rateLimit: 1, burstLimit: null }, cache: false },
    ],
    [
      "have the stage's cache where a route asks for one",
      { api_gateway_cache: { ttl: 7 }, ...methods({ api_gateway_cache: true }) },
      {},
      { throttling: null, cache: { ...kept, ttl: 7 } },
    ],
    [
      "let a stage change a route's cache",
      methods({ api_gateway_cache: { ttl: 1 } }),
      methods({ api_gateway_cache: { ttl: 2, headers: ['A'] } }),
      { throttling: null, cache: { ...kept, ttl: 1, headers: ['A'] } },
    ],
  ];
  for (const [what, ofStage, top, want] of single) it(what, () => expect(methodSettings(resolve(ofStage, top), 'GET', '/a')).to.deep.equal(want));

  it('has none for a route that is not named', () => {
    expect(methodSettings(resolve(methods({})), 'POST', '/a')).to.equal(undefined);
    expect(methodSettings(resolve({}), 'toString', '')).to.equal(undefined);
  });
});
