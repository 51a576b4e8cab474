import type { CodeValue, CodeValues, Member } from '../calls/code-value.js';
import type { SdkCall } from '../calls/sdk-call.js';

/** What a call is called with. */
export interface Input {
  readonly values: CodeValues;
  /** The offset of the call. */
  readonly at: number;
}

export function inputOf({ input, path }: SdkCall): Input {
  return { values: input, at: path.at(-1)?.at ?? 0 };
}

/** A value at a path of the input, or a member that the input may have without its being seen. */
export type Found = CodeValue | { readonly kind: 'unseen'; readonly member: string };

/**
 * What stands at a path of the input: `TableName`, `TransactItems[].Put.TableName`, or `RequestItems{}` for the names of an object's members.
 * Nothing where no input has it.
 */
export function valuesAt(input: Input, path: string): readonly Found[] {
  let found: readonly Found[] = distinctly(input.values);
  for (const { name, kind } of stepsOf(path)) {
    found = ofEach(found, (value) => membersOf(value, name, input.at));
    if (kind === '[]') found = ofEach(found, (value) => itemsOf(value, name));
    if (kind === '{}') found = ofEach(found, (value) => namesOf(value, name));
  }
  return found;
}

/** Most inputs are one object, with one value of each member. */
function ofEach(found: readonly Found[], act: (value: Found) => readonly Found[]): readonly Found[] {
  return distinctly(found.length === 1 ? act(found[0]!) : found.flatMap(act));
}

interface Step {
  readonly name: string;
  readonly kind: '[]' | '{}' | undefined;
}

/** Every call of a service is asked for the same paths. */
const known = new Map<string, readonly Step[]>();

function stepsOf(path: string): readonly Step[] {
  const before = known.get(path);
  if (before !== undefined) return before;
  const steps = path.split('.').map(stepOf);
  known.set(path, steps);
  return steps;
}

/** The member that a path leads to, as a message names it: `TableName` of `TransactItems[].Put.TableName`. */
export function lastMember(path: string): string {
  return stepsOf(path).at(-1)!.name;
}

function stepOf(text: string): Step {
  const kind = text.endsWith('[]') ? '[]' : text.endsWith('{}') ? '{}' : undefined;
  return { name: kind === undefined ? text : text.slice(0, -2), kind };
}

/** The same value may be in many of the others that an expression can have. */
function distinctly(found: readonly Found[]): readonly Found[] {
  return found.length < 2 ? found : [...new Set(found)];
}

const nothing: readonly Found[] = [];

function membersOf(value: Found, name: string, at: number): readonly Found[] {
  if (value.kind === 'unknown' || value.kind === 'unseen') return [value];
  if (value.kind !== 'object') return nothing;
  let named: readonly Found[] | undefined;
  let open: Found[] | undefined;
  for (const member of value.members) {
    const own = plainName(member);
    if (own === name) named = named === undefined ? member.values : [...named, ...member.values];
    else if (own === undefined) (open ??= []).push({ kind: 'unknown', at });
  }
  if (named === undefined) return value.isWhole ? (open ?? nothing) : [...(open ?? nothing), { kind: 'unseen', member: name }];
  return open === undefined ? named : [...named, ...open];
}

function itemsOf(value: Found, name: string): readonly Found[] {
  if (value.kind !== 'list') return value.kind === 'unknown' || value.kind === 'unseen' ? [value] : [];
  return [...value.items, ...(value.isWhole ? [] : [{ kind: 'unseen', member: name } as const])];
}

function namesOf(value: Found, name: string): readonly Found[] {
  if (value.kind !== 'object') return value.kind === 'unknown' || value.kind === 'unseen' ? [value] : [];
  const names = value.members.map((member): Found => ({ kind: 'text', parts: member.name }));
  return [...names, ...(value.isWhole ? [] : [{ kind: 'unseen', member: name } as const])];
}

function plainName({ name }: Member): string | undefined {
  const first = name[0];
  if (name.length === 1) return typeof first === 'string' ? first : undefined;
  return name.every((part) => typeof part === 'string') ? name.join('') : undefined;
}

/** Whether the code gives the input a value there. */
export function isSeen(input: Input, path: string): boolean {
  return valuesAt(input, path).some(({ kind }) => kind !== 'unseen');
}

/** Whether the input may have a value there: also where the input is not known as a whole. */
export function isPossible(input: Input, path: string): boolean {
  return valuesAt(input, path).length > 0;
}

/** Whether one of the inputs may do without all that the paths lead to. */
export function mayLackAll({ values, at }: Input, paths: readonly string[]): boolean {
  return values.some((value) => paths.every((path) => mayLack({ values: [value], at }, path)));
}

function mayLack(input: Input, path: string): boolean {
  const end = path.lastIndexOf('.');
  const above = end === -1 ? input.values : valuesAt(input, path.slice(0, end));
  const { name } = stepsOf(path).at(-1)!;
  return above.length === 0 || above.some((value) => value.kind === 'object' && value.isWhole && !hasSurely(value.members, name));
}

/** A member whose name is known in part may be any. */
function hasSurely(members: readonly Member[], name: string): boolean {
  return members.some((one) => {
    const own = plainName(one);
    return own === undefined || (own === name && one.mayLack !== true && one.values.length > 0);
  });
}

/** Whether every input has a text there, so that it cannot be missing when the code runs. */
export function isSure({ values }: Input, member: string): boolean {
  return (
    values.length > 0 &&
    values.every(
      (value) =>
        value.kind === 'object' &&
        value.members.some((one) => plainName(one) === member && one.mayLack !== true && one.values.length > 0 && one.values.every(isText)),
    )
  );
}

/** A single part that is unknown may be undefined when the code runs. */
function isText(value: CodeValue): boolean {
  return value.kind === 'text' && (value.parts.length > 1 || typeof value.parts[0] === 'string');
}
