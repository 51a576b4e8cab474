import { nearest } from '../problem/nearest.js';
import { cronMistake } from './cron.js';
import type { Mistake } from './mistake.js';

const example = "'rate(1 hour)', 'rate(5 minutes)' or, with six fields, 'cron(0 18 ? * MON-FRI *)'";

/** Who runs a schedule: EventBridge Scheduler, or else a rule, with what to use for the scheduler. */
export type SchedulerOrElse = 'scheduler' | { readonly instead: string };

/** What EventBridge would refuse of a schedule expression; undefined if nothing. */
export function scheduleMistake(expression: string, by: SchedulerOrElse): Mistake | undefined {
  const [, kind, inside] = /^(rate|cron|at)\((.*)\)$/.exec(expression) ?? [];
  if (kind === undefined || inside === undefined) return notAnExpression(expression, by);
  if (kind === 'at') return by === 'scheduler' ? atMistake(expression, inside) : notOfRules(expression, by.instead);
  return kind === 'rate' ? rateMistake(expression, inside) : cronMistake(expression, inside);
}

function notOfRules(expression: string, instead: string): Mistake {
  return { message: `'${expression}' is one point in time, which rules of EventBridge do not know, only EventBridge Scheduler does`, fix: instead };
}

function atMistake(expression: string, inside: string): Mistake | undefined {
  const [, date, time] = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)$/.exec(inside) ?? [];
  const at = Date.parse(`${date}T${time}Z`);
  // February 30 is parsed as a day of March.
  if (!Number.isNaN(at) && new Date(at).toISOString().startsWith(inside)) return undefined;
  return { message: `'${expression}' is not a point in time`, fix: "write date and time without a zone, as in 'at(2030-12-31T18:00:00)'" };
}

function notAnExpression(expression: string, by: SchedulerOrElse): Mistake {
  const message = `'${expression}' is not a schedule expression`;
  const fields = expression.trim().split(/\s+/);
  // A bare crontab line, or another case.
  const bare = expression.toLowerCase().replaceAll(/\s+(?=\()|^\s+|\s+$/g, '');
  const near = /^(rate|cron|at)\(/.test(bare)
    ? bare
    : fields.length >= 5 && fields.length <= 6 && /^[\d*]/.test(expression)
      ? `cron(${fields.join(' ')})`
      : undefined;
  if (near === undefined || near === expression) return { message, fix: `write it as in ${example}` };
  return { message, fix: scheduleMistake(near, by)?.fix ?? `write '${near}'` };
}

const units: readonly string[] = ['minute', 'hour', 'day'];

function rateMistake(expression: string, inside: string): Mistake | undefined {
  if (/^(1 (minute|hour|day)|(?!1 )[1-9]\d* (minutes|hours|days))$/.test(inside)) return undefined;
  const [, digits, unit] = /^\s*(-?[\d.]+)\s*([A-Za-z]+)\s*$/.exec(inside) ?? [];
  if (digits === undefined || unit === undefined) return { message: `'${expression}' is not a schedule expression`, fix: `write it as in ${example}` };
  const value = Number(digits);
  const near = units.find((one) => one === unit.toLowerCase().replace(/s$/, '')) ?? nearest(unit.toLowerCase().replace(/s$/, ''), units);
  if (!Number.isInteger(value) || value < 1) {
    return { message: `'${expression}': the value of a rate must be a whole number of at least 1`, fix: `write it as in 'rate(5 ${near ?? 'minute'}s)'` };
  }
  if (near === undefined) return { message: `'${expression}': the unit of a rate cannot be '${unit}'`, fix: 'use minutes, hours or days' };
  return { message: `'${expression}' is not a schedule expression`, fix: `write 'rate(${value} ${near}${value === 1 ? '' : 's'})'` };
}
