import { expect } from 'chai';
import fc from 'fast-check';
import type { ConfigFile } from '../../../src/compiler/config/generated/config-file.js';
import { settingSteps, withSteps } from '../../../src/compiler/parity/setting-step.js';

const pair = { from: 'beta', to: 'prod' };
const config = (beta: object, prod: object): ConfigFile => ({ version: '2.0', app_name: 'demo', stages: { beta, prod } });
const written = (beta: object, prod: object): string[] => settingSteps(config(beta, prod), pair).map(({ writtenAt }) => writtenAt.join('.'));
const ofFile = '';

describe('settingSteps', () => {
  const rows: readonly { readonly title: string; readonly beta: object; readonly prod: object; readonly want: readonly string[] }[] = [
    { title: 'no stage has settings', beta: {}, prod: {}, want: [] },
    { title: 'both have the same', beta: { xray: true }, prod: { xray: true }, want: [] },
    { title: 'null is the same as nothing', beta: { xray: null }, prod: {}, want: [] },
    { title: 'another value', beta: { xray: true }, prod: { xray: false }, want: ['stages.prod.xray'] },
    { title: 'only the first stage has it', beta: { xray: true }, prod: {}, want: ['stages.beta.xray'] },
    { title: 'a list counts as a whole', beta: { layers: ['a', 'b'] }, prod: { layers: ['b'] }, want: ['stages.prod.layers'] },
    {
      title: 'variables count one by one, also where only one stage has some',
      beta: {},
      prod: { environment_variables: { A: '1', B: '2' } },
      want: ['stages.prod.environment_variables.A', 'stages.prod.environment_variables.B'],
    },
    {
      title: 'a group counts entry by entry if both stages have it',
      beta: { api_gateway_cache: { ttl: 1, size: 0.5 } },
      prod: { api_gateway_cache: { ttl: 2, size: 0.5 } },
      want: ['stages.prod.api_gateway_cache.ttl'],
    },
    { title: 'and as a whole if only one has it', beta: {}, prod: { api_gateway_cache: { ttl: 2, size: 1 } }, want: ['stages.prod.api_gateway_cache'] },
    {
      title: 'an empty group is not the same as none of its entries',
      beta: { api_gateway_cache: {} },
      prod: { api_gateway_cache: { ttl: 2 } },
      want: ['stages.prod.api_gateway_cache'],
    },
    {
      title: 'functions come last, setting by setting',
      beta: {},
      prod: { lambda_functions: { worker: { lambda_timeout: 1, tags: { a: 'b' } } }, lambda_timeout: 2 },
      want: ['stages.prod.lambda_timeout', 'stages.prod.lambda_functions.worker.lambda_timeout', 'stages.prod.lambda_functions.worker.tags.a'],
    },
  ];
  for (const { title, beta, prod, want } of rows) {
    it(title, () => {
      expect(written(beta, prod)).to.deep.equal([...want, ofFile]);
    });
  }
});

describe('withSteps', () => {
  it('gives the second stage what the first one has, and nothing else', () => {
    const given = config({ tags: { a: '1' }, xray: true }, { tags: { a: '2', b: '3' }, minify: false });
    const [first, ...others] = settingSteps(given, pair);
    const stages = (steps: readonly (typeof first)[]): unknown =>
      withSteps(
        given,
        pair,
        steps.filter((step) => step !== undefined),
      ).stages;
    expect(stages([])).to.deep.equal(given.stages);
    expect(stages([first])).to.deep.equal({ ...given.stages, prod: { tags: { a: '1', b: '3' }, minify: false } });
    expect(stages([first, ...others])).to.deep.equal({ ...given.stages, prod: { tags: { a: '1' }, xray: true } });
  });

  it('names the policy file that a stage has by its name', () => {
    const given = config({}, {});
    const steps = settingSteps(given, pair);
    expect(withSteps(given, pair, []).iam_policy_file).to.equal('policy-prod.json');
    expect(withSteps(given, pair, steps).iam_policy_file).to.equal('policy-beta.json');
    expect(withSteps({ ...given, iam_policy_file: 'own.json' }, pair, steps).iam_policy_file).to.equal('own.json');
  });

  it('makes the stages equal with all steps, whatever they hold', () => {
    const value = fc.oneof(
      fc.boolean(),
      fc.constant(null),
      fc.array(fc.nat(), { maxLength: 2 }),
      fc.dictionary(fc.constantFrom('a', 'b', 'toString'), fc.nat()),
    );
    const key = fc.constantFrom('xray', 'tags', 'alarms', 'api_gateway_methods', 'hasOwnProperty');
    const functions = fc.dictionary(fc.constantFrom('one', 'two'), fc.dictionary(key, value));
    const settings = fc
      .tuple(fc.dictionary(key, value), fc.option(functions, { nil: undefined }))
      .map(([own, lambda_functions]) => ({ ...own, ...(lambda_functions && { lambda_functions }) }));
    fc.assert(
      fc.property(settings, settings, (beta, prod) => {
        const given = config(beta, prod);
        const equal = withSteps(given, pair, settingSteps(given, pair));
        expect(settingSteps({ ...equal, stages: { ...equal.stages, beta } }, pair)).to.have.lengthOf(1);
      }),
    );
  });
});
