import { checked } from './build-flags.js';
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

/** What was refused is not to be refused a second time, as a part of an expression. */
function checkRate(value: number, unit: string): { value: number; unit: string } {
  const isValue = Number.isInteger(value) && value >= 1;
  if (!isValue) refuse('rate-value', `a Rate counts whole units, at least one, and not ${describe(value)}`, 'write new Rate(5, Rate.MINUTES)');
  const isUnit = [Rate.MINUTES, Rate.HOURS, Rate.DAYS].some((known) => known === unit);
  if (!isUnit) refuse('rate-unit', `a Rate's unit can't be ${describe(unit)}`, 'use Rate.MINUTES, Rate.HOURS or Rate.DAYS');
  return { value: isValue ? value : 1, unit: isUnit ? unit : Rate.DAYS };
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
    this.#fields = checked ? checkFields(fields) : fields;
  }

  toString(): string {
    return `cron(${this.#fields.join(' ')})`;
  }
}

function checkFields(fields: readonly (string | number)[]): readonly (string | number)[] {
  const wrong = fields.findIndex((field) => !(isA('number', field) || (isA('string', field) && /^\S+$/.test(String(field)))));
  if (wrong < 0) return fields;
  refuse(
    'cron-field',
    `the field ${cronFields[wrong]} of a Cron must be a number, or a string without blanks, not ${describe(fields[wrong])}`,
    "write new Cron(0, 18, '?', '*', 'MON-FRI', '*')",
  );
  return [0, 0, '*', '*', '?', '*'];
}
