import type { ErrorCode, WarningCode } from '../problem/codes.js';
import type { Problem } from '../problem/problem.js';
import type { Alarm, Alarms } from './alarms.js';
import { checkEachFunction, type ConfiguredFunction, type FunctionProblem } from './check-each-function.js';
import { originOf, type StageConfig } from './resolve-stage.js';
import { stageRegions } from './stage-regions.js';

/** What CloudWatch would refuse of alarms, or what they would not do. */
export function checkAlarms(config: StageConfig, functions: readonly ConfiguredFunction[]): Problem[] {
  const ofFunctions = functions.map(({ settings }) => settings.alarms);
  const hasRoutes = functions.some(({ name }) => name === 'api_handler');
  const where = { file: config.file, path: originOf(config, 'alarms') };
  const found = new Set<string>();
  const once = (code: ErrorCode | WarningCode, text: string): boolean => !found.has(`${code} ${text}`) && found.add(`${code} ${text}`).size > 0;
  const problems = [
    ...(hasRoutes ? mistakes(config.alarms).map(({ key: _key, ...one }): Problem => ({ ...one, where })) : []),
    ...checkEachFunction(config, functions, (settings) => mistakes(settings.alarms)),
  ];
  return [
    // What stands at the top or at the stage is of the API and of all functions.
    ...problems.filter(({ code, where: { path } }) => once(code, JSON.stringify(path))),
    ...checkActions([...(hasRoutes ? [config.alarms] : []), ...ofFunctions], where),
    ...(hasRoutes ? checkSharedMetrics(config, where) : []),
  ];
}

function mistakes(alarms: Alarms): FunctionProblem[] {
  const { errorRate } = alarms;
  const error = (code: ErrorCode, message: string, fix: string): FunctionProblem => ({ code, severity: 'error', key: 'alarms', message, fix });
  const isPercentage = errorRate === null || errorRate.threshold < 100;
  return [
    ...(isPercentage
      ? []
      : [
          error(
            'alarm-threshold',
            `an error rate is never above ${errorRate.threshold} percent, so its alarm would never go off`,
            'use a percentage below 100',
          ),
        ]),
    ...given(alarms).flatMap(({ evaluationPeriods, period }) => {
      const [most, words] = period < 3600 ? [86_400, 'a day'] : [604_800, 'a week'];
      if (evaluationPeriods * period <= most) return [];
      const message = `CloudWatch looks at no more than ${words} for an alarm, but ${evaluationPeriods} periods of ${period} seconds are longer`;
      return [error('alarm-too-long', message, 'use fewer evaluation_periods, or a shorter period')];
    }),
  ];
}

function checkActions(all: readonly Alarms[], where: Problem['where']): Problem[] {
  const silent = all.flatMap(given).filter(({ actions }) => actions.length === 0);
  if (silent.length === 0) return [];
  const message = 'alarms are configured that tell nobody, because they have no actions';
  return [{ code: 'alarm-without-actions', severity: 'warning', where, message, fix: 'add "actions" to alarms, with the ARN of an SNS topic' }];
}

function checkSharedMetrics(config: StageConfig, where: Problem['where']): Problem[] {
  const { alarms, apiGatewayStage } = config;
  const others = config.sameApiGatewayStage.filter((other) => mayMeet(config, other));
  if (others.length === 0 || (alarms.errorRate === null && alarms.latency === null)) return [];
  const [stages, are] = others.length === 1 ? ['stage', 'it is'] : ['stages', 'they are'];
  const message =
    `the alarms of the REST API also count requests to ${stages} ${others.map((other) => `'${other}'`).join(', ')} if ${are} in the same account and region,` +
    ` because api_gateway_stage is '${apiGatewayStage}' there too`;
  return [{ code: 'alarm-metrics-shared', severity: 'warning', where, message, fix: 'give each stage an api_gateway_stage of its own' }];
}

/** Whether two stages may be in one region. One that no region lists may be deployed anywhere. */
function mayMeet({ region, regions, stage }: StageConfig, other: string): boolean {
  const own = region === null ? stageRegions(regions, stage) : [region];
  const theirs = stageRegions(regions, other);
  return own.length === 0 || theirs.length === 0 || theirs.some((one) => own.includes(one));
}

function given({ errorRate, latency, throttles, deadLetters }: Alarms): Alarm[] {
  return [errorRate, latency, throttles, deadLetters].filter((alarm) => alarm !== null);
}
