import type { Value } from './template.js';

export function ref(logicalId: string): { Ref: string } {
  return { Ref: logicalId };
}

export function getAtt(logicalId: string, attribute: string): { 'Fn::GetAtt': [string, string] } {
  return { 'Fn::GetAtt': [logicalId, attribute] };
}

export function sub(text: string): { 'Fn::Sub': string } {
  return { 'Fn::Sub': text };
}

/** The string, wrapped in `Fn::Sub` if it has `${…}`. */
export function live(text: string): string | { 'Fn::Sub': string } {
  return text.includes('${') ? sub(text) : text;
}

/** `Fn::Sub` with its own variables. */
export function subWith(text: string, variables: { [name: string]: Value }): { 'Fn::Sub': [string, { [name: string]: Value }] } {
  return { 'Fn::Sub': [text, variables] };
}

export function join(separator: string, parts: Value[]): { 'Fn::Join': [string, Value[]] } {
  return { 'Fn::Join': [separator, parts] };
}

/** True for `{Ref: …}`, `{Condition: …}` and `{Fn::…: …}`: a map that CloudFormation replaces with a value. */
export function isIntrinsic(value: unknown): value is { [name: string]: Value } {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return false;
  const keys = Object.keys(value);
  if (keys.length !== 1) return false;
  const key = keys[0]!;
  return key.startsWith('Fn::') || ((key === 'Ref' || key === 'Condition') && typeof (value as { [name: string]: unknown })[key] === 'string');
}

/** Whether a map is a function of CloudFormation, or has one among its keys, as where a macro adds to it: what it will be is not known here. */
export function hasFunction(value: object): boolean {
  return Object.keys(value).some((key) => key === 'Ref' || key.startsWith('Fn::'));
}

/** The two values of `Fn::If`. */
export function branchesOf(value: Value): readonly Value[] {
  return Array.isArray(value) ? (value as readonly Value[]).slice(1, 3) : [];
}
