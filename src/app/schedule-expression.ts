import { refuse } from './inspection.js';
import { describe, isA } from './option.js';

/** A fixed interval: `new Rate(5, Rate.MINUTES)`. */
export class Rate {
  static readonly MINUTES = 'MINUTES';
  static readonly HOURS = 'HOURS';
  static readonly DAYS = 'DAYS';

  readonly #value: number;
  readonly #unit: string;

  constructor(value: number, unit: 'MINUTES' | 'HOURS' | 'DAYS') {
    const isValue = Number.isInteger(value) && value >= 1;
    if (!isValue) refuse('rate-value', `a Rate counts whole units, at least one, and not ${describe(value)}`, 'write new Rate(5, Rate.MINUTES)');
    const known: readonly string[] = [Rate.MINUTES, Rate.HOURS, Rate.DAYS];
    if (!known.includes(unit)) refuse('rate-unit', `a Rate's unit can't be ${describe(unit)}`, 'use Rate.MINUTES, Rate.HOURS or Rate.DAYS');
    // What was refused is not to be refused a second time, as a part of an expression.
    this.#value = isValue ? value : 1;
    this.#unit = known.includes(unit) ? unit : Rate.DAYS;
  }

  /** As EventBridge reads it: `rate(1 hour)`, `rate(5 minutes)`. */
  toString(): string {
    const unit = this.#unit.toLowerCase();
    return `rate(${this.#value} ${this.#value === 1 ? unit.slice(0, -1) : unit})`;
  }
}

const cronFields = ['minutes', 'hours', 'dayOfMonth', 'month', 'dayOfWeek', 'year'];

/** Points in time by the six fields of EventBridge's cron: `new Cron(0, 18, '?', '*', 'MON-FRI', '*')`. */
export class Cron {
  readonly #fields: readonly (string | number)[];

  constructor(
    minutes: string | number,
    hours: string | number,
    dayOfMonth: string | number,
    month: string | number,
    dayOfWeek: string | number,
    year: string | number,
  ) {
    const fields = [minutes, hours, dayOfMonth, month, dayOfWeek, year];
    const wrong = fields.findIndex((field) => !(isA('number', field) || (isA('string', field) && /^\S+$/.test(String(field)))));
    if (wrong >= 0)
      refuse(
        'cron-field',
        `the field ${cronFields[wrong]} of a Cron must be a number, or a string without blanks, not ${describe(fields[wrong])}`,
        "write new Cron(0, 18, '?', '*', 'MON-FRI', '*')",
      );
    this.#fields = wrong < 0 ? fields : [0, 0, '*', '*', '?', '*'];
  }

  toString(): string {
    return `cron(${this.#fields.join(' ')})`;
  }
}
