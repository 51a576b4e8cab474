import { expect } from 'chai';
import { checkRelease } from '../../../src/compiler/config/check-release.js';
import { resolveStage } from '../../../src/compiler/config/resolve-stage.js';
import { functionsNamed } from './configured.js';

/** Each problem as `code at path`. */
function check(settings: object, functionNames: readonly string[] = ['api_handler', 'worker']): string[] {
  const config = resolveStage({ app_name: 'a', ...settings }, 'config.json', 'dev');
  return checkRelease(config, functionsNamed(config, functionNames)).map(({ code, where }) => `${code} at ${where.path!.join('.')}`);
}

const canary = { strategy: 'canary' } as const;

describe('checkRelease', () => {
  const rows: [what: string, settings: object, want: string[]][] = [
    ['lets no release pass', {}, []],
    ['lets a release pass', { release: canary }, []],
    ['lets a release pass that is switched off', { release: false, stage_variables: { lambda_alias: 'v2' }, deployment_preference: { type: 'Linear' } }, []],
    ['asks for a strategy', { release: {} }, ['release-without-strategy at release']],
    ['asks for a strategy after true', { stages: { dev: { release: true } } }, ['release-without-strategy at stages.dev.release']],
    ['names the level of the stage', { release: {}, stages: { dev: { release: { percent: 1 } } } }, ['release-without-strategy at stages.dev.release']],
    [
      'reserves the stage variable that picks versions',
      { release: { ...canary, stage_variables: { lambda_alias: 'v2' } }, stages: { dev: { stage_variables: { lambda_alias: 'v1' } } } },
      ['release-variable-reserved at stages.dev.stage_variables.lambda_alias', 'release-variable-reserved at release.stage_variables.lambda_alias'],
    ],
    [
      'wants room for the name of a second stage',
      { release: { strategy: 'blue-green' }, api_gateway_stage: 'x'.repeat(124) },
      ['release-stage-name at api_gateway_stage'],
    ],
    ['wants no more room than that', { release: { strategy: 'blue-green' }, api_gateway_stage: 'x'.repeat(123) }, []],
    [
      'takes the alias that releases have',
      { release: canary, lambda_alias: true, stages: { dev: { lambda_functions: { worker: { lambda_alias: 'live' } } } } },
      [],
    ],
    ['takes two digits of a percentage', { release: { ...canary, percent: 0.25 } }, []],
    ['takes no more of them', { release: { ...canary, percent: 0.125 } }, ['release-percent-digits at release.percent']],
    ['lets long names pass where there is one stage', { release: canary, api_gateway_stage: 'x'.repeat(128) }, []],
    [
      'warns of what blue-green has no use for',
      { release: { percent: 5 }, stages: { dev: { release: { strategy: 'blue-green', use_stage_cache: true } } } },
      ['release-setting-unused at release.percent', 'release-setting-unused at stages.dev.release.use_stage_cache'],
    ],
    [
      'warns of what rolling has no use for',
      { release: { strategy: 'rolling', percent: 5, stage_variables: { a: 'b' } } },
      ['release-setting-unused at release.stage_variables'],
    ],
    [
      "refuses CodeDeploy's way beside it, once for each place",
      { release: canary, deployment_preference: { type: 'AllAtOnce' }, lambda_functions: { worker: { deployment_preference: { type: 'x' } } } },
      ['release-and-preference at deployment_preference', 'release-and-preference at lambda_functions.worker.deployment_preference'],
    ],
    ['lets it pass where it is switched off', { release: canary, deployment_preference: true, stages: { dev: { deployment_preference: false } } }, []],
    [
      'refuses provisioned concurrency for an alias with weights, once for each place',
      { release: { strategy: 'rolling' }, provisioned_concurrency: 2, lambda_functions: { worker: { provisioned_concurrency: { max: 5 } } } },
      ['release-and-provisioned at provisioned_concurrency', 'release-and-provisioned at lambda_functions.worker.provisioned_concurrency'],
    ],
    ['lets it pass where no alias has weights', { release: canary, provisioned_concurrency: 2 }, []],
    [
      'lets it pass where it is taken back',
      { release: { strategy: 'rolling' }, provisioned_concurrency: 2, stages: { dev: { provisioned_concurrency: 0 } } },
      [],
    ],
    ['refuses another alias', { release: canary, lambda_alias: 'prod' }, ['release-and-alias at lambda_alias']],
    ['lets the same alias pass', { release: canary, lambda_alias: 'live' }, []],
  ];
  for (const [what, settings, want] of rows) it(what, () => expect(check(settings)).to.deep.equal(want));

  it('warns where there are no routes to divide', () => {
    expect(check({ release: canary }, ['worker'])).to.deep.equal(['release-without-routes at release.strategy']);
    expect(check({ release: { strategy: 'rolling' } }, ['worker'])).to.deep.equal([]);
    expect(check({ release: canary }, [])).to.deep.equal([]);
  });
});
