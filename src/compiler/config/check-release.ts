import { distinct } from '../cloudformation/distinct.js';
import type { ErrorCode } from '../problem/codes.js';
import type { Problem } from '../problem/problem.js';
import type { ConfiguredFunction } from './check-each-function.js';
import { type Level, levelOf, levelsOf, ownValue } from './level.js';
import type { ReleaseStrategy } from './release.js';
import { originOf, type StageConfig } from './resolve-stage.js';

/** The stage variable by which API Gateway picks the versions of functions, and the alias of what is live. */
const aliasVariable = 'lambda_alias';
const liveAlias = 'live';

/** What the second stage of a blue-green release adds to the name of the first. */
const nextSuffix = '-next';

const longestStageName = 128;

/** Which settings a strategy has no use for. */
const unused = { canary: [], 'blue-green': ['percent', 'use_stage_cache'], rolling: ['stage_variables', 'use_stage_cache'] } as const;

/** Settings of releases that do not go together, or that would do nothing. */
export function checkRelease(config: StageConfig, functions: readonly ConfiguredFunction[]): Problem[] {
  const { file, release, apiGatewayStage, stageVariables } = config;
  const levels = levelsOf(config.levels, config.stage);
  const path = originOf(config, 'release');
  const problem = (code: ErrorCode, at: readonly (string | number)[], message: string, fix: string): Problem[] => [
    { code, severity: 'error', where: { file, path: at }, message, fix },
  ];
  if (release === null) {
    const isAsked = ![undefined, false].includes(ownValue(levelOf(levels, 'release')?.settings ?? {}, 'release') as undefined);
    return isAsked ? problem('release-without-strategy', path, 'release has no strategy', 'add "strategy": canary, blue-green or rolling') : [];
  }
  const { strategy } = release;
  const settingPath = (key: string): string[] => [...(levels.find(({ settings }) => hasSetting(settings.release, key))?.path ?? []), 'release', key];
  const reserved = `${aliasVariable} is the stage variable by which a release picks the versions of functions`;
  const useless = unused[strategy].filter((key) => levels.some(({ settings }) => hasSetting(settings.release, key)));
  return [
    ...checkAliases(config, functions, strategy, problem),
    ...(Object.hasOwn(stageVariables, aliasVariable)
      ? problem('release-variable-reserved', [...originOf(config, 'stage_variables'), aliasVariable], reserved, 'give the variable another name')
      : []),
    ...(Object.hasOwn(release.stageVariables, aliasVariable)
      ? problem('release-variable-reserved', [...variablesPath(levels), aliasVariable], reserved, 'remove it: a new release gets its own by itself')
      : []),
    ...(Math.round(release.percent * 100) / 100 === release.percent
      ? []
      : problem('release-percent-digits', settingPath('percent'), `must have at most two digits after the point, not ${release.percent}`, 'round it')),
    ...(strategy === 'blue-green' && `${apiGatewayStage}${nextSuffix}`.length > longestStageName
      ? problem(
          'release-stage-name',
          originOf(config, 'api_gateway_stage'),
          `the second stage of a blue-green release would be named ${apiGatewayStage}${nextSuffix}, which is longer than ${longestStageName} characters`,
          'choose a shorter api_gateway_stage',
        )
      : []),
    ...useless.map((key): Problem => {
      const message = `${key} has no effect on releases of strategy ${strategy}`;
      return { code: 'release-setting-unused', severity: 'warning', where: { file, path: settingPath(key) }, message, fix: 'remove it' };
    }),
    ...(strategy !== 'rolling' && functions.length > 0 && !functions.some(({ name }) => name === 'api_handler')
      ? [withoutRoutes(strategy, { file, path: settingPath('strategy') })]
      : []),
  ];
}

/** A release publishes the versions of all functions, and moves their aliases: nothing else may. */
function checkAliases(
  { levels, stage }: StageConfig,
  functions: readonly ConfiguredFunction[],
  strategy: ReleaseStrategy,
  problem: (code: ErrorCode, at: readonly (string | number)[], message: string, fix: string) => Problem[],
): Problem[] {
  const problems = [undefined, ...functions.map((fn) => fn.name)].flatMap((name) => {
    const places = levelsOf(levels, stage, name);
    const refuse = (key: string, fine: readonly unknown[], code: ErrorCode, message: string, fix: string): Problem[] => {
      const level = levelOf(places, key);
      return level === undefined || fine.includes(ownValue(level.settings, key)) ? [] : problem(code, [...level.path, key], message, fix);
    };
    return [
      ...refuse(
        'deployment_preference',
        [false],
        'release-and-preference',
        'release and deployment_preference are both set, and each would move the aliases of the functions',
        'remove one of them; false takes back what a less specific level says',
      ),
      ...refuse(
        'lambda_alias',
        [false, true, liveAlias],
        'release-and-alias',
        `the alias of what is live is named ${liveAlias} where there are releases`,
        `name it ${liveAlias}, or remove it`,
      ),
      ...(strategy === 'rolling' ? refuse('provisioned_concurrency', [false, 0], 'release-and-provisioned', ...provisionedWords) : []),
    ];
  });
  return distinct(problems);
}

const provisionedWords = [
  'Lambda refuses provisioned concurrency for an alias whose traffic is split between two versions, as a rolling release does',
  'remove it, or use the strategy canary or blue-green; 0 takes back what a less specific level says',
] as const;

/** For what a merge template says of a function. */
export function provisionedAlias(where: Problem['where']): Problem {
  return {
    code: 'release-and-provisioned',
    severity: 'error',
    where,
    message: provisionedWords[0],
    fix: 'remove it, or use the strategy canary or blue-green',
  };
}

/** The most specific level with the reserved variable. */
function variablesPath(levels: readonly Level[]): string[] {
  const having = levels.find(({ settings: { release } }) => typeof release === 'object' && Object.hasOwn(release?.stage_variables ?? {}, aliasVariable));
  return [...(having?.path ?? []), 'release', 'stage_variables'];
}

function withoutRoutes(strategy: string, where: Problem['where']): Problem {
  const message = `the app has no routes, so a new release of strategy ${strategy} gets no traffic before it is promoted`;
  return { code: 'release-without-routes', severity: 'warning', where, message, fix: 'use the strategy rolling, which is for functions of every kind' };
}

function hasSetting(release: unknown, key: string): boolean {
  return typeof release === 'object' && release !== null && (ownValue(release, key) ?? null) !== null;
}
