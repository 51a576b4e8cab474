import type { EventWords } from './emitter.js';
import type { Flow } from './flow.js';
import type { LargePackage } from './large-package.js';
import type { Syntax } from './syntax.js';
import type { Call, Command, Constant, Frame, Scope, Slot, Thing, Value } from './value.js';

export interface Contexts {
  readonly three: number;
  readonly one: number;
}

/** The evaluation's state, and the parts of it that need each other. */
export interface Machine {
  readonly flow: Flow;
  readonly code: string;
  /** Holds `undefined`. */
  readonly none: Slot;
  readonly other: Slot;
  readonly opaque: Slot;
  readonly texts: Map<string, Slot>;
  readonly interned: Map<string, Value>;
  /** The frames of each function, by how they are reached, and how many its code has. */
  readonly frames: Map<Thing, Map<string, Frame>>;
  readonly frameCounts: Map<Syntax, number>;
  readonly methods: Map<Value, Map<string, Value>>;
  /** Functions that unseen code may call, with the objects that it calls them on. */
  readonly escaped: Map<Value, Slot>;
  /** What calls pass, by the lists that they spread and by their arguments. */
  readonly items: Map<Slot, Map<number, Slot>>;
  readonly lists: Map<readonly Slot[], Slot>;
  readonly entries: Map<Thing, Map<string, Thing>>;
  /** What maps have for keys that are no texts. */
  readonly keyed: Map<Thing, Map<Value | undefined, Slot>>;
  /** The names of things whose names are not known. */
  readonly keys: Map<Value, Value>;
  /** One value for each call, whatever it is called on; by the slot that holds all that it is called on. */
  readonly bound: Map<Slot, Value>;
  /** Numbers and patterns that stand in the code, by where they are passed. */
  readonly constants: WeakMap<Slot, Constant>;
  /** Of lists of the pieces of texts, the last pieces; and pieces at one place, by all of the text. */
  readonly lastPieces: Map<Thing, Slot>;
  readonly pieces: Map<Value, Map<number, Value>>;
  /** Variables with a default: by the new default, then by the variable or by the default that it had before. */
  readonly defaulted: Map<Slot, Map<string | Slot, Value>>;
  readonly prototypes: Map<Thing, Thing>;
  /** What holds the listeners of an emitter; and all listeners. */
  readonly emitters: Map<Thing, Thing>;
  readonly listeners: Slot;
  /** What the calls of outside code make in each frame, one for each call. */
  readonly made: Map<Frame, Map<string, Thing>>;
  /** How many ways to come to one function are told apart by three calls, and by one; all others are one. */
  readonly contexts: Contexts;
  /** What each call in the code passes, for those that declare handlers: once for each way to come to it that is told apart. */
  readonly declaring: ReadonlySet<number>;
  readonly declared: Map<number, { readonly name: Slot | undefined; readonly all: Slot }[]>;
  /** Middleware that runs around handlers. */
  readonly around: Set<Value>;
  readonly middleware: { readonly types: Slot; readonly handlers: Slot }[];
  /** All objects that are thrown anywhere, and one that stands for any of them. */
  readonly thrown: Slot;
  readonly caught: Slot;
  readonly global: Thing;
  readonly modules: Frame;
  /** Frames with requests or untold calls. */
  readonly asking: Set<Frame>;
  /** Frames of the modules that call something new in the run of a function. */
  readonly changed: Set<Frame>;
  readonly idle: Map<Thing, Command>;
  /** Where something of the SDK is made that is not known, which is told there. */
  readonly computed: Set<number>;
  /** The file that the code at an offset comes from. */
  readonly sourceOf: ((offset: number) => string | undefined) | undefined;
  /** Whether any of the files are not followed. */
  readonly hasQuiet: boolean;
  /** Packages that take too long to be followed, by their names, and by what stands for them. */
  readonly largePackages: Map<string, LargePackage>;
  readonly largeThings: Map<Thing, LargePackage>;
  /** Objects that they made, whose methods are for others. */
  readonly largeMade: Set<Value>;
  /** Those that the code at an offset is of. */
  readonly largeAt: Map<number, LargePackage | undefined>;
  /** The functions' files. */
  readonly sources: Map<Syntax, string>;
  /** The places of decorated accessors and fields, by what the bundler keeps for their class. */
  readonly decorated: Map<Slot, Map<Syntax, number>>;
  /** Of objects in the code, the names that they are given right after. */
  readonly assignedNext: Map<Syntax, readonly string[]>;
  readonly functions: Map<Syntax, FunctionCode>;
  readonly declarations: Map<Syntax, Declarations>;
  /** What functions are called in the code. */
  readonly names: Map<Thing, string>;
  /** Calls that the code makes only where there is something to call. */
  readonly guarded: WeakSet<Syntax>;
  /** Whether any object says itself what awaiting it gives. */
  readonly hasThenables: boolean;
  readonly hasConversions: boolean;
  readonly eventWords: EventWords;
  readonly hasJsonCode: boolean;

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
  /** Whether it does the same wherever it is called, as it gets nothing: the modules of CommonJS are such functions. */
  readonly isConstant: boolean;
  readonly body: Syntax | undefined;
  /** Whether it may end without returning anything. */
  readonly fallsOff: boolean;
}
