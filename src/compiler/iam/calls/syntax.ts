/** A node of ESTree as the evaluation reads it: what it holds depends on its type, which a `switch` asks for first. */
export interface Syntax {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  // oxlint-disable-next-line typescript/no-explicit-any -- a checked type for each of a hundred kinds of nodes would say no more than ESTree does
  readonly [key: string]: any;
}
