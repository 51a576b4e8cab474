import type { Value } from '../cloudformation/template.js';
import { nearest } from '../problem/nearest.js';

/**
 * The intrinsic functions that the user wrote in short form (`!Sub …`), by identity: a merge puts the same objects into
 * the template, so the YAML writer can tell them from ours. A copy is written in long form.
 */
export type ShortForms = WeakSet<object>;

/** The functions that CloudFormation has in short form; the last six are for the section Rules. */
const functions: readonly string[] = `
  Ref Condition Sub GetAtt Join Select Split If And Or Not Equals FindInMap ImportValue Base64 Cidr GetAZs Transform Length ToJsonString
  Contains EachMemberEquals EachMemberIn RefAll ValueOf ValueOfAll
`
  .trim()
  .split(/\s+/);

export function isFunctionTag(tag: string): boolean {
  return tag.startsWith('!') && functions.includes(tag.slice(1));
}

/** What to write instead of a tag that is none of a function. */
export function tagFix(tag: string): string {
  const name = tag.replace(/^!/, '').replace(/^Fn::/, '');
  const near = nearest(name, functions);
  if (near !== undefined) return `did you mean '!${near}'?`;
  return tag.startsWith('!') ? `remove the tag, or write a function that tschalice does not know in its long form, 'Fn::${name}:'` : 'remove the tag';
}

/** `!Ref X` → `{Ref: X}`, `!Condition X` → `{Condition: X}`, any other `!Name v` → `{Fn::Name: v}`. */
export function longForm(tag: string, value: Value): { [name: string]: Value } {
  const name = tag.slice(1);
  if (name === 'Ref' || name === 'Condition') return { [name]: value };
  if (name === 'GetAtt' && typeof value === 'string') return { 'Fn::GetAtt': splitOnce(value) };
  return { [`Fn::${name}`]: value };
}

/** The reverse, for objects among the `shortForms`; undefined for all others. */
export function shortForm(value: object, shortForms: readonly ShortForms[]): { tag: string; value: Value } | undefined {
  if (!shortForms.some((forms) => forms.has(value))) return undefined;
  const [name, inner] = Object.entries(value)[0] as [string, Value];
  return { tag: `!${name.replace(/^Fn::/, '')}`, value: name === 'Fn::GetAtt' ? joinOnce(inner) : inner };
}

/** Turns `A.B.C` into `['A', 'B.C']`: an attribute's name may have dots, a logical ID has none. */
function splitOnce(text: string): string[] {
  const point = text.indexOf('.');
  return point === -1 ? [text] : [text.slice(0, point), text.slice(point + 1)];
}

function joinOnce(value: Value): Value {
  if (!Array.isArray(value) || value.length === 0 || value.length > 2) return value;
  const texts = value.filter((part) => typeof part === 'string');
  return texts.length === value.length && !texts[0]!.includes('.') ? texts.join('.') : value;
}
