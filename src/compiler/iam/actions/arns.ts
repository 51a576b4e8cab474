import type { Value } from '../../cloudformation/template.js';
import { any, clientRegion, joined, type Piece, pseudo, type Text, type Untold, untoldOf } from './text.js';
import { type Input, mayLackAll } from './input.js';
import type { Reading } from './read-name.js';
import type { RightsContext } from './rights-context.js';
import { readSource, type Source } from './source.js';

/** For each `${…}` in the format of a type's ARN, beside partition, region and account, where the input says it. */
export interface Sources {
  readonly [placeholder: string]: Source;
}

/** The resources of one type to which a call applies. */
export interface Arns {
  readonly arns: readonly Arn[];
  /** What could not be told, of ARNs that have `*` for it, and of those that are not there. */
  readonly untold: readonly Untold[];
  /** Whether it may be any resource, so that the ARNs are not all. */
  readonly isOpen: boolean;
}

export interface Arn {
  readonly text: Text;
  /** As in a statement; undefined for none. */
  readonly condition: Value | undefined;
}

/** The region that the client was made with. */
export interface Regions {
  /** One or several; none for the function's own. */
  readonly texts: readonly Text[];
  /** What could not be told of it, so that the only text is `*`. */
  readonly untold: Untold | undefined;
}

/** More combinations of names are not told apart. */
const mostArns = 64;

/**
 * @param format As in IAM's data: `arn:${Partition}:sqs:${Region}:${Account}:${QueueName}`. What has no source is anything.
 * @returns Undefined if the call has nothing to do with a resource of this type, because the input does not name one.
 */
export function arnsOf(format: string, sources: Sources, input: Input, context: RightsContext, regions: Regions): Arns | undefined {
  let states: State[] = [{ text: [], region: undefined, account: undefined, condition: undefined }];
  const untold: Untold[] = [];
  let isOpen = false;
  let isNamed = false;
  for (const part of partsOf(format)) {
    const source = typeof part === 'string' ? sources[part] : undefined;
    if (source === undefined) {
      for (const state of states) state.text = joined(state.text, typeof part === 'string' ? [any] : part);
      continue;
    }
    const readings = readSource(source, input, context);
    const usable: Reading[] = [];
    const open: Untold[] = [];
    for (const reading of readings) {
      if (reading.kind === 'untold') open.push(reading.untold);
      else if (reading.kind !== 'none') usable.push(reading);
    }
    // Where only an ARN can stand, a name says nothing.
    if (format.startsWith('${') && usable.some(({ kind }) => kind === 'name')) open.push({ at: input.at });
    untold.push(...open);
    // In a table or a bucket that is known, it may be any part, but nothing outside.
    if (isNamed) usable.push(...open.map((one): Reading => ({ kind: 'name', text: [{ kind: 'unknown', untold: one }] })));
    else isOpen ||= open.length > 0;
    isNamed ||= usable.length > 0 && open.length === 0;
    if (usable.length === 0 && open.length === 0) {
      if (source.absent === undefined || readings.length > 0) return undefined;
      usable.push(absentOf(source.absent));
    } else if (source.absent !== undefined && source.members.length > 0 && mayLackAll(input, source.members)) usable.push(absentOf(source.absent));
    states = states.flatMap((state) => usable.map((reading) => extended(state, reading))).slice(0, mostArns);
  }
  const arns = states.flatMap((state) => placed(state, regions));
  if (regions.untold !== undefined && states.some(({ text, region }) => region === undefined && text.includes(clientRegion))) untold.push(regions.untold);
  return { arns, untold: [...untold, ...arns.flatMap(({ text }) => untoldOf(text))], isOpen };
}

function absentOf(absent: string): Reading {
  return { kind: 'name', text: [absent === '*' ? any : absent] };
}

/** An ARN in the making. Region and account are put in at the end, because a name may bring its own. */
interface State {
  text: Text;
  readonly region: Text | undefined;
  readonly account: Text | undefined;
  readonly condition: Value | undefined;
}

const account: Piece = { kind: 'pseudo', name: 'account' };
const places: { readonly [name: string]: Piece } = { Partition: pseudo('Partition'), Region: clientRegion, Account: account };

function extended(state: State, reading: Reading): State {
  // It is all that came before, and the place itself.
  if (reading.kind === 'arn') return { text: reading.text, region: undefined, account: undefined, condition: undefined };
  if (reading.kind !== 'name') return state;
  return {
    text: joined(state.text, reading.text),
    region: reading.region ?? state.region,
    account: reading.account ?? state.account,
    condition: reading.condition,
  };
}

function placed(state: State, { texts }: Regions): Arn[] {
  const own = state.region === undefined ? (texts.length === 0 ? [[pseudo('Region')]] : texts) : [state.region];
  const all = state.text.includes(clientRegion) ? own : [[]];
  const ownAccount = state.account ?? [pseudo('AccountId')];
  return all.map((region) => ({
    text: joined(...state.text.map((piece): Text => (piece === clientRegion ? region : piece === account ? ownAccount : [piece]))),
    condition: state.condition,
  }));
}

/** A `*` of the format itself is one. */
function wildcards(text: string): Text {
  return text.split('*').flatMap((part, index): Piece[] => (index === 0 ? [part] : [any, part]));
}

/** A text that is the same for all calls, or the name of what stands in a place. */
type Part = Text | string;

/** There are as many as types in IAM's data and in the rules. */
const known = new Map<string, readonly Part[]>();

function partsOf(format: string): readonly Part[] {
  const parts = known.get(format) ?? cut(format);
  known.set(format, parts);
  return parts;
}

function cut(format: string): Part[] {
  const parts: Part[] = [];
  let fixed: Text = [];
  for (const [index, part] of format.split(/\$\{([^}]*)\}/).entries()) {
    const text = index % 2 === 0 ? wildcards(part) : Object.hasOwn(places, part) ? [places[part]!] : undefined;
    if (text !== undefined) fixed = joined(fixed, text);
    else {
      parts.push(fixed, part);
      fixed = [];
    }
  }
  return [...parts, fixed].filter((part) => part.length > 0);
}
