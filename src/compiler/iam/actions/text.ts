import type { Value } from '../../cloudformation/template.js';

/** A part of a text that ends up in an ARN. */
export type Piece =
  /** Characters as they are. */
  | string
  /** A resource of the template: what `Ref` gives of it, or an attribute. */
  | { readonly kind: 'resource'; readonly id: string; readonly attribute: string | undefined }
  /** A text that only the deployment knows: a parameter, an import. `name` says what it is called there. */
  | { readonly kind: 'given'; readonly value: Value; readonly name: string }
  /** `AWS::Region` and its like. */
  | { readonly kind: 'pseudo'; readonly name: string }
  /** Could not be told. */
  | { readonly kind: 'unknown'; readonly untold: Untold }
  /** Any characters, on purpose: `*`, or `?` for each. */
  | { readonly kind: 'any'; readonly wildcard: string };

export type Text = readonly Piece[];

/** What could not be told. */
export interface Untold {
  /** The offset in the code. */
  readonly at: number;
  /** An environment variable that the function does not have. */
  readonly variable?: string;
  /** A member that an object may have, which is not known as a whole. */
  readonly member?: string;
  /** A resource of the template to which the policy cannot refer, and what would have to be made before it, to the role. */
  readonly circle?: readonly string[];
}

export const any: Piece = { kind: 'any', wildcard: '*' };

export function pseudo(name: 'Partition' | 'Region' | 'AccountId'): Piece {
  return { kind: 'pseudo', name: `AWS::${name}` };
}

/** The region of the client, before it is known. */
export const clientRegion: Piece = { kind: 'pseudo', name: 'region' };

/** The texts one after the other, neighbouring characters as one piece. */
export function joined(...texts: readonly Text[]): Text {
  const pieces: Piece[] = [];
  let last: Piece | undefined;
  for (const text of texts)
    for (const piece of text) {
      if (piece === '') continue;
      if (typeof piece === 'string' && typeof last === 'string') pieces[pieces.length - 1] = last += piece;
      else pieces.push((last = piece));
    }
  return pieces;
}

/** Cuts the text at a separator, as `String.split`; what is not known as characters is never cut. */
export function split(text: Text, separator: string, limit: number = Infinity): Text[] {
  const parts: Piece[][] = [[]];
  for (const piece of text) {
    if (typeof piece !== 'string') {
      parts.at(-1)!.push(piece);
      continue;
    }
    const [first, ...others] = piece.split(separator);
    parts.at(-1)!.push(first!);
    for (const [index, other] of others.entries()) {
      if (parts.length < limit) parts.push([other]);
      else {
        parts.at(-1)!.push(separator + [other, ...others.slice(index + 1)].join(separator));
        break;
      }
    }
  }
  return parts.map((part) => joined(part));
}

/** The whole text, if all of it is characters. */
export function literal(text: Text): string | undefined {
  if (text.length === 0) return '';
  return text.length === 1 && typeof text[0] === 'string' ? text[0] : undefined;
}

export function startsWith(text: Text, start: string): boolean {
  return typeof text[0] === 'string' && text[0].startsWith(start);
}

/** What could not be told of the text. */
export function untoldOf(text: Text): Untold[] {
  return text.flatMap((piece) => (isHole(piece) ? [piece.untold] : []));
}

/** Whether nothing at all is known of the text. */
export function isUnknown(text: Text): boolean {
  return text.length > 0 && text.every(isHole);
}

/** Whether a piece could not be told. */
export function isHole(piece: Piece): piece is Extract<Piece, { readonly kind: 'unknown' }> {
  return typeof piece === 'object' && piece.kind === 'unknown';
}
