import { expect } from 'chai';
import * as fc from 'fast-check';
import type { RouteDefinition } from '../../../src/app/definition.js';
import { resolveApi } from '../../../src/compiler/config/api-settings.js';
import { buildCacheKeys, buildMethodSettings } from '../../../src/compiler/model/method-settings.js';
import { renderMethodSettings } from '../../../src/compiler/template/method-settings.js';

const plain = { authorizer: null, apiKeyRequired: false, cors: null, methods: ['GET'] } as unknown as RouteDefinition;
const apiOf = (settings: object): ReturnType<typeof resolveApi> => resolveApi([{ settings, path: [] }]);

describe('the settings of methods', () => {
  it('write paths as CloudFormation reads them', () => {
    const routes = ['/', '/a', '/a/{id}/b', '/~x'].map((path) => ({ ...plain, path }));
    const methods = Object.fromEntries(routes.map(({ path }, index) => [`GET ${path}`, { api_gateway_throttling: { rate_limit: index + 1 } }]));
    const paths = buildMethodSettings(routes, apiOf({ api_gateway_methods: methods })).map(
      (one) => (renderMethodSettings(one) as { ResourcePath: string }).ResourcePath,
    );
    expect(paths).to.deep.equal(['/', '/~1a', '/~1a~1{id}~1b', '/~1~0x']);
  });

  it('never keep what a route with an authorizer answers, unless by the header that tells who calls', () => {
    const route = fc.record({
      path: fc.constantFrom('/a', '/b/{id}', '/c'),
      methods: fc.constantFrom(['GET'], ['ANY'], ['GET', 'POST']),
      authorizer: fc.constantFrom(null, { type: 'custom', header: 'X-Token' }, { type: 'iam' }),
      apiKeyRequired: fc.boolean(),
      cors: fc.constant(null),
    });
    const cache = fc.constantFrom(undefined, true, false, { ttl: 0 }, { ttl: 9, headers: ['x-token'] });
    fc.assert(
      fc.property(fc.uniqueArray(route, { selector: ({ path }) => path }), cache, cache, (drawn, ofStage, ofRoute) => {
        const routes = drawn as unknown as RouteDefinition[];
        const named = Object.fromEntries(['/a', '/b/{id}'].map((path) => [`GET ${path}`, ofRoute === undefined ? {} : { api_gateway_cache: ofRoute }]));
        const api = apiOf({ ...(ofStage !== undefined && { api_gateway_cache: ofStage }), api_gateway_methods: named });
        const keys = buildCacheKeys(routes, api);
        const settings = buildMethodSettings(routes, api);
        for (const { path, authorizer, apiKeyRequired, methods } of routes) {
          const own = settings.find((one) => one.method === 'GET' && one.path === path) ?? settings.find((one) => one.method === '*');
          const isCached = methods.includes('GET') && own?.cache !== undefined && own.cache !== false;
          expect(Object.hasOwn(keys, path)).to.equal(isCached);
          if (!isCached) continue;
          const headers = keys[path]!.filter((key) => key.in === 'header').map(({ name }) => name.toLowerCase());
          expect(headers).to.deep.equal([...new Set(headers)]);
          if (authorizer !== null) expect(headers).to.include('header' in authorizer ? authorizer.header.toLowerCase() : 'authorization');
          if (apiKeyRequired) expect(headers).to.include('x-api-key');
          if (path.includes('{')) expect(keys[path]).to.deep.include({ in: 'path', name: 'id' });
        }
      }),
    );
  });
});
