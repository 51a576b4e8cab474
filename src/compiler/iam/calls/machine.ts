import type { Flow } from './flow.js';
import type { Syntax } from './syntax.js';
import type { Call, Command, Frame, Scope, Slot, Thing, Value } from './value.js';

/** The evaluation's state, and the parts of it that need each other. */
export interface Machine {
  readonly flow: Flow;
  readonly code: string;
  /** Holds `undefined`. */
  readonly none: Slot;
  readonly other: Slot;
  readonly texts: Map<string, Slot>;
  readonly interned: Map<string, Value>;
  /** The frames of each function, by how they are reached, and how many its code has. */
  readonly frames: Map<Thing, Map<string, Frame>>;
  readonly frameCounts: Map<Syntax, number>;
  readonly methods: Map<Value, Map<string, Value>>;
  readonly bound: Map<Slot, Value>;
  readonly prototypes: Map<Thing, Thing>;
  /** What each call in the code passes, for those that declare handlers. */
  readonly declaring: ReadonlySet<number>;
  readonly declared: Map<number, Slot>;
  readonly middleware: { readonly types: Slot; readonly handlers: Slot }[];
  /** What is thrown anywhere. */
  readonly thrown: Slot;
  readonly global: Thing;
  readonly modules: Frame;
  readonly idle: Map<Thing, Command>;
  readonly functions: Map<Syntax, FunctionCode>;
  readonly declarations: Map<Syntax, Declarations>;
  /** What functions are called in the code. */
  readonly names: Map<Thing, string>;
  /** Whether any object says itself what awaiting it gives. */
  readonly hasThenables: boolean;

  evaluate(node: Syntax, scope: Scope): Slot;
  runBody(frame: Frame): void;
  runStatements(owner: Syntax, statements: readonly Syntax[], scope: Scope): void;
  invoke(call: Call, target: Value, self: Slot): void;
  read(value: Value, name: string | undefined, to: Slot, frame: Frame, at: number): void;
  write(value: Value, name: string | undefined, from: Slot, frame: Frame, at: number): void;
  escape(value: Value, frame: Frame, at: number): void;
}

/** What a block or a function's body declares. */
export interface Declarations {
  /** Of this block alone: `let`, `const`, classes. */
  readonly names: readonly string[];
  /** `var`, from inner blocks too. */
  readonly vars: readonly string[];
  readonly functions: readonly Syntax[];
}

/** What is asked of a function's code each time that it is called. */
export interface FunctionCode {
  readonly parameters: readonly Syntax[];
  /** What the rest parameter is. */
  readonly rest: Syntax | undefined;
  readonly usesArguments: boolean;
  readonly body: Syntax | undefined;
}
