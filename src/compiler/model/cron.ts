import type { Mistake } from './mistake.js';

interface Field {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly names: readonly string[];
  /** What the field may have beside values, ranges, steps and `*`; undefined for nothing. */
  readonly special?: RegExp;
  readonly hint?: string;
}

const months = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const days = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

/** The fields of EventBridge's cron expressions, in their order. */
const fields: readonly Field[] = [
  { name: 'minutes', from: 0, to: 59, names: [] },
  { name: 'hours', from: 0, to: 23, names: [] },
  { name: 'day of month', from: 1, to: 31, names: [], special: /^(\?|L|LW|L-([1-9]|[12]\d|30)|([1-9]|[12]\d|3[01])W)$/ },
  { name: 'month', from: 1, to: 12, names: months },
  { name: 'day of week', from: 1, to: 7, names: days, special: /^(\?|L|([1-7]|SUN|MON|TUE|WED|THU|FRI|SAT)(L|#[1-5]))$/, hint: ', where 1 is Sunday' },
  { name: 'year', from: 1970, to: 2199, names: [] },
];

/** @param inside What is between the brackets of `cron(…)` */
export function cronMistake(expression: string, inside: string): Mistake | undefined {
  const tidy = inside.trim().replaceAll(/\s+/g, ' ');
  if (tidy !== inside) {
    return (
      cronMistake(`cron(${tidy})`, tidy) ?? {
        message: `'${expression}': the fields of a cron expression are separated by single spaces`,
        fix: `write 'cron(${tidy})'`,
      }
    );
  }
  const values = inside.split(' ');
  if (values.length !== fields.length) return { message: `'${expression}': a cron expression has six fields, not ${values.length}`, fix: fixOfCount(values) };
  const wrong = values.flatMap((value, index) => (isField(value.toUpperCase(), fields[index]!) ? [] : [{ value, field: fields[index]! }]));
  if (wrong.length > 0) {
    const message = wrong.map(({ value, field }) => `${field.name} cannot be '${value}'`).join(', and ');
    return { message: `'${expression}': ${message}`, fix: [...new Set(wrong.map(({ field }) => `for ${field.name}, use ${wordsOf(field)}`))].join('; ') };
  }
  if ((values[2] === '?') !== (values[4] === '?')) return undefined;
  const message = `in '${expression}', either day of month or day of week must be '?', but not both`;
  return { message, fix: "write '?' for the one that does not matter" };
}

function isField(value: string, field: Field): boolean {
  const parts = value.split(',');
  // '?' means "any", so it stands alone.
  return parts.every((part) => isPart(part, field)) && (parts.length === 1 || !parts.includes('?'));
}

function isPart(part: string, field: Field): boolean {
  if (field.special?.test(part)) return true;
  const [, range, step] = /^([^/]+)(?:\/(\d+))?$/.exec(part) ?? [];
  if (range === undefined || (step !== undefined && Number(step) < 1)) return false;
  const ends = range.split('-');
  return range === '*' || (ends.length <= 2 && ends.every((end) => isValue(end, field)));
}

function isValue(text: string, { from, to, names }: Field): boolean {
  return names.includes(text) || (/^\d{1,4}$/.test(text) && Number(text) >= from && Number(text) <= to);
}

function wordsOf({ from, to, names, special, hint = '' }: Field): string {
  const more = names.length > 0 ? `, ${names[0]} to ${names.at(-1)}` : '';
  return `${from} to ${to}${hint}${more}, '*'${special === undefined ? '' : " or '?'"}, with ',', '-' and '/'`;
}

/** A line of crontab has no year, and counts days of the week from 0. */
function fixOfCount(values: readonly string[]): string {
  const general = "write minutes, hours, day of month, month, day of week and year, as in 'cron(0 18 ? * MON-FRI *)'";
  const [minutes, hours, day, month, week] = values;
  if (values.length !== 5 || !/^[A-Za-z0-9*?,/#-]+$/.test(week!)) return general;
  const isAny = (value: string): boolean => value === '*' || value === '?';
  // Both may be given in crontab, but not here.
  if (!isAny(day!) && !isAny(week!)) return general;
  const shifted = week!.replaceAll(/(?<![A-Za-z/#\d])[0-7](?!\d)/g, (digit) => days[Number(digit) % 7]!);
  const six = isAny(week!) ? [minutes, hours, isAny(day!) ? '*' : day, month, '?', '*'] : [minutes, hours, '?', month, shifted, '*'];
  const line = six.join(' ');
  return cronMistake('', line) === undefined ? `write 'cron(${line})'` : general;
}
