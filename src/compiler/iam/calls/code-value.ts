/** A value in the code, as far as it is known without running it. */
export type CodeValue =
  | CodeText
  | { readonly kind: 'object'; readonly members: readonly Member[]; readonly isWhole: boolean }
  | { readonly kind: 'list'; readonly items: CodeValues; readonly isWhole: boolean }
  /** A number, a boolean, `null` or anything else that names nothing. */
  | { readonly kind: 'other' }
  /** `at` is the offset in the code of the expression that could not be told. */
  | { readonly kind: 'unknown'; readonly at: number };

/** A text, with holes for what is not known: `orders-${process.env.STAGE}`. */
export interface CodeText {
  readonly kind: 'text';
  readonly parts: readonly TextPart[];
}

export type TextPart =
  | string
  /** The value of an environment variable. */
  | { readonly variable: string; readonly otherwise?: VariableDefault }
  | MadePart
  /** The offset in the code of the expression that could not be told. */
  | { readonly unknown: number };

/** `process.env.TABLE ?? 'orders'`: each text that the default may be. With `||`, an empty variable counts as none. */
export interface VariableDefault {
  readonly texts: readonly (readonly TextPart[])[];
  readonly alsoForEmpty: boolean;
}

/** What a method of a text gives once the environment variables in it are known: `process.env.TABLE.slice(4)`. */
export interface MadePart {
  readonly made: readonly TextPart[];
  readonly method: string;
  readonly args: readonly MadeArgument[];
  /** Of `split`: which of the pieces, or all from there on. */
  readonly piece?: Piece;
  /** The offset in the code of the call. */
  readonly at: number;
}

export type MadeArgument = readonly TextPart[] | number | Pattern;

/** A regular expression. */
export interface Pattern {
  readonly pattern: string;
  readonly flags: string;
}

export interface Piece {
  readonly first: number;
  readonly andLater: boolean;
}

/** All values that an expression may have. None where it is left out, as a member of an object that nobody gives. */
export type CodeValues = readonly CodeValue[];

/** A property of an object. Its name may have holes as well: `{ [process.env.TABLE]: … }`. */
export interface Member {
  readonly name: readonly TextPart[];
  readonly values: CodeValues;
  /** Whether the object may do without it when the code runs: `{ IndexName: isLast ? 'last' : undefined }`. */
  readonly mayLack?: true;
}
