import { entriesOf, isMap, valueAt } from '../cloudformation/branch.js';
import { isIntrinsic } from '../cloudformation/intrinsic.js';
import type { TemplateDocument, Value } from '../cloudformation/template.js';
import { samResource } from './sam-resource.js';
import { type Deployment, settle } from './settle.js';

/** An environment variable of a function. */
export interface Variable {
  readonly name: string;
  /** A placeholder of the same form, if only a deployment knows it. */
  readonly value: string;
  readonly isKnown: boolean;
}

/** Values for variables whose own only a deployment knows. */
export interface RealValues {
  readonly [name: string]: string | undefined;
}

/** The variables that a template gives to a function, those of `Globals` too. A resource without a type is a function that is still to be generated. */
export function functionVariables(template: TemplateDocument, logicalId: string, deployment: Deployment): Variable[] {
  const resource = valueAt(template, ['Resources', logicalId]);
  if (!isMap(resource)) return [];
  const { Type: type = 'AWS::Serverless::Function' } = resource;
  if (type !== 'AWS::Serverless::Function' && type !== 'AWS::Lambda::Function') return [];
  const [found] = samResource(logicalId, { ...resource, Type: type }, template['Globals']);
  return variablesIn(found?.properties['Environment'], template, deployment);
}

/** The variables in the property `Environment` of a function. */
export function variablesIn(environment: Value | undefined, template: TemplateDocument, deployment: Deployment): Variable[] {
  const maps = branches(environment).flatMap((branch) => branches(isMap(branch) ? branch['Variables'] : undefined));
  const variables = new Map<string, Variable>();
  for (const map of maps) {
    if (!isMap(map) || isIntrinsic(map)) continue;
    for (const [name, written] of entriesOf(map)) {
      const settled = settle(written, template, deployment);
      // With a condition, only a deployment knows which of them it is, and whether it is there.
      if (settled !== undefined && !variables.has(name)) variables.set(name, { name, value: settled.text, isKnown: settled.isKnown && maps.length === 1 });
    }
  }
  return [...variables.values()];
}

/** The real value of each variable, or else its own, which may be a placeholder. What is known stays. */
export function withRealValues(variables: readonly Variable[], real: RealValues): { readonly [name: string]: string } {
  return Object.fromEntries(variables.map(({ name, value, isKnown }) => [name, isKnown ? value : (ownText(real, name) ?? value)]));
}

/** The names of the variables that have nothing but a placeholder. */
export function placeholders(variables: readonly Variable[], real: RealValues): string[] {
  return variables.filter(({ name, isKnown }) => !isKnown && ownText(real, name) === undefined).map(({ name }) => name);
}

function ownText(values: RealValues, name: string): string | undefined {
  return Object.hasOwn(values, name) ? values[name] : undefined;
}

/** A value, or both values of a condition. */
function branches(value: Value | undefined): (Value | undefined)[] {
  const choice = isMap(value) ? value['Fn::If'] : undefined;
  return Array.isArray(choice) && isIntrinsic(value) ? choice.slice(1).flatMap((branch: Value) => branches(branch)) : [value];
}
