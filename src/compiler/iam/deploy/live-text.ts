import type { Stack } from './stage-template.js';

/** A part of a text of the app's template, as it is written into another stack. */
export type Piece =
  | { readonly kind: 'literal'; readonly text: string }
  /** For `Fn::Sub` as it stands: a pseudo parameter, the stack's name, or names that CloudFormation generates from it (`…-*`). */
  | { readonly kind: 'kept'; readonly text: string }
  /** Known only at deployment. The reason is a sentence without a full stop; the parameter is one that needs a default. */
  | { readonly kind: 'open'; readonly reason: string; readonly parameter?: string };

export type LiveText = readonly Piece[];

export type OpenPiece = Extract<Piece, { readonly kind: 'open' }>;

/** IAM's longest ARN has 2048 characters. It also keeps texts short that are built of each other again and again. */
const mostCharacters = 2048;

export function literal(text: string): LiveText {
  return [{ kind: 'literal', text }];
}

export function kept(text: string): LiveText {
  return [{ kind: 'kept', text }];
}

export function open(reason: string, parameter?: string): LiveText {
  return [{ kind: 'open', reason, ...(parameter !== undefined && { parameter }) }];
}

/** The texts one after the other, with neighbouring literals as one piece. */
export function joined(texts: readonly LiveText[]): LiveText {
  const pieces: Piece[] = [];
  for (const piece of texts.flat()) {
    if (piece.kind === 'literal' && piece.text === '') continue;
    const last = pieces.at(-1);
    if (piece.kind === 'literal' && last?.kind === 'literal') pieces[pieces.length - 1] = { kind: 'literal', text: last.text + piece.text };
    else pieces.push(piece);
  }
  const length = pieces.reduce((sum, piece) => sum + (piece.kind === 'open' ? 1 : piece.text.length), 0);
  return length > mostCharacters ? open(`it is longer than ${mostCharacters} characters`) : pieces;
}

/** The text itself, unless a part of it is another stack's or known only at deployment. */
export function plainText(text: LiveText): string | undefined {
  return text.every(({ kind }) => kind === 'literal') ? text.map((piece) => (piece.kind === 'literal' ? piece.text : '')).join('') : undefined;
}

/** For `Fn::Sub` in the pipeline's template: `*` stands for what is known only at deployment. */
export function subText(text: LiveText): string {
  return markedText(text, '*');
}

/** The same with another mark for what is known only at deployment. */
export function markedText(text: LiveText, mark: string): string {
  return text.map((piece) => (piece.kind === 'open' ? mark : piece.kind === 'kept' ? piece.text : piece.text.replaceAll('${', '${!'))).join('');
}

/**
 * What makes the text stand for more than one name; none if nothing does. A text that begins with the stack's name is among the names
 * that CloudFormation generates for the stack.
 */
export function openPieces(text: LiveText, stack: Stack): OpenPiece[] {
  const [first, second] = text;
  if (first?.kind === 'kept' && first.text === stack.live && second?.kind === 'literal' && second.text.startsWith('-')) return [];
  return text.flatMap((piece) => {
    if (piece.kind === 'open') return [piece];
    if (piece.kind === 'kept') return [];
    if (piece.text.includes('{{resolve:')) return [{ kind: 'open', reason: 'a dynamic reference is resolved only at deployment' }];
    return /[*?]/.test(piece.text) ? [{ kind: 'open', reason: 'it holds a wildcard' }] : [];
  });
}

/** The text without a slash at its start. */
export function withoutSlash(path: LiveText): LiveText {
  const [first, ...others] = path;
  return first?.kind === 'literal' ? [{ kind: 'literal', text: first.text.replace(/^\//, '') }, ...others] : path;
}
