import { expect } from 'chai';
import { withoutComments } from '../../../src/compiler/config/comment-key.js';
import type { ConfigFile } from '../../../src/compiler/config/generated/config-file.js';
import { resolveStage } from '../../../src/compiler/config/resolve-stage.js';
import { regionPlan } from '../../../src/compiler/pipeline/region-plan.js';

function planOf(written: Partial<ConfigFile>, ...stages: string[]): ReturnType<typeof regionPlan> {
  const whole = withoutComments({ version: '2.0', app_name: 'shop', ...written }) as unknown as ConfigFile;
  return regionPlan(stages.map((stage) => ({ config: resolveStage(whole, '.chalice/config.json', stage), written: whole })));
}

const none = { home: undefined, regions: [] };

describe('the regions of a pipeline', () => {
  const rows: readonly { given: string; written: Partial<ConfigFile>; stages?: string[]; want: { home: string | undefined; regions: unknown } }[] = [
    { given: 'no regions', written: {}, want: none },
    { given: 'one region', written: { regions: { 'eu-west-1': { primary: true } } }, want: none },
    {
      given: 'one of two regions',
      written: { regions: { 'us-east-1': { primary: true, stages: ['other'], tags: { a: 'b' } }, 'eu-west-1': { stages: ['prod'] } } },
      want: none,
    },
    { given: 'one region with a comment', written: { regions: { 'eu-west-1': { primary: true, _why: 'near' } as never } }, want: none },
    {
      given: 'one region with settings for another stage',
      written: { regions: { 'eu-west-1': { stages: { prod: {}, beta: { xray: true } } } } },
      want: none,
    },
    {
      given: 'one region with settings for the stage there',
      written: { regions: { 'eu-west-1': { stages: { prod: { xray: true } } } } },
      want: { home: 'eu-west-1', regions: [['prod', ['eu-west-1']]] },
    },
    {
      given: 'one region with settings',
      written: { regions: { 'eu-west-1': { primary: true, lambda_memory_size: 256 } } },
      want: { home: 'eu-west-1', regions: [['prod', ['eu-west-1']]] },
    },
    {
      given: 'one region and releases, each region having a ledger',
      written: { regions: { 'eu-west-1': { primary: true } }, stages: { prod: { release: { strategy: 'canary' } } } },
      want: { home: 'eu-west-1', regions: [['prod', ['eu-west-1']]] },
    },
    {
      given: 'two regions, in the order of the configuration',
      written: { regions: { 'eu-west-1': {}, 'us-east-1': { primary: true } } },
      want: { home: 'us-east-1', regions: [['prod', ['eu-west-1', 'us-east-1']]] },
    },
    {
      given: 'regions without the primary one',
      written: { regions: { 'us-east-1': { primary: true, stages: ['beta'] }, 'eu-west-1': {}, 'ap-south-1': {} } },
      want: { home: 'eu-west-1', regions: [['prod', ['eu-west-1', 'ap-south-1']]] },
    },
    {
      given: 'stages with a region each',
      written: { regions: { 'us-east-1': { primary: true, stages: ['beta'] }, 'eu-west-1': { stages: ['prod'] } } },
      stages: ['beta', 'prod'],
      want: {
        home: 'us-east-1',
        regions: [
          ['beta', ['us-east-1']],
          ['prod', ['eu-west-1']],
        ],
      },
    },
  ];
  for (const { given, written, stages = ['prod'], want } of rows) {
    it(`are those of ${given}`, () => {
      const { plan, problems } = planOf(written, ...stages);
      expect({ home: plan.home, regions: [...plan.regions] }).to.deep.equal(want);
      expect(problems).to.deep.equal([]);
    });
  }

  it('are missing for a stage that no region has', () => {
    const { problems } = planOf({ regions: { 'us-east-1': { primary: true, stages: ['prod'] } } }, 'beta', 'prod');
    expect(problems.map(({ code, message }) => `${code}: ${message}`)).to.deep.equal(["region-not-configured: stage 'beta' is not deployed to any region"]);
  });

  it('are of one partition', () => {
    const { problems } = planOf({ regions: { 'us-east-1': { primary: true }, 'us-west-2': {}, 'cn-north-1': {} } }, 'prod');
    expect(problems.map(({ code, message, where }) => [code, message, where.path])).to.deep.equal([
      [
        'pipeline-partitions',
        'the pipeline would deploy to us-east-1 and to cn-north-1, which are in different partitions of AWS (aws and aws-cn)',
        ['regions', 'cn-north-1'],
      ],
    ]);
    expect(planOf({ regions: { 'us-east-1': { primary: true }, 'xx-new-9': {} } }, 'prod').problems).to.deep.equal([]);
  });
});
