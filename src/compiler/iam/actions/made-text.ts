import type { MadePart, Pattern } from '../calls/code-value.js';
import { makeText, makeTexts } from '../calls/make-text.js';
import { isHole, joined, literal, type Piece, split, type Text } from './text.js';

/** An argument whose variables are known by now. */
export type GivenArgument = Text | number | Pattern;

/**
 * What a method of a text gives, now that the variables in it are known; nothing for a piece that is not there.
 *
 * What CloudFormation puts into the text is not known as characters. Only such methods that leave it as it is are followed then.
 */
export function madeTexts(text: Text, args: readonly GivenArgument[], { at, method, piece }: MadePart): Text[] {
  const whole = literal(text);
  const given = args.map((arg) => (isText(arg) ? literal(arg) : arg));
  const unknown: Piece = text.find(isHole) ?? args.filter(isText).flat().find(isHole) ?? { kind: 'unknown', untold: { at } };
  if (whole !== undefined && !given.includes(undefined)) {
    const made = makeTexts(whole, method, given as (string | number | Pattern)[], piece);
    return made === undefined ? [[unknown]] : made.map((one) => [one]);
  }
  return [madeText(text, args, method, unknown) ?? [unknown]];
}

/** Of a text that is known in part. */
function madeText(text: Text, args: readonly GivenArgument[], method: string, unknown: Piece): Text | undefined {
  switch (method) {
    case 'toLowerCase':
    case 'toUpperCase':
    case 'toLocaleLowerCase':
    case 'toLocaleUpperCase':
      return text.map((piece) => (typeof piece === 'string' ? makeText(piece, method, [])! : isHole(piece) ? piece : unknown));
    case 'trim':
    case 'trimStart':
    case 'trimEnd':
      return trimmed(text, method);
    case 'replace':
    case 'replaceAll':
      return replaced(text, args, method);
    default:
      return undefined;
  }
}

function trimmed(text: Text, method: string): Text {
  const last = text.length - 1;
  return text.map((piece, index) => {
    if (typeof piece !== 'string') return piece;
    const start = index === 0 && method !== 'trimEnd' ? piece.trimStart() : piece;
    return index === last && method !== 'trimStart' ? start.trimEnd() : start;
  });
}

/** Something that is known only in part in place of something in a text that is known. */
function replaced(text: Text, [found, instead]: readonly GivenArgument[], method: string): Text | undefined {
  const old = isText(found) ? literal(found) : undefined;
  if (literal(text) === undefined || old === undefined || old === '' || !isText(instead)) return undefined;
  const [first, ...others] = split(text, old, method === 'replace' ? 2 : Infinity);
  return joined(first!, ...others.flatMap((other) => [instead, other]));
}

function isText(argument: GivenArgument | undefined): argument is Text {
  return Array.isArray(argument);
}
