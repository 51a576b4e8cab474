import { expect } from 'chai';
import { type Alarm, type Alarms, resolveAlarms, resolveFunctionAlarms } from '../../../src/compiler/config/alarms.js';
import { checkAlarms } from '../../../src/compiler/config/check-alarms.js';
import type { ConfigFile } from '../../../src/compiler/config/generated/config-file.js';
import { type Level, levelsOf, type Settings } from '../../../src/compiler/config/level.js';
import { functionConfig, resolveStage } from '../../../src/compiler/config/resolve-stage.js';
import { functionsNamed } from './configured.js';

type Written = Settings['alarms'];

const alarm = (threshold: number, evaluationPeriods: number, actions: readonly string[] = []): Alarm => ({
  threshold,
  evaluationPeriods,
  period: 300,
  actions,
});
const none: Alarms = { errorRate: null, latency: null, throttles: null, deadLetters: null };
const production: Alarms = { errorRate: alarm(1, 2), latency: alarm(5000, 3), throttles: alarm(0, 1), deadLetters: alarm(0, 1) };

/** The levels of one function, from what each has. */
function levels(top: Written, stage?: Written, ofFunction?: Written): Level[] {
  const written = { top: { alarms: top }, topFunctions: {}, stage: { alarms: stage }, stageFunctions: { f: { alarms: ofFunction } } } as Parameters<
    typeof levelsOf
  >[0];
  return levelsOf(written, 'dev', 'f');
}

describe('alarms', () => {
  const rows: [what: string, top: Written, stage: Written, want: Alarms][] = [
    ['are none by default', undefined, undefined, none],
    ['are none for a map without them', { actions: ['a'] }, undefined, none],
    ['are all four for production', 'production', undefined, production],
    ['are all four for true', true, undefined, production],
    ['keep the numbers of the top with true', { error_rate: { threshold: 7 } }, true, { ...production, errorRate: alarm(7, 2) }],
    ['are none where the stage says so', 'production', false, none],
    ['stay as they are where the stage says nothing', 'production', null, production],
    ['take what the stage changes', 'production', { latency: { threshold: 9 }, throttles: false }, { ...production, latency: alarm(9, 3), throttles: null }],
    ['have defaults with true', undefined, { error_rate: true }, { ...none, errorRate: alarm(1, 2) }],
    ['have an alarm of 0 percent', undefined, { error_rate: { threshold: 0 } }, { ...none, errorRate: alarm(0, 2) }],
    ['keep the numbers of the top with production', { error_rate: { threshold: 7 } }, 'production', { ...production, errorRate: alarm(7, 2) }],
    [
      'tell those of all, unless one has its own',
      { actions: ['all'] },
      { error_rate: true, throttles: { actions: ['own'] }, dead_letters: { actions: [] } },
      { ...none, errorRate: alarm(1, 2, ['all']), throttles: alarm(0, 1, ['own']), deadLetters: alarm(0, 1) },
    ],
  ];
  for (const [what, top, stage, want] of rows) it(what, () => expect(resolveAlarms(levels(top, stage))).to.deep.equal(want));

  it('of a function have no limit of its duration but its own', () => {
    expect(resolveFunctionAlarms(levels('production'))).to.deep.equal({ ...production, latency: null });
    expect(resolveFunctionAlarms(levels('production', undefined, { latency: true })).latency).to.deep.equal(alarm(5000, 3));
    expect(resolveFunctionAlarms(levels({ latency: { threshold: 8 } }, undefined, { latency: { evaluation_periods: 1 } })).latency).to.deep.equal(alarm(8, 1));
    expect(resolveFunctionAlarms(levels('production', undefined, false))).to.deep.equal(none);
  });

  function told(settings: Omit<ConfigFile, 'app_name'>, names: readonly string[] = ['api_handler', 'f', 'g']): string[] {
    const config = resolveStage({ app_name: 'a', ...settings }, 'config.json', 'dev');
    const functions = names.map((name) => ({ name, settings: functionConfig(config, name) }));
    return checkAlarms(config, functions).map(({ code, where }) => `${code} ${(where.path ?? []).join('.')}`);
  }
  const alert = ['arn:aws:sns:us-east-1:123456789012:alerts'];

  it('are refused once for each place where CloudWatch would refuse them', () => {
    expect(told({ alarms: { actions: alert, error_rate: { threshold: 100 } } })).to.deep.equal(['alarm-threshold alarms']);
    expect(told({ alarms: { actions: alert, error_rate: { threshold: 99.9 } } })).to.deep.equal([]);
    expect(told({ alarms: { actions: alert, throttles: { period: 60, evaluation_periods: 1440 } } })).to.deep.equal([]);
    expect(told({ alarms: { actions: alert, throttles: { period: 120, evaluation_periods: 721 } } })).to.deep.equal(['alarm-too-long alarms']);
    expect(told({ alarms: { actions: alert, throttles: { period: 3600, evaluation_periods: 168 } } })).to.deep.equal([]);
    expect(told({ alarms: { actions: alert, throttles: { period: 3600, evaluation_periods: 169 } } })).to.deep.equal(['alarm-too-long alarms']);
    const own = { f: { alarms: { error_rate: { threshold: 100 } } } };
    expect(told({ alarms: { actions: alert }, lambda_functions: own })).to.deep.equal(['alarm-threshold lambda_functions.f.alarms']);
  });

  it('that tell nobody are told, once', () => {
    expect(told({ alarms: 'production' })).to.deep.equal(['alarm-without-actions alarms']);
    expect(told({ alarms: { error_rate: true, actions: alert } })).to.deep.equal([]);
    expect(told({ alarms: { actions: [] } })).to.deep.equal([]);
  });

  it('of an API whose requests are counted with those of another are told', () => {
    const stages = { dev: { alarms: { actions: alert, latency: true } }, prod: {} };
    expect(told({ stages })).to.deep.equal(['alarm-metrics-shared stages.dev.alarms']);
    expect(told({ stages: { ...stages, prod: { api_gateway_stage: 'prod' } } })).to.deep.equal([]);
    expect(told({ stages: { ...stages, dev: { alarms: { actions: alert, throttles: true } } } })).to.deep.equal([]);
    expect(told({ stages }, ['f'])).to.deep.equal([]);
  });

  it('count no requests to stages of other regions', () => {
    const stages = { dev: { alarms: { actions: alert, latency: true } }, test: {}, prod: {} };
    const others = (regions: NonNullable<ConfigFile['regions']>, region?: string): string | undefined => {
      const config = resolveStage({ app_name: 'a', stages, regions }, 'config.json', 'dev', region);
      const problem = checkAlarms(config, functionsNamed(config, ['api_handler'])).find(({ code }) => code === 'alarm-metrics-shared');
      return problem === undefined ? undefined : /requests to (.*) if/.exec(problem.message)?.[1];
    };
    const regions = { 'us-east-1': { primary: true, stages: ['dev', 'test'] }, 'eu-west-1': { stages: ['dev', 'prod'] } };
    expect(others({})).to.equal("stages 'test', 'prod'");
    expect(others(regions)).to.equal("stages 'test', 'prod'");
    expect(others(regions, 'eu-west-1')).to.equal("stage 'prod'");
    expect(others({ 'us-east-1': { stages: { dev: {} } } })).to.equal("stages 'test', 'prod'");
    expect(others({ 'us-east-1': { primary: true, stages: ['dev'] }, 'eu-west-1': { stages: { test: {}, prod: {} } } })).to.equal(undefined);
  });
});
