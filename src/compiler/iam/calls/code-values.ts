import type { CodeValue, CodeValues, MadeArgument, MadePart, Member, Pattern, TextPart } from './code-value.js';
import { combinations } from './combinations.js';
import { isSlot } from './constant.js';
import { fixedSlot } from './flow.js';
import { makeTexts } from './make-text.js';
import { isSureName } from './sure-name.js';
import type { Constant, EnvironmentVariable, MadeText, Slot, Thing, Value } from './value.js';

/** Alternatives of one value, and how deep values are shown. */
const most = 20;
const deepest = 6;
const mostItems = 100;

/** Values that are shown of one property of an input, with all that is in it. */
const mostShown = 300;

/** Where in a value we are. */
interface Showing {
  /** The place of what has no place of its own. */
  readonly at: number;
  readonly above: readonly Thing[];
  /** How many values may follow. */
  readonly budget: { left: number };
}

/** What a slot holds, as plain data. */
export function codeValues(slot: Slot, at: number): CodeValues {
  return valuesOf(slot, { at, above: [], budget: { left: mostShown } });
}

function valuesOf(slot: Slot, showing: Showing): CodeValues {
  const { at, budget } = showing;
  budget.left -= slot.values.length;
  if (slot.values.length === 0 || budget.left < 0) return [{ kind: 'unknown', at }];
  const only = slot.values.length === 1 ? oneValue(slot.values[0]!, showing) : undefined;
  if (only !== undefined && only.length < 2) return only;
  const found = new Map<string, CodeValue>();
  for (const value of slot.values)
    for (const one of only ?? oneValue(value, showing)) {
      // Unknown values at two places are two, as each has its own fix.
      found.set(JSON.stringify(one), one);
      if (found.size > most) return [{ kind: 'unknown', at }];
    }
  return [...found].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, one]) => one);
}

function oneValue(value: Value, { above, at, budget }: Showing): CodeValues {
  switch (value.kind) {
    case 'nothing':
    case 'getter':
    case 'setter':
      return [];
    case 'text':
      return [{ kind: 'text', parts: [value.text] }];
    case 'variable':
    case 'joined':
    case 'made':
    case 'listed':
      return pieceOf(value, at, above.length - 1, budget).map((parts) => ({ kind: 'text', parts }));
    case 'unknown':
      return [{ kind: 'unknown', at: value.at < 0 ? at : value.at }];
    case 'other':
      return [{ kind: 'other' }];
    case 'thing':
      return above.length >= deepest || above.includes(value) ? [{ kind: 'unknown', at }] : [thingValue(value, { at, above: [...above, value], budget })];
    default:
      return [{ kind: 'unknown', at }];
  }
}

function thingValue(thing: Thing, showing: Showing): CodeValue {
  const { above, at } = showing;
  if (thing.shape === 'array') {
    const items = [...thing.written].sort((left, right) => Number(left) - Number(right)).flatMap((name) => valuesOf(thing.fields.get(name)!, showing));
    const others = thing.rest.values.length === 0 ? [] : valuesOf(thing.rest, showing);
    // What is pushed is known as well as what is written into the list, though not at which place.
    const all = distinct([...items, ...others]);
    return { kind: 'list', items: all.slice(0, mostItems), isWhole: all.length <= mostItems && others.every(({ kind }) => kind !== 'unknown') };
  }
  if (thing.shape !== 'object') return { kind: 'unknown', at: thing.shape === 'native' ? thing.at : at };
  // No property of the input takes anything from another.
  const ofMember = (slot: Slot): CodeValues => valuesOf(slot, above.length > 1 ? showing : { ...showing, budget: { left: mostShown } });
  const members: Member[] = [...thing.written].sort().map((name) => {
    const slot = thing.fields.get(name)!;
    const isSure = isSureName(thing, name) && !slot.values.some(({ kind }) => kind === 'nothing');
    return { name: [name], values: ofMember(slot), ...(!isSure && { mayLack: true }) };
  });
  const partly = (thing.partly ?? []).flatMap(({ name, slot }) =>
    pieceOf(name, at, above.length, showing.budget).map((parts) => ({ name: parts, values: ofMember(slot) })),
  );
  return { kind: 'object', members: [...members, ...partly], isWhole: isWhole(thing) };
}

/** Whether all its names are known. What unseen code may add later changes nothing of what was given. */
function isWhole(thing: Thing): boolean {
  if (!thing.protos.values.every(({ kind }) => kind === 'thing' || kind === 'other' || kind === 'nothing')) return false;
  if (thing.rest.values.length === 0) return true;
  const known = new Set((thing.partly ?? []).flatMap(({ slot }) => slot.values));
  return thing.rest.values.every((value) => known.has(value) || (thing.isEscaped && value.kind === 'unknown'));
}

function distinct(values: CodeValues): CodeValues {
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
}

/** Every way to join what the parts may be. */
function joined(parts: readonly Slot[], at: number, depth: number, budget: Showing['budget']): (readonly TextPart[])[] {
  let texts: (readonly TextPart[])[] = [[]];
  if (depth > deepest) return [[{ unknown: at }]];
  for (const part of parts) {
    budget.left -= part.values.length;
    if (budget.left < 0) return [[{ unknown: at }]];
    const pieces = part.values.flatMap((value) => pieceOf(value, at, depth, budget));
    const choices: (readonly TextPart[])[] = pieces.length === 0 ? [[{ unknown: at }]] : pieces;
    texts = texts.flatMap((text) => choices.map((piece) => [...text, ...piece]));
    if (texts.length > most) return [[{ unknown: at }]];
  }
  return texts.map(compact);
}

function pieceOf(value: Value, at: number, depth: number, budget: Showing['budget']): (readonly TextPart[])[] {
  switch (value.kind) {
    case 'nothing':
      return [];
    case 'text':
      return [[value.text]];
    case 'variable':
      return [[variablePart(value, at, depth + 1, budget)]];
    case 'joined':
      return joined(value.parts, value.at, depth + 1, budget);
    case 'made':
      return made(value, depth + 1, budget);
    case 'listed':
      return joined(listedParts(value), value.at, depth + 1, budget);
    default:
      return [[{ unknown: value.kind === 'unknown' && value.at >= 0 ? value.at : at }]];
  }
}

function variablePart({ name, otherwise }: EnvironmentVariable, at: number, depth: number, budget: Showing['budget']): TextPart {
  if (otherwise === undefined) return { variable: name };
  return { variable: name, otherwise: { texts: joined([otherwise.slot], at, depth, budget), alsoForEmpty: otherwise.alsoForEmpty } };
}

/** `undefined` counts as an empty text in a list that is joined. */
function listedParts({ list, separator, at }: Value & { readonly kind: 'listed' }): Slot[] {
  const { places, rest } = list;
  if (places === undefined || rest.values.length > 0) return [fixedSlot({ kind: 'unknown', at })];
  return Array.from({ length: places }, (_, index) => list.fields.get(String(index))!).flatMap((item, index) => {
    const text = item.values.some(({ kind }) => kind === 'nothing') ? fixedSlot(...item.values.map((one) => (one.kind === 'nothing' ? noText : one))) : item;
    return index === 0 ? [text] : [separator, text];
  });
}

const noText: Value = { kind: 'text', text: '' };

/** Every way to make a text of what the text and the arguments may be. */
function made({ args, at, method, of, piece }: MadeText, depth: number, budget: Showing['budget']): (readonly TextPart[])[] {
  const textsOf = (arg: Slot | Constant): readonly MadeArgument[] => (isSlot(arg) ? joined([arg], at, depth, budget) : [arg]);
  const choices = combinations([of, ...args], textsOf, most);
  if (choices === undefined) return [[{ unknown: at }]];
  return choices.flatMap(([text, ...given]) => madeOf({ made: text as readonly TextPart[], method, args: given, at, ...(piece !== undefined && { piece }) }));
}

/** At once, as far as it can be told. Nothing where there is no such piece. */
function madeOf(part: MadePart): (readonly TextPart[])[] {
  const { args, at, method, piece } = part;
  if (isHole(part.made)) return [part.made];
  if (args[0] !== undefined && isHole(args[0])) return [[{ unknown: at }]];
  const [text] = part.made;
  const given = args.map((arg) => (Array.isArray(arg) ? literal(arg as readonly TextPart[]) : (arg as number | Pattern)));
  if (part.made.length > 1 || typeof text !== 'string' || given.includes(undefined)) return [[part]];
  const texts = makeTexts(text, method, given as (string | number | Pattern)[], piece);
  return texts === undefined ? [[{ unknown: at }]] : texts.map((one) => [one]);
}

function isHole(parts: MadeArgument): boolean {
  const [part] = Array.isArray(parts) ? (parts as readonly TextPart[]) : [];
  return typeof part === 'object' && 'unknown' in part && (parts as readonly TextPart[]).length === 1;
}

function literal(parts: readonly TextPart[]): string | undefined {
  return parts.length === 1 && typeof parts[0] === 'string' ? parts[0] : undefined;
}

function compact(parts: readonly TextPart[]): readonly TextPart[] {
  const made: TextPart[] = [];
  for (const part of parts) {
    const last = made.at(-1);
    if (typeof part === 'string' && typeof last === 'string') made[made.length - 1] = last + part;
    else if (part !== '') made.push(part);
  }
  return made.length === 0 ? [''] : made;
}
