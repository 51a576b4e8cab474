import type { CapacitySchedule, ProvisionedConcurrency } from '../config/provisioned-concurrency.js';
import { placeInSetting } from '../config/setting-place.js';
import type { ErrorCode } from '../problem/codes.js';
import type { Problem } from '../problem/problem.js';
import type { AppFunction } from './app-function.js';
import type { AppModel } from './app-model.js';
import { scheduleMistake } from './schedule-expression.js';
import { isTimeZone, nearestTimeZone } from './time-zone.js';

type Report = (inner: readonly string[], code: ErrorCode, message: string, fix: string) => Problem;

/** What Lambda and Application Auto Scaling would refuse of provisioned concurrency. What several functions have from one place is told once. */
export function checkProvisioned({ functions, config }: AppModel): Problem[] {
  const told = new Set<string>();
  const problems = functions.flatMap((fn) => {
    const report: Report = (inner, code, message, fix) => {
      const path = placeInSetting(config, ['provisioned_concurrency', ...inner], fn.name);
      return { code, severity: 'error', where: { file: config.file, path }, message, fix };
    };
    return fn.settings.provisioned === null ? [] : [...checkFunction(fn, fn.settings.provisioned, report)];
  });
  return problems.filter((problem) => {
    const text = JSON.stringify(problem);
    return !told.has(text) && told.add(text).size > 0;
  });
}

function checkFunction({ name, settings }: AppFunction, provisioned: ProvisionedConcurrency, report: Report): Problem[] {
  const { alias, reservedConcurrency: reserved } = settings;
  const { min, max, schedules } = provisioned;
  const most = Math.max(max, ...schedules.flatMap((one) => [one.min ?? 0, one.max ?? 0]));
  const without = `Lambda keeps environments for an alias, but lambda_alias is false for '${name}'`;
  const tooMany = `'${name}' would keep up to ${most} environments, but its reserved_concurrency is ${reserved}`;
  return [
    ...(alias === null ? [report([], 'alias-missing', without, 'set lambda_alias to a name such as live, or provisioned_concurrency to false')] : []),
    ...(reserved !== null && most > reserved
      ? [report([], 'provisioned-concurrency', tooMany, 'raise reserved_concurrency, or lower provisioned_concurrency')]
      : []),
    ...(min > max ? [report(['max'], 'provisioned-concurrency', `min is ${min}, but max is ${max}`, 'raise max, or lower min')] : []),
    ...schedules.flatMap((one) => checkSchedule(one, report)),
  ];
}

function checkSchedule({ name, expression, timezone, min, max }: CapacitySchedule, report: Report): Problem[] {
  const at = (key: string): string[] => ['schedules', name, key];
  const found =
    expression === '' ? { message: 'it has no schedule', fix: 'add "schedule": "cron(0 8 ? * MON-FRI *)"' } : scheduleMistake(expression, 'scheduler');
  const zone = timezone === null || isTimeZone(timezone) ? undefined : nearestTimeZone(timezone);
  const zoneFix = zone === undefined ? 'use a name such as Europe/Berlin' : `did you mean '${zone}'?`;
  const error = (key: string, message: string, fix: string): Problem => report(at(key), 'provisioned-concurrency', `schedule '${name}': ${message}`, fix);
  return [
    ...(found === undefined ? [] : [error('schedule', found.message, found.fix)]),
    ...(timezone === null || isTimeZone(timezone) ? [] : [error('timezone', `there is no time zone '${timezone}'`, zoneFix)]),
    ...(min === null && max === null ? [error('min', 'it changes nothing, because it has neither min nor max', 'add one of them')] : []),
    ...(min !== null && max !== null && min > max ? [error('max', `min is ${min}, but max is ${max}`, 'raise max, or lower min')] : []),
  ];
}
