import { checked } from './build-flags.js';
import { callSite, refuse } from './inspection.js';
import { describe } from './option.js';
import type { CallSite } from './definition.js';
import type { Request } from './request.js';
import type { PathParams } from './path-params.js';
import type { RouteOptions } from './route.js';

/** What a stage variable may be, and what handlers get of it. Made by `oneOf`; `flag` and `text` are two more. */
export interface StageVariable<Value> {
  /** @internal What tells it from the others. */
  readonly kind: 'flag' | 'one of' | 'text';
  /** @internal The values that it may have, if it is one of some. */
  readonly values?: readonly string[];
  /** @internal Not there: for the type alone. */
  readonly value?: Value;
}

/** A stage variable that is `true` or `false`; handlers get a boolean. */
export const flag: StageVariable<boolean> = { kind: 'flag' };

/** A stage variable that may have any text. */
export const text: StageVariable<string> = { kind: 'text' };

/**
 * A stage variable that has one of some values.
 *
 * @param values at least one
 */
export function oneOf<const Values extends readonly [string, ...string[]]>(...values: Values): StageVariable<Values[number]> {
  return checked ? { kind: 'one of', values } : text;
}

/** Stage variables by their names. */
export type DeclaredVariables = { readonly [name: string]: StageVariable<boolean | string> };

/** What handlers get of declared stage variables. */
export type StageVars<Declared extends DeclaredVariables> = {
  readonly [Name in keyof Declared]: Declared[Name] extends StageVariable<infer Value> ? Value : never;
};

/** An app whose handlers know the types of its stage variables. */
export type WithStageVars<Declared extends DeclaredVariables> = {
  readonly [Method in 'route' | 'get' | 'post' | 'put' | 'patch' | 'delete' | 'head' | 'options']: DeclareRoute<
    StageVars<Declared>,
    Method extends 'route' ? RouteOptions : Omit<RouteOptions, 'methods'>
  >;
};

/** Declares routes whose handlers know the types of the stage variables. */
interface DeclareRoute<Vars, Options> {
  /** Path, handler and result are those of `route`. */
  <const Path extends string>(path: Path, handler: VarsHandler<Path, Vars>): void;
  /** Path, options, handler and result are those of `route`. */
  <const Path extends string>(path: Path, options: Options, handler: VarsHandler<Path, Vars>): void;
}

/** A handler of a route that knows the types of the stage variables. */
type VarsHandler<Path extends string, Vars> = (params: PathParams<Path>, request: Omit<Request, 'stageVars'> & { readonly stageVars: Vars }) => unknown;

/** A declared stage variable, as plain data. */
export interface StageVariableDefinition {
  /** As in `stage_variables`. */
  readonly name: string;
  /** What its values may be. */
  readonly kind: StageVariable<unknown>['kind'];
  /** Of one that has one of some values; otherwise empty. */
  readonly values: readonly string[];
  /** Where it is declared, in the bundle. */
  readonly at: CallSite;
}

/** Leaves out what is no declaration, and reports it. */
export function describeVariables(declared: DeclaredVariables): StageVariableDefinition[] {
  if (!checked) return [];
  const at = callSite();
  return Object.entries(declared).flatMap(([name, variable]: [string, Partial<StageVariable<unknown>> | undefined]) => {
    const { kind, values = [] } = variable ?? {};
    const isOne = kind === 'flag' || kind === 'text' || (kind === 'one of' && values.length > 0 && values.every((value) => typeof value === 'string'));
    if (isOne) return [{ name, kind, values, at }];
    refuse('stage-variable-type', `the stage variable '${name}' cannot be ${describe(variable)}`, "write flag, text, or oneOf('a', 'b')");
    return [];
  });
}

/** What is wrong with the value of a declared stage variable; undefined for nothing. */
export function variableMistake({ kind, values }: StageVariableDefinition, value: string | undefined): string | undefined {
  const allowed = kind === 'flag' ? ['true', 'false'] : values;
  if (value === undefined) return 'is missing';
  return kind === 'text' || allowed.includes(value) ? undefined : `must be ${listed(allowed.map((one) => `'${one}'`))}`;
}

function listed(values: readonly string[]): string {
  return [values.slice(0, -1).join(', '), values.at(-1)!].filter((part) => part !== '').join(' or ');
}

/** As handlers get them: flags as booleans, all others as they are. */
export function parseStageVars(declared: DeclaredVariables | undefined, given: { readonly [name: string]: string }): { readonly [name: string]: string } {
  const vars: { [name: string]: unknown } = { ...given };
  for (const name in declared) if (declared[name]!.kind === 'flag') vars[name] = given[name] === 'true';
  return vars as { readonly [name: string]: string };
}
