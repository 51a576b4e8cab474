import type { Pattern, Piece } from './code-value.js';
import type { Syntax } from './syntax.js';

/** The value of an environment variable, or what the code takes where the function does not have it. */
export interface EnvironmentVariable {
  readonly kind: 'variable';
  readonly name: string;
  readonly otherwise?: { readonly slot: Slot; readonly alsoForEmpty: boolean };
}

/** What a method makes of texts that are not known before the environment variables are. One for each call, whatever it is called on. */
export interface MadeText {
  readonly kind: 'made';
  readonly of: Slot;
  readonly method: string;
  readonly args: readonly (Slot | Constant)[];
  readonly piece: Piece | undefined;
  readonly at: number;
}

/** A schema of zod, which checks values and may change them; all else of it is as little known as `opaque`. */
export interface Schema {
  readonly kind: 'schema';
  /** The schemas that a method was called on. */
  readonly of: Slot;
  /** Undefined for one that a function made. */
  readonly method: string | undefined;
  readonly args: readonly Slot[];
}

/** What stands in the code and is no text. */
export type Constant = number | Pattern;

/** What an expression may be when the code runs. A promise counts as what it holds. */
export type Value =
  | { readonly kind: 'text'; readonly text: string }
  /** Parts in a row: a template literal, a sum. */
  | { readonly kind: 'joined'; readonly parts: readonly Slot[]; readonly at: number }
  /** The elements of a list that stands in the code, in a row. */
  | { readonly kind: 'listed'; readonly list: Thing; readonly separator: Slot; readonly at: number }
  | EnvironmentVariable
  | MadeText
  /** `undefined`, or an argument that is not passed. */
  | { readonly kind: 'nothing' }
  /** A number, `null`, a regular expression or anything else that leads nowhere. */
  | { readonly kind: 'other' }
  /** Something of the SDK or of JavaScript that is not known and sends nothing: a client's configuration. */
  | { readonly kind: 'opaque' }
  | Schema
  | { readonly kind: 'unknown'; readonly at: number }
  | { readonly kind: 'symbol'; readonly key: string }
  /** Any name of a namespace or a thing whose names are not known. */
  | { readonly kind: 'key'; readonly of: Value }
  /** A global of JavaScript, or a part of it: `Object.keys`. Node's modules begin with `node:`. */
  | { readonly kind: 'builtin'; readonly path: string }
  /** What a package of the SDK exports; `*` for any of it. */
  | { readonly kind: 'sdk'; readonly client: string; readonly name: string }
  | { readonly kind: 'namespace'; readonly client: string }
  /** Anything that tschalice exports or makes, by the last name that leads there. */
  | { readonly kind: 'library'; readonly name: string }
  /** Anything of a package that is not in the bundle. */
  | { readonly kind: 'unseen'; readonly name: string }
  | { readonly kind: 'bound'; readonly target: Slot; readonly self: Slot; readonly args: readonly Slot[] }
  /** A method that is not in the code: of a client, an array, a text, a function. */
  | { readonly kind: 'method'; readonly self: Value; readonly name: string }
  /** What `new Promise` passes for resolving. */
  | { readonly kind: 'settle'; readonly slot: Slot }
  /** A function of the SDK's that gets credentials, by what it was made with. */
  | { readonly kind: 'provider'; readonly name: string; readonly options: Slot; readonly at: number }
  /** A `middlewareStack`; that of a command runs what it gets where it gets it. */
  | { readonly kind: 'stack'; readonly middleware: Slot | undefined }
  /** In a property: what runs when it is read, or written. */
  | { readonly kind: 'getter' | 'setter'; readonly target: Slot }
  | Thing;

/** Something that has properties. Each place in the code makes one for each way to come to it. */
export interface Thing {
  readonly kind: 'thing';
  readonly shape: 'object' | 'array' | 'map' | 'closure' | 'client' | 'command' | 'native';
  readonly at: number;
  /** The run that made it, after which it is gone: in that run, nothing of it need be undone. */
  readonly run: number;
  fields: ReadonlyMap<string, Slot>;
  /** What is stored under names that are not known; what a `native` thing holds. */
  readonly rest: Slot;
  /** Names that are known in part, and what is stored under them, which is in `rest` too. */
  partly: { readonly name: Value; readonly slot: Slot }[] | undefined;
  readonly protos: Slot;
  fieldListeners: ((name: string, slot: Slot) => void)[] | undefined;
  /** Names that something was stored under; the others were only asked for. */
  written: ReadonlySet<string>;
  /** What it surely has from where it is made on; undefined where that is not told. */
  readonly sure: SureNames | undefined;
  /** Names that a class defines, which hide those of what it extends. */
  own: Set<string> | undefined;
  /** What it is beyond its properties. */
  readonly closure: Closure | undefined;
  readonly client: Client | undefined;
  readonly command: Command | undefined;
  isEscaped: boolean;
  /** Whether it lists the names of another, so that each of them counts for itself. */
  isListing: boolean;
  /** How many elements stand in the code, of a list that is as it stands there. */
  places: number | undefined;
  /** Whether a list was changed in place, so that its elements may be anywhere in it. */
  isScattered: boolean;
  /** The slots that have no place for it, as long as it is nothing but data. */
  leftOut: Set<Slot> | undefined;
}

/** The names that stand in an object of the code, and what is spread there, whose names it has as well unless they are left out. */
export interface SureNames {
  /** Of most objects, nobody asks. */
  readonly names: () => ReadonlySet<string>;
  readonly copied: readonly { readonly from: Slot; readonly leftOut: ReadonlySet<string> | undefined }[];
}

/** A function or a class with the variables that it sees. */
export interface Closure {
  readonly code: Syntax;
  readonly scope: Scope;
  /** Whether it has a `this` of its own is told by its code; an arrow function takes that of its scope. */
  readonly home: Thing | undefined;
  /** What a class extends. */
  readonly base: Slot | undefined;
}

export interface Client {
  /** The package whose operations it sends. */
  readonly client: string;
  /** Whether its methods are operations. */
  readonly isAggregated: boolean;
  /** Whether these are the document client's, under shorter names. */
  readonly isDocument: boolean;
  /** What it was made with. */
  readonly config: Slot;
  /** What was added to its `middlewareStack`. */
  readonly middleware: Slot;
}

export interface Command {
  readonly client: string;
  readonly operation: string;
  readonly input: Slot;
  /** The clients that send it. */
  readonly clients: Slot;
  /** Whether a module made it while it was loaded. */
  readonly isEarly: boolean;
}

/** What an expression, a variable or a property may be: values arrive, and are passed on. */
export interface Slot {
  values: readonly Value[];
  /** How many of the values were passed on. */
  passed: number;
  /** Made only when there are any, as most slots have none. */
  targets: Slot[] | undefined;
  /** Made only for many targets. */
  targetIndex: Set<Slot> | undefined;
  listeners: ((value: Value) => void)[] | undefined;
  /** Made only for many values. */
  index: Set<Value> | undefined;
  isQueued: boolean;
  /** The run in which it was last noted for being undone; -1 for one that never changes. */
  run: number;
}

/** Variables by name. */
export interface Scope {
  readonly parent: Scope | undefined;
  slots: ReadonlyMap<string, Slot>;
  readonly frame: Frame;
  /** Tells apart the rounds of a loop whose rounds are known. */
  readonly round: string;
}

/** One way in which a function runs. */
export interface Frame {
  /** Undefined for the modules. */
  readonly code: Syntax | undefined;
  readonly closure: Thing | undefined;
  /** The calls that led to it, innermost first; as many as are told apart. */
  readonly context: readonly string[];
  readonly self: Slot;
  readonly args: readonly Slot[];
  /** What the rest parameter and `arguments` hold. */
  readonly restArgs: Thing | undefined;
  readonly allArgs: Thing | undefined;
  readonly result: Slot;
  /** What a generator returns at once; it holds what the generator yields. */
  readonly generator: Thing | undefined;
  /** The frame that `this` is of: an arrow function's own is that around it. */
  readonly owner: Frame;
  readonly callees: Map<Frame, number>;
  readonly requests: Request[];
  readonly untold: Untold[];
  /** The frame that it is a part of: static code of a class runs in the frame around the class. */
  readonly whole: Frame;
  /** Whether modules come to it while they are loaded. */
  readonly isEarly: boolean;
}

/** A request in the frame that makes it. */
export interface Request {
  readonly client: string;
  readonly operation: string;
  readonly input: Slot;
  /** The clients that send it. */
  readonly clients: Slot;
  readonly at: number;
}

export interface Untold {
  readonly kind: 'client-passed-on' | 'computed-command' | 'computed-operation' | 'unknown-command' | 'unseen-package' | 'unseen-code';
  readonly client: string | undefined;
  readonly at: number;
}

/** A call that is being followed. */
export interface Call {
  readonly frame: Frame;
  readonly at: number;
  /** Tells it from other calls, and rounds of a loop from each other. */
  readonly key: string;
  readonly args: readonly Slot[];
  /** What is spread after the arguments. */
  readonly spread: Slot | undefined;
  readonly result: Slot;
  readonly isNew: boolean;
  /** Whether what it is called on was made for it alone: `text.split('/').pop()`. */
  readonly isOnFresh?: boolean;
  /** How many calls of outside code led to it, one by the other: `list.map(other.map)`. */
  readonly depth: number;
}

/** A call that outside code makes in its turn is followed that far. */
export const deepestCall = 4;
