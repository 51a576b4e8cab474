/** What `tschalice explain` says about a code. `why` and `fix` are full sentences, with a full stop. */
export interface CodeEntry {
  /** What is wrong, in a few words, without a full stop. */
  readonly title: string;
  /** Why it matters: what AWS, Lambda or the tool would do. */
  readonly why: string;
  /** How to fix it. */
  readonly fix: string;
  /** Lines that the user could write. */
  readonly example?: string;
}

/** For a code that is an error in some cases and a warning in others. */
export interface EitherEntry extends CodeEntry {
  /** When it is which. */
  readonly depends: string;
}

/** The codes of one theme, by the severity that their problems have. */
export interface CodeGroup {
  readonly errors: { readonly [code: string]: CodeEntry };
  readonly warnings: { readonly [code: string]: CodeEntry };
  readonly either: { readonly [code: string]: EitherEntry };
}
