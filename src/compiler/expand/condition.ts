import type { Value } from '../cloudformation/template.js';
import type { Properties } from './properties.js';

/** The most conditions that `Fn::Or` takes. */
const most = 10;

/** Conditions of which one must hold, as a condition with this name; with more than ten, through further ones with numbers. */
export function combined(conditions: readonly string[], name: string): Properties {
  const made: [string, Properties][] = [];
  let rest = [...conditions];
  let number = Math.floor((conditions.length - 2) / (most - 1));
  while (rest.length > 1) {
    const id = number > 0 ? `${name}${number}` : name;
    number -= 1;
    made.push([id, { 'Fn::Or': rest.slice(0, most).map((Condition) => ({ Condition })) }]);
    rest = [...rest.slice(most), id];
  }
  return Object.fromEntries(made);
}

/** A value that is only there if a condition holds. */
export function conditional(condition: Value | undefined, value: Value): Value {
  return condition === undefined ? value : { 'Fn::If': [condition, value, { Ref: 'AWS::NoValue' }] };
}
