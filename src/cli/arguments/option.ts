import { UsageError } from './usage-error.js';
import type { ValueKind } from './value-kind.js';

/** An option of a command, or a positional argument. */
export interface Option<Value> {
  /** `flag` takes no value; `texts` may be repeated. */
  readonly kind: 'flag' | 'text' | 'texts';
  /** A letter that stands for the name: with `s`, `-s github` is `--source github`. */
  readonly short?: string;
  /** Its line in the help. */
  readonly about: string;
  /** The default value. */
  readonly fallback?: string;
  readonly candidates?: ValueKind<unknown>['candidates'];
  /**
   * @param given the parser's value; undefined if the option was not given
   * @throws UsageError for a wrong value
   */
  read(given: unknown, name: string): Value;
}

/** Options by name, without dashes, in the order of the help. */
export type OptionTable<Values> = { readonly [Name in keyof Values]: Option<Values[Name]> };

export type Options = { readonly [name: string]: Option<unknown> };

export function flag(about: string): Option<boolean> {
  return { kind: 'flag', about, read: (given) => given === true };
}

export function text<Value>(about: string, kind: ValueKind<Value>): Option<Value | undefined> {
  return { ...described(about, kind), kind: 'text', read: (given, name) => (typeof given === 'string' ? kind.read(given, name) : undefined) };
}

/** An option that has a letter too, as Chalice has it. */
export function withShort<Value>(short: string, option: Option<Value>): Option<Value> {
  return { ...option, short };
}

/** Text with a default. */
export function textOr<Value>(fallback: string, about: string, kind: ValueKind<Value>): Option<Value> {
  return { ...described(about, kind), kind: 'text', fallback, read: (given, name) => kind.read(typeof given === 'string' ? given : fallback, name) };
}

/** Text that can be given several times. */
export function texts<Value>(about: string, kind: ValueKind<Value>): Option<readonly Value[]> {
  const textsIn = (given: unknown): string[] => (Array.isArray(given) ? given.filter((one) => typeof one === 'string') : []);
  return { ...described(about, kind), kind: 'texts', read: (given, name) => textsIn(given).map((one) => kind.read(one, name)) };
}

function described(about: string, { candidates }: ValueKind<unknown>): Pick<Option<unknown>, 'about' | 'candidates'> {
  return { about, ...(candidates !== undefined && { candidates }) };
}

/** `NAME=VALUE` for several names. A second value for a name is refused, because one of both would be lost. */
export function pairs(about: string, kind: ValueKind<string>): Option<readonly string[]> {
  const all = texts(about, kind);
  return {
    ...all,
    read(given, name) {
      const values = all.read(given, name);
      const names = values.map((value) => value.slice(0, value.indexOf('=')));
      const double = names.find((one, index) => names.indexOf(one) !== index);
      if (double !== undefined) throw new UsageError(`--${name} gives '${double}' twice`);
      return values;
    },
  };
}

/** The values of all options. @throws UsageError */
export function readOptions<Values extends object>(options: OptionTable<Values>, given: { readonly [name: string]: unknown }): Values {
  const values: Partial<Values> = {};
  for (const name in options) values[name] = options[name].read(given[name], name);
  if (!isComplete(values, options)) throw new Error('an option was not read');
  return values;
}

function isComplete<Values>(values: Partial<Values>, options: OptionTable<Values>): values is Values {
  return Object.keys(options).every((name) => Object.hasOwn(values, name));
}
