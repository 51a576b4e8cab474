import { distinct } from '../cloudformation/distinct.js';
import { checkEachFunction, type FunctionProblem } from '../config/check-each-function.js';
import type { FunctionConfig } from '../config/function-config.js';
import type { CapacitySchedule, ProvisionedConcurrency } from '../config/provisioned-concurrency.js';
import { placeInSetting } from '../config/setting-place.js';
import type { Problem } from '../problem/problem.js';
import type { AppModel } from './app-model.js';
import { scheduleMistake } from './schedule-expression.js';
import { isTimeZone, nearestTimeZone } from './time-zone.js';

type Report = (inner: readonly string[], message: string, fix: string) => Problem;

/** What Lambda and Application Auto Scaling would refuse of provisioned concurrency. What several functions have from one place is told once. */
export function checkProvisioned({ functions, config }: AppModel): Problem[] {
  const problems = functions.flatMap(({ name, settings: { provisioned } }) => {
    const report: Report = (inner, message, fix) => {
      const path = placeInSetting(config, ['provisioned_concurrency', ...inner], name);
      return { code: 'provisioned-concurrency', severity: 'error', where: { file: config.file, path }, message, fix };
    };
    return provisioned === null ? [] : checkSetting(provisioned, report);
  });
  return [...checkEachFunction(config, functions, checkOthers), ...distinct(problems)];
}

/** What the other settings of a function do not allow. */
function checkOthers({ provisioned, alias, reservedConcurrency: reserved }: FunctionConfig): FunctionProblem[] {
  if (provisioned === null) return [];
  const { max, schedules } = provisioned;
  const most = Math.max(max, ...schedules.flatMap((one) => [one.min ?? 0, one.max ?? 0]));
  const error = (code: 'alias-missing' | 'provisioned-concurrency', message: string, fix: string): FunctionProblem => {
    return { code, severity: 'error', key: 'provisioned_concurrency', message, fix };
  };
  const without = 'Lambda keeps environments for an alias, but lambda_alias is false';
  const tooMany = `provisioned_concurrency keeps up to ${most} environments, but reserved_concurrency is ${reserved}`;
  return [
    ...(alias === null ? [error('alias-missing', without, 'set lambda_alias to a name such as live, or provisioned_concurrency to false')] : []),
    ...(reserved !== null && most > reserved
      ? [error('provisioned-concurrency', tooMany, 'raise reserved_concurrency, or lower provisioned_concurrency')]
      : []),
  ];
}

/** What is wrong whatever function it is for. */
function checkSetting({ min, max, schedules }: ProvisionedConcurrency, report: Report): Problem[] {
  return [
    ...(min > max ? [report(['max'], `min is ${min}, but max is ${max}`, 'raise max, or lower min')] : []),
    ...schedules.flatMap((one) => checkSchedule(one, report)),
  ];
}

function checkSchedule({ name, expression, timezone, min, max }: CapacitySchedule, report: Report): Problem[] {
  const at = (key: string): string[] => ['schedules', name, key];
  const found =
    expression === '' ? { message: 'it does not say when', fix: 'add "schedule": "cron(0 8 ? * MON-FRI *)"' } : scheduleMistake(expression, 'scheduler');
  const zone = timezone === null || isTimeZone(timezone) ? undefined : nearestTimeZone(timezone);
  const zoneFix = zone === undefined ? 'use a name such as Europe/Berlin' : `did you mean '${zone}'?`;
  const error = (key: string, message: string, fix: string): Problem => report(at(key), `schedule '${name}': ${message}`, fix);
  return [
    ...(found === undefined ? [] : [error('schedule', found.message, found.fix)]),
    ...(timezone === null || isTimeZone(timezone) ? [] : [error('timezone', `there is no time zone '${timezone}'`, zoneFix)]),
    ...(min === null && max === null ? [error('min', 'it changes nothing, because it has neither min nor max', 'add one of them')] : []),
    ...(min !== null && max !== null && min > max ? [error('max', `min is ${min}, but max is ${max}`, 'raise max, or lower min')] : []),
  ];
}
