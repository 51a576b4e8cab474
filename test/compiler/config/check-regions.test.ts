import { expect } from 'chai';
import { checkRegions } from '../../../src/compiler/config/check-regions.js';
import { stageRegions } from '../../../src/compiler/config/stage-regions.js';
import { functionConfig, resolveStage, type StageConfig } from '../../../src/compiler/config/resolve-stage.js';

const stage = (settings: object, name = 'prod', region: string | null = null): StageConfig =>
  resolveStage({ version: '2.0', app_name: 'demo', ...settings }, '.chalice/config.json', name, region);
const found = (settings: object): string[] =>
  checkRegions(stage(settings)).map(({ code, where, fix }) => `${code} ${where.path!.join('.')} ${fix.split('?')[0]}`);

describe('checkRegions', () => {
  const rows: readonly (readonly [title: string, settings: object, codes: readonly string[]])[] = [
    ['accepts a file without regions', {}, []],
    ['takes the only region for the primary one', { regions: { 'eu-west-1': {} } }, []],
    ['accepts one primary region among others', { regions: { 'eu-west-1': { primary: true }, 'us-gov-west-1': { primary: false }, 'cn-north-1': null } }, []],
    ['refuses several regions without a primary one', { regions: { 'eu-west-1': {}, 'eu-west-2': {} } }, ['region-primary']],
    ['refuses an only region that is not primary', { regions: { 'eu-west-1': { primary: false } } }, ['region-primary']],
    ['refuses two primary ones', { regions: { 'eu-west-1': { primary: true }, 'eu-west-2': { primary: true } } }, ['region-primary']],
    ['refuses a name that is nearly one', { regions: { 'eu-wets-1': {} } }, ['region-name']],
    ['warns of a name with another number, which may be new', { regions: { 'eu-west-4': {} } }, ['region-unknown']],
    ['accepts any stage where none is listed', { regions: { 'eu-west-1': { stages: ['prod'] } } }, []],
    ['refuses such a stage in a map', { stages: { prod: {} }, regions: { 'eu-west-1': { stages: { prod: {}, beta: null } } } }, ['region-stage-unknown']],
    ['warns of a stage that is listed twice', { regions: { 'eu-west-1': { stages: ['prod', 'test', 'prod'] } } }, ['region-stage-repeated']],
    [
      'warns of it where stages are configured too',
      { stages: { prod: {} }, regions: { 'eu-west-1': { stages: ['prod', 'prod'] } } },
      ['region-stage-repeated'],
    ],
    ['warns of a list without stages', { stages: { prod: {} }, regions: { 'eu-west-1': { stages: [] } } }, ['region-without-stages']],
    ['warns of a map without stages', { regions: { 'eu-west-1': { stages: {} } } }, ['region-without-stages']],
    ['accepts a stage in two regions', { regions: { 'eu-west-1': { primary: true, stages: ['prod'] }, 'eu-west-2': { stages: ['prod'] } } }, []],
    ['refuses a stage that is not listed', { stages: { prod: {} }, regions: { 'eu-west-1': { stages: ['prod', 'beta'] } } }, ['region-stage-unknown']],
  ];
  for (const [title, settings, codes] of rows) {
    it(title, () => {
      expect(found(settings).map((one) => one.split(' ')[0])).to.deep.equal(codes);
    });
  }

  it('names the place of a stage that is repeated, and of an empty list', () => {
    const regions = { 'eu-west-1': { primary: true, stages: ['prod', 'test', 'prod'] }, 'eu-west-2': { stages: [] } };
    expect(found({ regions })).to.deep.equal([
      'region-stage-repeated regions.eu-west-1.stages.2 list it once',
      'region-without-stages regions.eu-west-2.stages list stages, or remove "stages" for all of them, or the region',
    ]);
  });

  it('names the near region and the near stage, and their places', () => {
    expect(found({ stages: { prod: {} }, regions: { 'eu-wets-1': { stages: ['prd'] } } })).to.deep.equal([
      "region-name regions.eu-wets-1 did you mean 'eu-west-1'",
      "region-stage-unknown regions.eu-wets-1.stages.0 did you mean 'prod'",
    ]);
    expect(found({ stages: { prod: {} }, regions: { 'eu-west-1': { stages: { prd: {} } } } })).to.deep.equal([
      "region-stage-unknown regions.eu-west-1.stages.prd did you mean 'prod'",
    ]);
  });
});

describe('the settings of a region', () => {
  const settings = {
    lambda_timeout: 1,
    environment_variables: { A: 'top', B: 'top' },
    merge_templates: ['top.json'],
    lambda_functions: { worker: { lambda_timeout: 2 } },
    stages: {
      prod: { lambda_timeout: 3, environment_variables: { B: 'stage' }, merge_templates: ['stage.json'], lambda_functions: { worker: { lambda_timeout: 4 } } },
    },
    regions: {
      'us-east-1': { primary: true },
      'eu-west-1': {
        lambda_timeout: 5,
        environment_variables: { A: 'region' },
        merge_templates: ['region.json'],
        lambda_functions: { worker: { lambda_timeout: 6 }, other: { lambda_timeout: 7 } },
      },
    },
  };

  it("win over the stage's, also over those of its functions", () => {
    const config = stage(settings, 'prod', 'eu-west-1');
    expect(['api_handler', 'worker', 'other'].map((name) => functionConfig(config, name).timeout)).to.deep.equal([5, 6, 7]);
    expect(config.otherFunctions.environment).to.deep.equal({ A: 'region', B: 'stage' });
    expect(config.mergeTemplates).to.deep.equal(['top.json', 'stage.json', 'region.json']);
  });

  it('are won over by those of a stage in the region, and of its functions', () => {
    const more = {
      lambda_timeout: 8,
      environment_variables: { B: 'both' },
      merge_templates: ['both.json'],
      lambda_functions: { other: { lambda_timeout: 9 } },
    };
    const given = { ...settings, regions: { ...settings.regions, 'eu-west-1': { ...settings.regions['eu-west-1'], stages: { prod: more, test: null } } } };
    const config = stage(given, 'prod', 'eu-west-1');
    expect(['api_handler', 'worker', 'other'].map((name) => functionConfig(config, name).timeout)).to.deep.equal([8, 8, 9]);
    expect(config.otherFunctions.environment).to.deep.equal({ A: 'region', B: 'both' });
    expect(config.mergeTemplates).to.deep.equal(['top.json', 'stage.json', 'region.json', 'both.json']);
    const other = stage(given, 'test', 'eu-west-1');
    expect(['api_handler', 'worker', 'other'].map((name) => functionConfig(other, name).timeout)).to.deep.equal([5, 6, 7]);
    expect(stageRegions(config.regions, 'beta')).to.deep.equal(['us-east-1']);
  });

  it('have no effect in other regions, and where none is meant', () => {
    for (const region of [null, 'us-east-1']) {
      const config = stage(settings, 'prod', region);
      expect(['api_handler', 'worker', 'other'].map((name) => functionConfig(config, name).timeout)).to.deep.equal([3, 4, 3]);
      expect({ ...config, region: null, levels: null }).to.deep.equal({ ...stage(settings), levels: null });
    }
  });
});
