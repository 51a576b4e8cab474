/** What `tschalice explain` says of a code. All texts are plain sentences; those of `why` and `fix` end in a full stop. */
export interface CodeEntry {
  /** What is wrong, in a few words, without a full stop. */
  readonly title: string;
  /** Why it matters: what AWS, Lambda or the tool would do otherwise. */
  readonly why: string;
  /** What to do about it. */
  readonly fix: string;
  /** Lines as the user would write them. */
  readonly example?: string;
}

/** Of a code that is an error in one case and a warning in another. */
export interface EitherEntry extends CodeEntry {
  /** What decides. */
  readonly depends: string;
}

/** The codes of one theme, by the severity that their problems have. */
export interface CodeGroup {
  readonly errors: { readonly [code: string]: CodeEntry };
  readonly warnings: { readonly [code: string]: CodeEntry };
  readonly either: { readonly [code: string]: EitherEntry };
}
