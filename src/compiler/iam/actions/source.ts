import { any, isHole, isUnknown, joined, type Text, type Untold } from './text.js';
import { type Input, lastMember, valuesAt } from './input.js';
import { type Named, readName, type Reading } from './read-name.js';
import { resolveText } from './resolve-text.js';
import type { RightsContext } from './rights-context.js';

/** Where an input says what stands in a place of an ARN. */
export interface Source {
  /** Paths in the input, as `valuesAt` takes them. Each that is there counts. */
  readonly members: readonly string[];
  /** How a text is read; as a name or an ARN where nothing else is said. */
  readonly read: Reader;
  /** What stands there if the input has none of the members; `*` for anything. Without it, the call has nothing to do with such a resource. */
  readonly absent: string | undefined;
  /** Whether the value only ever comes from AWS, as the ID of a job, so that anything may stand there and nobody need be told. */
  readonly isRuntime: boolean;
}

export type Reader = (named: Named) => Reading | readonly Reading[];

export function from(members: string | readonly string[], { read = readName, absent }: { readonly read?: Reader; readonly absent?: string } = {}): Source {
  return { members: [members].flat(), read, absent, isRuntime: false };
}

/** An ID, or an ARN, that AWS makes and the code passes on. */
export function fromRuntime(...members: readonly string[]): Source {
  return { members, read: readName, absent: '*', isRuntime: true };
}

/** Anything. */
export const anything: Source = from([], { absent: '*' });

/** What an input says, one reading for each resource that it may name; none if it names none. */
export function readSource({ members, read, isRuntime }: Source, input: Input, context: RightsContext): Reading[] {
  const readings = members.flatMap((path) => {
    const member = lastMember(path);
    return valuesAt(input, path).flatMap((value): Reading[] => {
      switch (value.kind) {
        case 'text':
          return resolveText(value, context, input.at).flatMap((text) => readText({ text, member, at: input.at, context }, read));
        case 'unknown':
          return [{ kind: 'untold', untold: { at: value.at } }];
        case 'unseen':
          return [{ kind: 'untold', untold: { at: input.at, member: value.member } }];
        default:
          // A number, or nothing: `undefined` where the member is left out.
          return [];
      }
    });
  });
  // Of members of which one is there, the others need not be. Of several that may be there, the first is told.
  const firstUnseen = readings.find(isUnseen);
  const seen = readings.filter((reading) => !isUnseen(reading));
  const known = seen.length > 0 || firstUnseen === undefined ? seen : [firstUnseen];
  return isRuntime ? known.map((reading) => (reading.kind === 'untold' ? { kind: 'name', text: [any] } : reading)) : known;
}

function isUnseen(reading: Reading): boolean {
  return reading.kind === 'untold' && reading.untold.member !== undefined;
}

/** Nothing is read of a text of which nothing is known. */
function readText(named: Named, read: Reader): Reading[] {
  const untold = isUnknown(named.text) ? firstUntold(named.text) : undefined;
  return untold === undefined ? [read(named)].flat() : [{ kind: 'untold', untold }];
}

function firstUntold(text: Text): Untold | undefined {
  const [piece] = joined(text);
  return piece !== undefined && isHole(piece) ? piece.untold : undefined;
}
