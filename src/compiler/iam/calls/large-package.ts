import type { Frame, Slot, Thing } from './value.js';

/**
 * A package that takes too long to be followed, and that calls AWS only with what it gets. It stands for all that it makes: it may call what it
 * ever got with what it ever got, make objects of the classes that it got, and give back all of that.
 */
export interface LargePackage {
  /** It holds what the package got. */
  readonly thing: Thing;
  /** Where what it gets arrives. */
  readonly inbox: Slot;
  /** What it gives back. */
  readonly outbox: Slot;
  /** What the package calls is called in this frame, which counts for those that call the package when they run. */
  readonly frame: Frame;
  /** The names in its code: it calls no other methods. */
  readonly names: ReadonlySet<string>;
  /** Whether any function of the app calls it. */
  isCalled: boolean;
}
