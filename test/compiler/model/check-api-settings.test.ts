import { expect } from 'chai';
import { Chalice } from '../../../src/app/chalice.js';
import { describeApp } from '../../../src/app/describe-app.js';
import { resolveStage } from '../../../src/compiler/config/resolve-stage.js';
import { checkApiSettings } from '../../../src/compiler/model/check-api-settings.js';

describe('the settings of routes', () => {
  it('are checked at each level of a region too', () => {
    const app = new Chalice({ appName: 'a' });
    app.get('/', () => ({}));
    app.post('/', () => ({}));
    const cached = { api_gateway_cache: { ttl: 1 } };
    const regions = {
      'us-east-1': { api_gateway_methods: { 'GET /a': {}, 'GET /': cached }, stages: { dev: { api_gateway_methods: { 'PUT /': {}, 'POST /': cached } } } },
      'eu-west-1': { api_gateway_methods: { 'GET /b': {} } },
    };
    const config = resolveStage({ app_name: 'a', regions }, 'config.json', 'dev', 'us-east-1');
    const found = checkApiSettings(describeApp(app).routes, config).map(({ code, where }) => `${code} ${where.path!.join('.')}`);
    expect(found).to.deep.equal([
      'api-method-unknown regions.us-east-1.api_gateway_methods.GET /a',
      'api-cache-missing regions.us-east-1.api_gateway_methods.GET /.api_gateway_cache',
      'api-method-unknown regions.us-east-1.stages.dev.api_gateway_methods.PUT /',
      'api-cache-method regions.us-east-1.stages.dev.api_gateway_methods.POST /.api_gateway_cache',
    ]);
  });
});
