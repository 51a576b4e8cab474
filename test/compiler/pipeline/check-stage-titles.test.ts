import { expect } from 'chai';
import { checkRegionTitles } from '../../../src/compiler/pipeline/check-stage-titles.js';

type Stages = Parameters<typeof checkRegionTitles>[0];

const two = ['us-east-1', 'eu-west-1'];
const of = (name: string, regions: readonly string[] = two, actions: Stages[number]['actions'] = [0, 2]): Stages[number] => ({ name, regions, actions });
const many = (count: number): string[] => Array.from({ length: count }, (_, index) => `us-east-${index + 1}`);

describe('what a pipeline has once for each stage and region', () => {
  const rows: readonly { given: string; stages: Stages; want: string[] }[] = [
    { given: 'two stages in two regions', stages: [of('beta'), of('prod')], want: [] },
    { given: 'a stage without regions', stages: [of('beta', [])], want: [] },
    {
      given: 'a stage that is called like a region',
      stages: [of('beta'), of('eu-west-1', ['us-east-1'])],
      want: ['pipeline-stage-name: what the pipeline has for stage eu-west-1 would get the same names as what it has for stage beta in eu-west-1'],
    },
    {
      given: 'a stage that is called like another one in a region',
      stages: [of('beta'), of('prod'), of('prod-eu-west-1', ['us-east-1'])],
      want: ['pipeline-stage-name: what the pipeline has for stage prod-eu-west-1 would get the same names as what it has for stage prod in eu-west-1'],
    },
    { given: 'a name that just fits', stages: [of('a'.repeat(75))], want: [] },
    {
      given: 'a name that is too long with its region',
      stages: [of('a'.repeat(76))],
      want: [
        `pipeline-stage-name: the action CreateA${'a'.repeat(75)}ChangeSet-us-east-1 of stage '${'a'.repeat(76)}' would have a name of 101 characters, and CodePipeline takes 100`,
      ],
    },
    { given: 'a long name without a region', stages: [of('a'.repeat(85), [])], want: [] },
    { given: 'as many actions as there may be', stages: [of('prod', many(16), [1, 3])], want: [] },
    {
      given: 'one region more',
      stages: [of('prod', many(17), [1, 3])],
      want: ["pipeline-actions-many: stage 'prod' would have 52 actions for 17 regions, and CodePipeline takes 50"],
    },
  ];
  for (const { given, stages, want } of rows) {
    it(`is checked for ${given}`, () => {
      const problems = checkRegionTitles(stages, 'us-east-1', 'pipeline.json');
      expect(problems.map(({ code, message }) => `${code}: ${message}`)).to.deep.equal(want);
    });
  }
});
