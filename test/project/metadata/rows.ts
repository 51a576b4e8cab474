/** Modules with decorated classes; TypeScript's own compiler says what their decorators get. */
export const rows: { readonly [name: string]: string } = {
  'types of the language': `
    class Row {
      @See() a!: string; @See() b!: number; @See() c!: boolean; @See() d!: bigint; @See() e!: symbol; @See() f!: object;
      @See() g!: any; @See() h!: unknown; @See() i!: never; @See() j!: void; @See() k!: undefined; @See() l!: null;
      @See() m!: string[]; @See() n!: [string, number]; @See() o!: readonly string[]; @See() p!: () => void; @See() q!: new () => Date;
      @See() r!: { a: string }; @See() s!: 'one'; @See() t!: 1; @See() u!: -1; @See() v!: true; @See() w!: \`a\${string}\`; @See() x!: 1n;
      @See() y; @See() z = 5; @See() aa?: string; @See() bb!: this; @See() cc!: (string); @See() dd!: unique symbol extends symbol ? 1 : 2;
      @See() ee!: typeof globalThis; @See() ff!: { [key: string]: number }; @See() gg!: { (): void };
    }`,
  'unions, intersections and conditions': `
    class Row<T> {
      @See() a!: 'a' | 'b'; @See() b!: 1 | 2; @See() c!: string | number; @See() d!: string | null; @See() e!: Date | undefined; @See() f!: string | never;
      @See() g!: unknown | string; @See() h!: any | string; @See() i!: string & { brand: 1 }; @See() j!: { brand: 1 } & string; @See() k!: null | undefined;
      @See() l!: Date & never; @See() m!: unknown & string; @See() n!: T extends string ? 'a' : 'b'; @See() o!: T extends string ? string : number;
      @See() p!: Date | Date[]; @See() q!: string[] | number[]; @See() r!: ('a') | (string); @See() s!: true | false; @See() t!: (() => void) | Function;
      @See() u!: Map<string, T> | Map<number, T>; @See() v!: 'a' | undefined | 'b';
    }`,
  'types of the library': `
    class Row {
      @See() a!: Date; @See() b!: Map<string, number>; @See() c!: Set<string>; @See() d!: Promise<string>; @See() e!: Array<string>;
      @See() f!: ReadonlyArray<string>; @See() g!: RegExp; @See() h!: Error; @See() i!: Uint8Array; @See() j!: Function; @See() k!: Object; @See() l!: String;
      @See() m!: Record<string, string>; @See() n!: Partial<Date>; @See() o!: Readonly<string[]>; @See() p!: Pick<Date, 'getDate'>; @See() q!: NonNullable<string>;
      @See() r!: Uppercase<'a'>; @See() s!: PropertyKey; @See() t!: PromiseLike<string>; @See() u!: Iterable<string>; @See() v!: ReadonlyMap<string, string>;
      @See() w!: WeakMap<object, string>; @See() x!: Symbol; @See() y!: Parameters<() => void>; @See() z!: ReturnType<() => string>; @See() aa!: Awaited<string>;
      @See() bb!: Exclude<'a' | 'b', 'a'>; @See() cc!: Intl.NumberFormat; @See() dd!: BigInt; @See() ee!: InstanceType<typeof Date>; @See() ff!: Omit<Date, 'getDate'>;
      @See() gg!: ArrayBuffer; @See() hh!: TypeError; @See() ii!: PropertyDescriptor; @See() jj!: AsyncGenerator<string>; @See() kk!: TemplateStringsArray;
    }`,
  classes: `
    class Before {}
    abstract class Abstract {}
    class Generic<T> { value!: T; }
    class Row { @See() a!: Before; @See() b!: Row; @See() c!: Abstract; @See() d!: Generic<string>; @See() later(a: () => After, b: Before): Before { return b; } }
    class After {}
    void After;`,
  enums: `
    enum Size { Small, Large } enum Word { A = 'a', B = 'b' } enum Mixed { A, B = 'b' } const enum Constant { A = 1 } enum Computed { A = 'abc'.length, B = 1 << 2, C = A } enum Alias { A = 'x', B = A }
    enum Empty {} enum Joined { A = \`a\`, B = 'a' + 'b' }
    class Row { @See() a!: Size; @See() b!: Word; @See() c!: Mixed; @See() d!: Constant; @See() e!: Computed; @See() f!: Alias; @See() g!: Size.Small; @See() h!: Word.A;
      @See() i!: Mixed.B; @See() j!: Empty; @See() k!: Joined; @See() l!: Size | Word; @See() m!: Size.Small | Size.Large; @See() n!: Size[]; @See() o!: keyof typeof Size; }`,
  'interfaces and aliases': `
    interface Face { a: string } interface Callable { (): void } interface Inherits extends Callable { b: string } interface List extends Array<string> {}
    type Id = string; type Union = 'a' | 'b'; type Maybe<T> = T | undefined; type Text = Maybe<string>; type Chain = Id; type Brand = string & { brand: 1 }; type Count = number & { brand: 1 };
    type Fn = () => void; type Ctor = new () => Date; type Arr = string[]; type Tup = [string]; type Obj = { a: string }; type Face2 = Face; type Date2 = Date; type P = Promise<string>;
    type Nothing = null | undefined; type Never = never; type Flag = true | false; type Big = bigint; type Sym = symbol; type Tpl = \`id-\${string}\`; type Any = any; type Partly = Partial<Face>;
    type Kind = Face | Id; type Arrs = string[] | number[]; type Ro = readonly string[]; type Key = keyof Face; type Value = Face['a']; type Always<T> = string; type Lazy = Id | undefined;
    type Non = NonNullable<string | null>; type Ex = Exclude<Union, 'a'>; type Up = Uppercase<Union>; type Rec = Record<string, string>; type Cond<T> = T extends string ? 'a' : 'b'; type Mapped = { [K in Union]: K };
    class Row { @See() a!: Face; @See() b!: Callable; @See() c!: Inherits; @See() d!: List; @See() e!: Id; @See() f!: Union; @See() g!: Maybe<string>; @See() h!: Text; @See() i!: Chain;
      @See() j!: Brand; @See() k!: Count; @See() l!: Fn; @See() m!: Ctor; @See() n!: Arr; @See() o!: Tup; @See() p!: Obj; @See() q!: Face2; @See() r!: Date2; @See() s!: P;
      @See() t!: Nothing; @See() u!: Never; @See() v!: Flag; @See() w!: Big; @See() x!: Sym; @See() y!: Tpl; @See() z!: Any; @See() aa!: Partly; @See() bb!: Kind; @See() cc!: Arrs; @See() dd!: Ro;
      @See() ee!: Key; @See() ff!: Value; @See() gg!: Always<number>; @See() hh!: Lazy; @See() ii!: Non; @See() jj!: Ex; @See() kk!: Up; @See() ll!: Rec; @See() mm!: Cond<string>; @See() nn!: Mapped; }`,
  'types of values': `
    const Role = { Admin: 'admin', User: 'user' } as const; type Role = (typeof Role)[keyof typeof Role]; const levels = ['low', 'high'] as const; type Level = (typeof levels)[number];
    const Port = { Http: 80 } as const; type Port = (typeof Port)[keyof typeof Port]; type RoleName = keyof typeof Role; const frozen = Object.freeze({ a: 1, b: 2 }); type Frozen = (typeof frozen)['a'];
    const handler = () => 1; type Handler = typeof handler; function act(): void {} type Act = typeof act; const config = { a: 1 }; type Config = typeof config; class Made {} type MadeClass = typeof Made;
    const Klass = class {}; type Klass = InstanceType<typeof Klass>;
    class Row { @See() a!: Role; @See() b!: Level; @See() c!: Port; @See() d!: RoleName; @See() e!: Frozen; @See() f!: Handler; @See() g!: Act; @See() h!: Config; @See() i!: MadeClass; @See() j!: typeof Made; @See() k!: Klass; }
    void [levels, config, frozen, act];`,
  'type parameters': `
    class Row<T, S extends string, N extends number = 1, D extends Date = Date> { @See() a!: T; @See() b!: S; @See() c!: N; @See() d!: D; @See() e!: T[]; @See() f!: Promise<T>;
      @See() method<U extends boolean>(u: U, t: T): U { return u; } }`,
  constructors: `
    class Dep {}
    @See() class Plain { constructor(a: string, b: Dep, c?: number, d: Date = new Date(), ...rest: string[]) { void [a, b, c, d, rest]; } }
    @See() class Properties { constructor(private readonly a: Dep, protected b = 1, public c: string | null) { void [this.a, this.b]; } }
    @See() class WithParameters { constructor(@See() a: Dep, b: string, @See() @See() c: Dep[]) { void [a, b, c]; } }
    class OnlyParameters { constructor(@See() private a: Dep) { void this.a; } }
    @See() class Without {} @See() class Empty { constructor() {} }
    @See() class Overloaded { constructor(a: string); constructor(a: number); constructor(a: any) { void a; } }
    @See() class Destructured { constructor({ a }: { a: string }, [b]: string[], ...rest: Array<Dep>) { void [a, b, rest]; } }
    @See() class Derived extends Plain {}
    @See() abstract class Base { constructor(a: Dep) { void a; } abstract act(): void; }
    export @See() class AfterExport { constructor(a: Dep) { void a; } }
    @See() export class BeforeExport { constructor(a: Dep) { void a; } }
    @See() @See() class Twice { constructor(a: Dep) { void a; } }
    @See()
    // A comment.
    export default class Standard { constructor(a: Dep) { void a; } }
    void [Properties, WithParameters, OnlyParameters, Without, Empty, Overloaded, Destructured, Derived, Base, Twice];`,
  methods: `
    class Dep {}
    class Row {
      @See() nothing() {} @See() async later() {} @See() async typed(): Promise<string> { return ''; } @See() text(a: string, b?: number): string { return a + b; } @See() made(): Dep { return new Dep(); }
      withParameter(@See() a: Dep, b: string) { void [a, b]; } @See() both(@See() a: string, @See() b: Dep): void { void [a, b]; } @See() static fixed(a: number): Dep[] { return [a]; }
      @See() *generator(): Generator<string> { yield ''; } @See() predicate(a: unknown): a is string { return a === ''; } @See() asserts(a: unknown): asserts a {} @See() self(): this { return this; }
      @See() bound(this: Row, a: string): void { void a; } @See() rest(...all: Dep[]): void { void all; } @See() overloaded(a: string): string; overloaded(a: number): number; @See() overloaded(a: any): any { return a; }
      @See() 'a name'(): number { return 1; } @See() ['computed'](): number { return 1; }
    }`.replace('@See() overloaded(a: string): string;', 'overloaded(a: string): string;'),
  accessors: `
    class Dep {}
    class Row {
      @See() get a(): string { return ''; } set a(value: string) { void value; }
      get b(): string { return ''; } @See() set b(value: string) { void value; }
      @See() get c(): Dep { return new Dep(); }
      @See() set d(value: Dep) { void value; }
      @See() get e() { return 1; }
      @See() static get f(): number { return 1; } static set f(value: number) { void value; }
      set g(value: Date) { void value; } @See() get g(): Date { return new Date(); }
      @See() 'h': string; @See() static i: Dep; @See() declare j: string; @See() readonly k: string = ''; @See() private l!: Dep; @See() accessor m: Dep = new Dep();
      get n(): string { return ''; } @See() set n(@See() value: string) { void value; }
    }`,
  scopes: `
    class Dep {} type Word = string;
    export function make() { class Inner {} type Word = number; enum Local { A = 'a' } class Row { @See() a!: Inner; @See() b!: Word; @See() c!: Local; @See() d!: Dep; constructor(@See() e: Inner) { void e; } } return Row; }
    make();
    { class Dep { block = 1; } class InBlock { @See() a!: Dep; } void InBlock; }
    class Shadow<Date> { @See() a!: Date; @See() m<Dep>(d: Dep) { void d; } }
    namespace Space { export class Inside {} export interface Face { a: 1 } export enum Size { A } export type Name = string; export namespace Deep { export class Deeper {} } }
    class Row { @See() a!: Space.Inside; @See() b!: Space.Face; @See() c!: Space.Size; @See() d!: Space.Name; @See() e!: Space.Deep.Deeper; @See() f!: Word; @See() g!: Space.Size.A; }
    import Short = Space.Inside;
    class ByShort { @See() a!: Short; }
    void [Shadow, ByShort];`,
  imports: `
    import { Klass, Face, Size, Word, Id, Role, Callable, Klass as Renamed, Abstract, Union } from './kinds.js';
    import type { Klass as TypeKlass, Face as TypeFace, Size as TypeSize, Id as TypeId } from './kinds.js';
    import { type Klass as InlineKlass, type Role as InlineRole } from './kinds.js';
    import * as kinds from './kinds.js';
    import type * as typeKinds from './kinds.js';
    import Standard from './kinds.js';
    import { Moved, Starred, Only, space, StandardAgain } from './again.js';
    class Row { @See() a!: Klass; @See() b!: Face; @See() c!: Size; @See() d!: Word; @See() e!: Id; @See() f!: Role; @See() g!: Callable; @See() h!: Renamed; @See() i!: TypeKlass; @See() j!: TypeFace;
      @See() k!: TypeSize; @See() l!: TypeId; @See() m!: InlineKlass; @See() n!: InlineRole; @See() o!: kinds.Klass; @See() p!: kinds.Face; @See() q!: kinds.Size; @See() r!: typeKinds.Klass; @See() s!: typeKinds.Size;
      @See() t!: Standard; @See() u!: Moved; @See() v!: Starred; @See() w!: Only; @See() x!: space.Klass; @See() y!: Klass | null; @See() z!: kinds.Size.Small; @See() aa!: Abstract; @See() bb!: StandardAgain; @See() cc!: Union;
      @See() act(a: Klass, b: Face, c: TypeKlass): Promise<Klass> { return Promise.resolve(a); } constructor(@See() dep: Klass, @See() face: Face, @See() word: Word) { void [dep, face, word]; } }`,
  'imports of packages': `
    import { PackageClass, PackageFace, PackageId, PackageSize, Made } from 'typed';
    import { DeepClass } from 'typed/deep';
    import { NamedInTypes } from 'only-types';
    import { EventEmitter } from 'node:events';
    import type { IncomingMessage } from 'node:http';
    import { Readable, type ReadableOptions } from 'node:stream';
    import { ClientRequest, RequestListener } from 'http';
    import * as http from 'node:http';
    class Row { @See() a!: PackageClass; @See() b!: PackageFace; @See() c!: PackageId; @See() d!: PackageSize; @See() e!: NamedInTypes; @See() f!: EventEmitter; @See() g!: IncomingMessage; @See() h!: Readable; @See() i!: ReadableOptions;
      @See() j!: Made; @See() k!: DeepClass; @See() l!: ClientRequest; @See() m!: http.Server; @See() n!: http.RequestOptions; @See() o!: Buffer; @See() p!: NodeJS.Timeout; @See() q!: URL; @See() r!: AbortSignal; @See() s!: BufferEncoding; }
    void (0 as unknown as RequestListener);`,
  circles: `
    import { Other } from './circle.js';
    export class Row { @See() list!: Other[]; @See() self!: Row; @See() later(): Promise<Other> { return Promise.resolve(new Other()); } }`,
};

/** What the rows import. */
export const modules: { readonly [path: string]: string } = {
  'kinds.ts': `
    export class Klass {} export abstract class Abstract {} export interface Face { a: 1 } export enum Size { Small } export enum Word { A = 'a' } export type Id = string; export type Union = Id | 'x';
    export const Role = { A: 'a' } as const; export type Role = (typeof Role)[keyof typeof Role]; export interface Callable { (): void }
    export default class Standard {}
    export class Moves {} export class Starred {} export class TypeOnly {}`,
  'again.ts': `export { Moves as Moved, default as StandardAgain } from './kinds.js'; export * from './kinds.js'; export type { TypeOnly as Only } from './kinds.js'; export * as space from './kinds.js';`,
  'circle.ts': `import { Row } from './circles.js';\nexport class Other { of(): typeof Row { return Row; } }`,
  'node_modules/typed/package.json': JSON.stringify({
    name: 'typed',
    version: '1.0.0',
    type: 'module',
    exports: { '.': { types: './types/index.d.ts', default: './index.js' }, './deep': './lib/deep.js' },
  }),
  'node_modules/typed/index.js': 'export class PackageClass {}\nexport const PackageSize = { A: 0 };\nexport class Made {}',
  'node_modules/typed/types/index.d.ts': `export * from './more.js'; export type PackageId = string; export declare enum PackageSize { A = 0 }
    export interface Made { a: string } interface MadeConstructor { new (): Made } export declare const Made: MadeConstructor;`,
  'node_modules/typed/types/more.d.ts': 'export declare class PackageClass {} export interface PackageFace { a: string }',
  'node_modules/typed/lib/deep.js': 'export class DeepClass {}',
  'node_modules/typed/lib/deep.d.ts': 'export declare class DeepClass {}',
  'node_modules/@types/only-types/package.json': '{"name": "@types/only-types", "version": "1.0.0", "types": "index.d.ts"}',
  'node_modules/@types/only-types/index.d.ts': 'export interface NamedInTypes { a: string }',
};
