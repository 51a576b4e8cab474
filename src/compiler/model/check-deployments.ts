import { distinct } from '../cloudformation/distinct.js';
import { checkEachFunction } from '../config/check-each-function.js';
import { deploymentTypes, type TrafficSteps } from '../config/deployment.js';
import { placeInSetting } from '../config/setting-place.js';
import type { ErrorCode } from '../problem/codes.js';
import { nearest, suggest } from '../problem/nearest.js';
import { shortText } from '../problem/short-text.js';
import type { Problem } from '../problem/problem.js';
import type { AppFunction } from './app-function.js';
import type { AppModel } from './app-model.js';
import { alarmKinds, ownAlarmIds } from './deployment.js';

/** In minutes: what CodeDeploy allows between the first step and the last. */
const longestShift = 48 * 60;

type Report = (inner: readonly string[], code: ErrorCode, message: string, fix: string) => Problem;

/** What CodeDeploy, SAM or Lambda would refuse of the deployments of functions. What several have from one place is told once. */
export function checkDeployments(app: AppModel): Problem[] {
  const problems = app.functions.flatMap((fn) => {
    const report: Report = (inner, code, message, fix) => {
      const path = placeInSetting(app.config, ['deployment_preference', ...inner], fn.name);
      return { code, severity: 'error', where: { file: app.config.file, path }, message, fix };
    };
    return checkDeployment(fn, app, report);
  });
  return [...checkAlias(app), ...distinct(problems), ...checkAlarms(app)];
}

/** Only of functions that CodeDeploy may deploy, which hooks are not. */
function checkAlias({ config, functions }: AppModel): Problem[] {
  const deployed = functions.filter(({ isHook }) => !isHook);
  return checkEachFunction(config, deployed, ({ deployment, alias }) => {
    if (deployment === null || alias !== null) return [];
    const message = 'deployment_preference moves an alias to a new version, but lambda_alias is false';
    const fix = 'set lambda_alias to a name such as live, or deployment_preference to false';
    return [{ code: 'alias-missing', severity: 'error', key: 'deployment_preference', message, fix }];
  });
}

function checkDeployment(fn: AppFunction, { functions }: AppModel, report: Report): Problem[] {
  const { deployment } = fn.settings;
  if (deployment === null) return [];
  const { type, hooks } = deployment;
  return [
    ...(fn.isHook ? [hookItself(fn, report)] : []),
    ...checkType(type, report),
    ...checkHook(hooks.preTraffic, 'pre_traffic', functions, report),
    ...checkHook(hooks.postTraffic, 'post_traffic', functions, report),
  ];
}

function hookItself({ name }: AppFunction, report: Report): Problem {
  const message = `'${name}' is called while CodeDeploy deploys another function, so it cannot be deployed by CodeDeploy itself`;
  return report([], 'deployment-hook', message, 'remove its deployment_preference, or name another function in hooks');
}

function checkType(type: string | TrafficSteps | null, report: Report): Problem[] {
  if (type === null) {
    const message = 'type has to be either canary or linear';
    return [report(['type'], 'deployment-type', message, 'write one of them, as {"canary": {"percent": 20, "minutes": 10}}')];
  }
  if (typeof type === 'string') {
    if (deploymentTypes.includes(type)) return [];
    const near = nearest(type, deploymentTypes);
    const fix = near === undefined ? 'use Canary10Percent5Minutes, Linear10PercentEvery1Minute, AllAtOnce or steps of your own' : `did you mean '${near}'?`;
    return [report(['type'], 'deployment-type', `CodeDeploy has no way '${shortText(type)}' to move an alias`, fix)];
  }
  const { kind, percent, minutes } = type;
  const steps = kind === 'canary' ? 1 : Math.ceil(100 / percent) - 1;
  if (steps * minutes <= longestShift) return [];
  const message = `${steps} steps of ${minutes} minutes take ${hours(steps * minutes)} hours, but CodeDeploy takes at most 48 from the first to the last`;
  return [report(['type'], 'deployment-type', message, 'use more percent, or fewer minutes')];
}

function hours(minutes: number): string {
  return `${Math.round((minutes / 60) * 10) / 10}`;
}

function checkHook(name: string | null, key: string, functions: readonly AppFunction[], report: Report): Problem[] {
  if (name === null) return [];
  const fn = functions.find((one) => one.name === name);
  const pure = functions.filter(({ handles, eventSource }) => handles === 'events' && eventSource === null).map((one) => one.name);
  if (fn === undefined) {
    const fix = pure.length === 0 ? `declare it with app.lambdaFunction({ name: '${name}' }, …)` : suggest(name, pure);
    return [report(['hooks', key], 'deployment-hook', `${key} names the function '${name}', but the app has no such function`, fix)];
  }
  if (pure.includes(name)) return [];
  const what = fn.handles === 'events' ? 'handles the events of a source' : fn.handles === 'routes' ? 'answers the routes' : 'has another use';
  const message = `${key} names '${name}', which ${what}, so it would not understand what CodeDeploy calls it with`;
  return [report(['hooks', key], 'deployment-hook', message, 'name a function that is declared with app.lambdaFunction')];
}

/** Each alarm that the configuration names has to be there for one of the functions at least: for others, there may be none of its kind. */
function checkAlarms({ functions, config }: AppModel): Problem[] {
  const named = new Map<string, { readonly problem: Problem; isThere: boolean }>();
  for (const fn of functions) {
    for (const written of fn.settings.deployment?.alarms ?? []) {
      const where = { file: config.file, path: placeInSetting(config, ['deployment_preference', 'alarms'], fn.name) };
      const key = JSON.stringify([where.path, written]);
      const kind = Object.hasOwn(alarmKinds, written) ? alarmKinds[written]! : undefined;
      const near = kind === undefined ? nearest(written, Object.keys(alarmKinds)) : undefined;
      const isThere = kind === undefined ? near === undefined : ownAlarmIds(kind, fn, config.alarms).length > 0;
      const message =
        near === undefined
          ? `deployment_preference names the alarm ${written}, but no function that it applies to has one on stage '${config.stage}'`
          : `deployment_preference names the alarm '${written}', which is almost a key of alarms`;
      const fix = near === undefined ? `add ${written} to alarms, or remove it here` : `did you mean '${near}'? Use its ARN if the alarm has that name`;
      const known = named.get(key) ?? { problem: { code: 'deployment-alarm', severity: 'error', where, message, fix }, isThere: false };
      named.set(key, { ...known, isThere: known.isThere || isThere });
    }
  }
  return [...named.values()].flatMap(({ problem, isThere }) => (isThere ? [] : [problem]));
}
