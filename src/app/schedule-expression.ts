import { refuse } from './inspection.js';
import { describe } from './option.js';

/** A fixed interval: `new Rate(5, Rate.MINUTES)`. */
export class Rate {
  static readonly MINUTES = 'MINUTES';
  static readonly HOURS = 'HOURS';
  static readonly DAYS = 'DAYS';

  readonly #value: number;
  readonly #unit: string;

  constructor(value: number, unit: 'MINUTES' | 'HOURS' | 'DAYS') {
    if (!Number.isInteger(value)) refuse('rate-value', `a Rate counts whole units, not ${describe(value)}`, 'write new Rate(5, Rate.MINUTES)');
    const known: readonly string[] = [Rate.MINUTES, Rate.HOURS, Rate.DAYS];
    if (!known.includes(unit)) refuse('rate-unit', `a Rate's unit can't be ${describe(unit)}`, 'use Rate.MINUTES, Rate.HOURS or Rate.DAYS');
    this.#value = value;
    this.#unit = unit;
  }

  /** As EventBridge reads it: `rate(1 hour)`, `rate(5 minutes)`. */
  toString(): string {
    const unit = String(this.#unit).toLowerCase();
    return `rate(${this.#value} ${this.#value === 1 ? unit.slice(0, -1) : unit})`;
  }
}

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
    this.#fields = [minutes, hours, dayOfMonth, month, dayOfWeek, year];
  }

  toString(): string {
    return `cron(${this.#fields.join(' ')})`;
  }
}
