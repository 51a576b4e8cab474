import { brand } from './brand.js';
import { checked } from './build-flags.js';
import { refuse } from './inspection.js';
import { describe, isA } from './option.js';

/** A fixed interval: `new Rate(5, Rate.MINUTES)`, every five minutes after the stack is deployed. */
export class Rate {
  /** The unit of `new Rate(5, Rate.MINUTES)`. */
  static readonly MINUTES = 'MINUTES';
  /** The unit of `new Rate(1, Rate.HOURS)`. */
  static readonly HOURS = 'HOURS';
  /** The unit of `new Rate(7, Rate.DAYS)`. */
  static readonly DAYS = 'DAYS';

  readonly #value: number;
  readonly #unit: string;

  /**
   * @param value a whole number, 1 or more
   * @param unit `Rate.MINUTES`, `Rate.HOURS` or `Rate.DAYS`
   */
  constructor(value: number, unit: 'MINUTES' | 'HOURS' | 'DAYS') {
    const rate = checked ? checkRate(value, unit) : { value, unit };
    this.#value = rate.value;
    this.#unit = rate.unit;
  }

  /** As EventBridge reads it: `rate(1 hour)`, `rate(5 minutes)`. */
  toString(): string {
    const unit = this.#unit.toLowerCase();
    return `rate(${this.#value} ${this.#value === 1 ? unit.slice(0, -1) : unit})`;
  }
}

/** Wrong values are replaced, so that they are not reported again as part of an expression. */
function checkRate(value: number, unit: string): { value: number; unit: string } {
  const isValue = Number.isInteger(value) && value >= 1;
  if (!isValue) refuse('rate-value', `the value of a Rate must be a whole number of at least 1, not ${describe(value)}`, 'write new Rate(5, Rate.MINUTES)');
  const isUnit = [Rate.MINUTES, Rate.HOURS, Rate.DAYS].some((known) => known === unit);
  if (!isUnit) refuse('rate-unit', `a Rate's unit cannot be ${describe(unit)}`, 'use Rate.MINUTES, Rate.HOURS or Rate.DAYS');
  return { value: isValue ? value : 1, unit: isUnit ? unit : Rate.DAYS };
}

const cronFields = ['minutes', 'hours', 'dayOfMonth', 'month', 'dayOfWeek', 'year'];

/**
 * Points in time, in UTC or in the option `timezone`, by the six fields of EventBridge's cron expressions: `new Cron(0, 18, '?', '*', 'MON-FRI', '*')`. One of `dayOfMonth` and
 * `dayOfWeek` must be `'?'`.
 */
export class Cron {
  readonly #fields: readonly (string | number)[];

  /**
   * @param minutes 0 to 59
   * @param hours 0 to 23
   * @param dayOfMonth 1 to 31, `L`, `W`, or `?`
   * @param month 1 to 12, or `JAN` to `DEC`
   * @param dayOfWeek 1 (Sunday) to 7, or `SUN` to `SAT`, `L`, `#`, or `?`
   * @param year 1970 to 2199
   */
  constructor(
    minutes: string | number,
    hours: string | number,
    dayOfMonth: string | number,
    month: string | number,
    dayOfWeek: string | number,
    year: string | number,
  ) {
    const fields = [minutes, hours, dayOfMonth, month, dayOfWeek, year];
    this.#fields = checked ? checkFields(fields) : fields;
  }

  /** As EventBridge reads it: `cron(0 18 ? * MON-FRI *)`. */
  toString(): string {
    return `cron(${this.#fields.join(' ')})`;
  }
}

if (checked) brand({ Rate, Cron });

function checkFields(fields: readonly (string | number)[]): readonly (string | number)[] {
  const wrong = fields.findIndex((field) => !(isA('number', field) || (isA('string', field) && /^\S+$/.test(String(field)))));
  if (wrong < 0) return fields;
  refuse(
    'cron-field',
    `the field ${cronFields[wrong]} of a Cron must be a number or a string without spaces, not ${describe(fields[wrong])}`,
    "write new Cron(0, 18, '?', '*', 'MON-FRI', '*')",
  );
  return [0, 0, '*', '*', '?', '*'];
}
