import { expect } from 'chai';
import * as fc from 'fast-check';
import type { ConfigFile } from '../../src/compiler/config/generated/config-file.js';
import { functionConfig, resolveStage } from '../../src/compiler/config/resolve-stage.js';
import { Chalice } from '../../src/index.js';
import { Client } from '../../src/testing/index.js';
import { stageSettings } from '../../src/testing/stage-settings.js';

const config = {
  environment_variables: { MODE: 'active', TABLE: 'users' },
  stages: { dev: {}, prod: {} },
  regions: {
    'us-east-1': { primary: true },
    'eu-west-1': { stages: { prod: { stage_variables: { level: 'debug' } } }, environment_variables: { MODE: 'standby' } },
  },
};

function clientIn(region: string | undefined, stage = 'prod', given: object = config): Client {
  const app = new Chalice({ appName: 'demo' });
  app.get('/', (_params, { stageVars }) => {
    const { MODE, TABLE, AWS_REGION } = process.env;
    return { MODE, TABLE, stageVars, region: AWS_REGION };
  });
  return new Client(app, { config: given, stage, region });
}

describe('a client of a region', () => {
  it('sees what the region says, and its name', async () => {
    const { jsonBody } = await clientIn('eu-west-1').http.get('/');
    expect(jsonBody).to.deep.equal({ MODE: 'standby', TABLE: 'users', stageVars: { level: 'debug' }, region: 'eu-west-1' });
  });

  it('sees nothing of another region, nor without one', async () => {
    for (const region of ['us-east-1', undefined]) {
      const { jsonBody } = await clientIn(region).http.get('/');
      expect(jsonBody).to.deep.include({ MODE: 'active', stageVars: {} });
    }
  });

  const refused: readonly (readonly [region: string, stage: string, given: object, message: string])[] = [
    ['eu-wets-1', 'prod', config, "there is no region 'eu-wets-1' in the configuration; did you mean 'eu-west-1'?"],
    ['ap-south-1', 'prod', config, "there is no region 'ap-south-1' in the configuration; known are us-east-1, eu-west-1"],
    ['eu-west-1', 'dev', config, "stage 'dev' is not deployed to eu-west-1; add it to the stages of eu-west-1"],
    ['eu-west-1', 'prod', {}, `there is no region 'eu-west-1' in the configuration; add "regions": {"eu-west-1": {}}`],
    ['__proto__', 'prod', config, "there is no region '__proto__' in the configuration; known are us-east-1, eu-west-1"],
  ];
  for (const [region, stage, given, message] of refused) {
    it(`is refused: ${message}`, () => {
      expect(() => clientIn(region, stage, given)).to.throw(message);
    });
  }

  it('sees the variables that packaging gives to functions, at whatever levels they stand', () => {
    const variables = fc.option(fc.dictionary(fc.constantFrom('A1', 'B1', 'C1'), fc.constantFrom('x', 'y', 'z'), { noNullPrototype: true }), {
      nil: undefined,
    });
    const level = fc.record({ environment_variables: variables, stage_variables: variables }, { requiredKeys: [] });
    const functions = fc.option(fc.record({ job: fc.record({ environment_variables: variables }) }), { nil: undefined });
    const whole = fc.tuple(level, functions).map(([own, lambda_functions]) => ({ ...own, ...(lambda_functions && { lambda_functions }) }));
    const stages = fc.oneof(fc.constant(undefined), fc.constant(['prod', 'dev']), fc.record({ prod: whole }));
    fc.assert(
      fc.property(whole, whole, whole, stages, (top, prod, region, ofRegion) => {
        const given = { ...top, stages: { prod }, regions: { 'eu-west-1': { ...region, stages: ofRegion } } };
        const settings = stageSettings(given, 'prod', false, 'eu-west-1');
        const resolved = resolveStage({ version: '2.0', app_name: 'demo', ...given } as ConfigFile, '.chalice/config.json', 'prod', 'eu-west-1');
        for (const name of ['job', 'other']) expect(settings.environmentOf(name)).to.deep.equal(functionConfig(resolved, name).environment);
        expect(settings.stageVariables).to.deep.equal(resolved.stageVariables);
      }),
      { numRuns: 200 },
    );
  });
});
