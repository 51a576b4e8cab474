import type { CallsCase } from './calls-case.js';

const s3 = `import { S3, S3Client, GetObjectCommand, PutObjectCommand, DeleteObjectCommand, HeadObjectCommand, CopyObjectCommand } from '@aws-sdk/client-s3';
`;

/** One function, `f`, with the body of a module. */
function one(name: string, code: string, ...want: string[]): CallsCase {
  return { name, given: s3 + code, want: { f: want } };
}

export const languageCases: readonly CallsCase[] = [
  {
    name: 'a handler of DELETE, whose method is a keyword',
    given: `${s3} const s3 = new S3Client();
      app.get('/a', () => s3.send(new GetObjectCommand({ Bucket: 'b' })));
      app.delete('/b', () => s3.send(new DeleteObjectCommand({ Bucket: 'b' })));`,
    want: { '/a': ['s3:GetObject Bucket=b'], '/b': ['s3:DeleteObject Bucket=b'] },
  },
  {
    name: 'an environment variable that the code sets',
    given: `${s3} const s3 = new S3Client(); process.env.A = 'a'; Object.assign(process.env, { B: 'b' });
      app.lambdaFunction('f', () => s3.send(new GetObjectCommand({ Bucket: process.env.A })));
      app.lambdaFunction('g', () => s3.send(new GetObjectCommand({ Bucket: process.env.B })));`,
    want: { f: ['s3:GetObject Bucket=a|$A'], g: ['s3:GetObject Bucket=b|$B'] },
  },
  {
    name: 'a class that extends an aggregated client',
    given: `${s3} class Files extends S3 { read(b: string) { return this.getObject({ Bucket: b } as any); } save(b: string) { return super.putObject({ Bucket: b } as any); } }
      class Mine extends Files { go() { return super.deleteObject({ Bucket: 'd' } as any); } }
      app.lambdaFunction('f', () => new Files({}).read('r'));
      app.lambdaFunction('g', () => new Files({}).save('s'));
      app.lambdaFunction('h', () => new Mine({}).go());
      app.lambdaFunction('i', () => new Mine({}).copyObject({ Bucket: 'c' } as any));`,
    want: { f: ['s3:GetObject Bucket=r'], g: ['s3:PutObject Bucket=s'], h: ['s3:DeleteObject Bucket=d'], i: ['s3:CopyObject Bucket=c'] },
  },
  {
    name: 'members that are listed',
    given: `${s3} const s3 = new S3(); const head = (Bucket) => s3.headBucket({ Bucket }); const all = { a: s3, b: 1 }; const runs = { x: () => head('x'), y: () => head('y') };
      class Old {} Old.prototype.old = () => head('old'); class New extends Old { own = () => head('own'); }
      const copy = (from) => { const to = {}; for (const name in from) to[name] = from[name]; return to; }; const keys = (from) => Object.fromEntries(Object.keys(from).map((name) => [name, from[name]]));
      app.lambdaFunction('value', () => Object.values(all)[0].headBucket({ Bucket: 'v' })); app.lambdaFunction('entry', () => { const [[, client]] = Object.entries(all); client.headBucket({ Bucket: 'e' }); });
      app.lambdaFunction('key', () => all[Object.keys(all)[0]].headBucket({ Bucket: 'k' })); app.lambdaFunction('spread', () => ((client) => client.headBucket({ Bucket: 's' }))(...Object.values(all)));
      app.lambdaFunction('name', () => Reflect.ownKeys({ n: 1 }).forEach((Bucket) => head(Bucket))); app.lambdaFunction('copied', () => copy(runs).x()); app.lambdaFunction('kept', () => keys(runs).y());
      app.lambdaFunction('inherited', () => copy(new New()).old()); app.lambdaFunction('own', () => copy(new New()).own()); app.lambdaFunction('client', () => copy(s3).headBucket({ Bucket: 'c' }));`,
    want: {
      value: ['s3:HeadBucket Bucket=v'],
      entry: ['s3:HeadBucket Bucket=e'],
      key: ['s3:HeadBucket Bucket=k'],
      spread: ['s3:HeadBucket Bucket=s'],
      name: ['s3:HeadBucket Bucket=n'],
      copied: ['s3:HeadBucket Bucket=x'],
      kept: ['s3:HeadBucket Bucket=y'],
      inherited: ['s3:HeadBucket Bucket=old'],
      own: ['s3:HeadBucket Bucket=own'],
      client: ['? computed-operation s3'],
    },
  },
  {
    name: 'calls that are made only where there is something to call',
    given: `${s3} const s3 = new S3(); const head = (Bucket) => s3.headBucket({ Bucket }); let store; const absent = { name: 'a' }; const made = { name: 'b', make: () => 'made' };
      const nameOf = (one) => (typeof one.make === 'function' ? one.make() : one.name); const called = (one) => (typeof one === 'function' ? one() : one);
      app.lambdaFunction('absent', () => head(nameOf(absent))); app.lambdaFunction('made', () => head(nameOf(made))); app.lambdaFunction('text', () => head(called('c'))); app.lambdaFunction('function', () => head(called(() => 'd')));
      app.lambdaFunction('store', () => head(store?.get('x')?.trim() ?? 'e')); app.lambdaFunction('event', (event) => head(typeof event.make === 'function' ? event.make() : 'f'));
      app.lambdaFunction('later', () => { store = new Map([['x', 'g']]); return head(store?.get('x') ?? 'h'); });
      app.lambdaFunction('unguarded', () => head(absent.make()));`,
    want: {
      absent: ['s3:HeadBucket Bucket=a'],
      made: ['s3:HeadBucket Bucket=b|made'],
      text: ['s3:HeadBucket Bucket=c'],
      function: ['s3:HeadBucket Bucket=d|?'],
      store: ['s3:HeadBucket Bucket=e'],
      event: ['s3:HeadBucket Bucket=f|?'],
      later: ['s3:HeadBucket Bucket=g|h'],
      unguarded: ['s3:HeadBucket Bucket=?'],
    },
  },
  {
    name: 'a handler that is marked as one that streams',
    given: `${s3} const s3 = new S3(); const stream = awslambda.streamifyResponse(async (event, out) => { await s3.getObject({ Bucket: 'b' }); });
      app.lambdaFunction('f', stream); app.lambdaFunction('g', () => 1);`,
    want: { f: ['s3:GetObject Bucket=b'], g: [] },
  },
  one(
    'methods of lists and maps that are told what `this` is',
    `class Files { readonly #s3 = new S3(); constructor(readonly names = ['a']) {}
        get(Bucket: string) { this.#s3.getObject({ Bucket, Key: 'k' }); return true; } put(Bucket: string) { return this.#s3.putObject({ Bucket, Key: 'k' }); } head(Bucket: string) { return this.#s3.headObject({ Bucket, Key: 'k' }); }
        all() { ['find'].find(this.get, this); ['filter'].filter(this.get, this); ['some'].some(this.get, this); ['map'].map(this.put, this); ['flat'].flatMap(this.put, this); ['each'].forEach(this.put, this); Array.from(['from'], this.put, this);
          new Set(['set']).forEach(this.head, this); new Map([['key', 'map']]).forEach(this.head, this); } }
      app.lambdaFunction('f', () => new Files().all());`,
    's3:GetObject Bucket=filter Key=k',
    's3:GetObject Bucket=find Key=k',
    's3:GetObject Bucket=some Key=k',
    's3:HeadObject Bucket=map Key=k',
    's3:HeadObject Bucket=set Key=k',
    's3:PutObject Bucket=each Key=k',
    's3:PutObject Bucket=flat Key=k',
    's3:PutObject Bucket=from|? Key=k',
    's3:PutObject Bucket=map Key=k',
  ),
  one(
    'dead code',
    `const s3 = new S3Client();
      export const unused = () => s3.send(new DeleteObjectCommand({ Bucket: 'b' }));
      class Repo { put() { return s3.send(new PutObjectCommand({ Bucket: 'b' })); } remove() { return unused(); } }
      const table = { unused, put: () => new Repo().put() };
      app.lambdaFunction('f', () => table.put());`,
    's3:PutObject Bucket=b',
  ),
  one(
    'variables with a default',
    `const s3 = new S3Client();
      const Bucket = process.env.BUCKET ?? 'files';
      app.lambdaFunction('f', async () => {
        await s3.send(new GetObjectCommand({ Bucket }));
        await s3.send(new PutObjectCommand({ Bucket: \`\${process.env['STAGE'] || 'dev'}-files\` }));
        process.env.OWN = 'own';
        await s3.send(new DeleteObjectCommand({ Bucket: process.env.OWN ?? 'none' }));
        const shadowed = (process) => s3.send(new HeadObjectCommand({ Bucket: process.env.BUCKET ?? 'x' }));
        await shadowed({ env: { BUCKET: 'y' } });
      });`,
    's3:DeleteObject Bucket=own|$OWN??none',
    's3:GetObject Bucket=$BUCKET??files',
    's3:HeadObject Bucket=x|y',
    's3:PutObject Bucket=$STAGE||dev-files',
  ),
  {
    name: 'helpers two modules away, and a client that is injected',
    given: {
      'app.ts': `import { save } from './service'; import { S3Client } from '@aws-sdk/client-s3'; import { Repo } from './repo';
        const [a, b] = [new Repo(new S3Client({ region: 'eu-west-1' }), 'a'), new Repo(new S3Client({ region: 'us-east-1' }), 'b')];
        app.lambdaFunction('f', () => save('k'));
        app.lambdaFunction('g', () => a.get('k'));
        app.lambdaFunction('h', () => b.get('k'));`,
      'service.ts': `import { Repo } from './repo'; export async function save(key: string) { return new Repo().put(key); }`,
      'repo.ts': `import { S3Client, PutObjectCommand, GetObjectCommand, type S3 } from '@aws-sdk/client-s3';
        export class Repo { constructor(private readonly client: Pick<S3, 'send'> = new S3Client({}), private bucket = process.env.BUCKET) {}
          put(Key: string) { return this.client.send(new PutObjectCommand({ Bucket: this.bucket, Key })); }
          get(Key: string) { return this.client.send(new GetObjectCommand({ Bucket: this.bucket, Key })); } }`,
    },
    want: { f: ['s3:PutObject Bucket=$BUCKET Key=k'], g: ['s3:GetObject Bucket=a Key=k in eu-west-1'], h: ['s3:GetObject Bucket=b Key=k in us-east-1'] },
  },
  one(
    'default parameters and lazy clients',
    `let client: S3Client | undefined;
      const get = () => (client ??= new S3Client({}));
      const put = (key: string, s3 = get(), { bucket = 'b' } = {}) => s3.send(new PutObjectCommand({ Bucket: bucket, Key: key }));
      app.lambdaFunction('f', () => put('k'));`,
    's3:PutObject Bucket=b Key=k',
  ),
  one(
    'inheritance, super, accessors, private and static members',
    `abstract class Base { protected readonly s3 = new S3Client(); #bucket = 'b'; get bucket() { return this.#bucket; }
        run(key: string) { return this.#send(key); } #send(key: string) { return this.s3.send(this.command(key)); } abstract command(key: string): any; }
      class Put extends Base { command(key: string) { return new PutObjectCommand({ Bucket: this.bucket, Key: key }); } }
      class PutTwice extends Put { static #one?: PutTwice; static get instance() { return (PutTwice.#one ??= new PutTwice()); } override run(key: string) { return super.run(key + '2'); } }
      class Remove extends Base { command(key: string) { return new DeleteObjectCommand({ Bucket: this.bucket, Key: key }); } }
      new Remove();
      app.lambdaFunction('f', () => PutTwice.instance.run('k'));`,
    's3:PutObject Bucket=b Key=k2',
  ),
  one(
    'a setter, a static block and a static method',
    `class Store { static client: S3Client; static { Store.client = new S3Client(); } static of(b: string) { const s = new this(); s.bucket = b; return s; }
        private b = 'x'; set bucket(value: string) { this.b = value; void Store.client.send(new HeadObjectCommand({ Bucket: value, Key: 'h' })); } }
      app.lambdaFunction('f', () => Store.of('b'));`,
    's3:HeadObject Bucket=b Key=h',
  ),
  one(
    'mixins and classes in closures',
    `type Constructor = new (...args: any[]) => { bucket: string };
      const Putting = <T extends Constructor>(Base: T) => class extends Base { put() { return new S3Client().send(new PutObjectCommand({ Bucket: this.bucket, Key: 'k' })); } };
      const Getting = <T extends Constructor>(Base: T) => class extends Base { get() { return new S3Client().send(new GetObjectCommand({ Bucket: this.bucket, Key: 'k' })); } };
      class Store extends Getting(Putting(class { bucket = 'b'; })) {}
      app.lambdaFunction('f', () => new Store().put());`,
    's3:PutObject Bucket=b Key=k',
  ),
  {
    name: 'wrappers, currying and middy-style middleware',
    given: `${s3} const s3 = new S3Client();
      const withLogging = <T extends (...args: any[]) => any>(handler: T) => async (...args: Parameters<T>) => { console.log('start'); try { return await handler(...args); } finally { console.log('end'); } };
      const send = (Command: any) => (Bucket: string) => (Key: string) => s3.send(new Command({ Bucket, Key }));
      const middy = (handler: any) => { const before: any[] = []; const run = async (event: any, context: any) => { for (const one of before) await one({ event, context }); return handler(event, context); };
        run.use = (middleware: any) => { before.push(middleware.before); return run; }; return run; };
      app.lambdaFunction('a', withLogging(() => send(GetObjectCommand)('a')('k')));
      app.lambdaFunction('b', withLogging(withLogging(() => send(PutObjectCommand)('b')('k'))));
      app.lambdaFunction('c', middy(() => send(DeleteObjectCommand)('c')('k')).use({ before: async () => { await send(HeadObjectCommand)('c')('h'); } }));
      app.lambdaFunction('d', middy(() => 'nothing'));`,
    want: {
      a: ['s3:GetObject Bucket=a Key=k'],
      b: ['s3:PutObject Bucket=b Key=k'],
      c: ['s3:DeleteObject Bucket=c Key=k', 's3:HeadObject Bucket=c Key=h'],
      d: [],
    },
  },
  one(
    'a container of dependencies',
    `class Container { #makers = new Map<string, () => any>(); #made = new Map<string, any>();
        register(name: string, make: () => any) { this.#makers.set(name, make); return this; }
        get(name: string) { if (!this.#made.has(name)) this.#made.set(name, this.#makers.get(name)!()); return this.#made.get(name); } }
      const container = new Container().register('s3', () => new S3()).register('other', () => ({ putObject() {} }));
      app.lambdaFunction('f', () => container.get('s3').putObject({ Bucket: 'b', Key: 'k' }));`,
    's3:PutObject Bucket=b Key=k',
  ),
  one(
    'event emitters, timers and promises',
    `import { EventEmitter } from 'node:events'; const s3 = new S3();
      class Bus extends EventEmitter { save(key: string) { this.emit('save', key); } }
      const bus = new Bus(); bus.on('save', (key) => s3.putObject({ Bucket: 'b' }));
      const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
      app.lambdaFunction('f', () => { bus.save('k'); return sleep(1).then(() => s3.headObject({ Bucket: 'b', Key: 'h' })).catch(() => s3.getObject({ Bucket: 'b', Key: 'g' })).finally(() => { void s3.deleteObject({ Bucket: 'b', Key: 'd' }); }); });`,
    's3:DeleteObject Bucket=b Key=d',
    's3:GetObject Bucket=b Key=g',
    's3:HeadObject Bucket=b Key=h',
    's3:PutObject Bucket=b',
  ),
  one(
    'generators, iterators and async iterators',
    `const s3 = new S3();
      function* commands() { yield new GetObjectCommand({ Bucket: 'a', Key: 'k' }); yield* more(); }
      function* more() { yield (key: string) => s3.putObject({ Bucket: 'b', Key: key }); }
      const own = { async *[Symbol.asyncIterator]() { yield () => s3.headObject({ Bucket: 'c', Key: 'k' }); } };
      const made = { [Symbol.iterator]() { return { next: () => ({ done: false, value: () => s3.deleteObject({ Bucket: 'd', Key: 'k' }) }) }; } };
      app.lambdaFunction('f', async () => { for (const one of commands()) if (typeof one === 'function') await one('x'); else await s3.send(one); for await (const one of own) await one(); for (const one of made) await one(); });`,
    's3:DeleteObject Bucket=d Key=k',
    's3:GetObject Bucket=a Key=k',
    's3:HeadObject Bucket=c Key=k',
    's3:PutObject Bucket=b Key=x',
  ),
  {
    name: 'functions made in loops',
    given: {
      'app.ts': `${s3} const s3 = new S3(); const handlers = { a: () => s3.getObject({ Bucket: 'a' }), b: () => s3.putObject({ Bucket: 'b' }) };
        const all = {} as any; for (const [name, handler] of Object.entries(handlers)) all[name] = async () => { await handler(); };
        for (const name in handlers) all[name + '!'] = handlers[name as 'a'];
        const list = ['x', 'y'].map((Bucket) => () => s3.headObject({ Bucket }));
        app.lambdaFunction('f', () => all.a());
        app.lambdaFunction('g', () => list[1]!());`,
    },
    want: { f: ['s3:GetObject Bucket=a'], g: ['s3:HeadObject Bucket=y'] },
  },
  one(
    'bind, call, apply, spread and arguments',
    `const s3 = new S3();
      function put(this: S3, Bucket: string, Key: string) { return this.putObject({ Bucket, Key }); }
      function pass() { return put.apply(s3, arguments as any); }
      const bound = put.bind(s3, 'bound');
      const rest = (...args: [string, string]) => put.call(s3, ...args);
      app.lambdaFunction('f', () => { bound('1'); (pass as any)('passed', '2'); rest(...(['spread', '3'] as const)); Reflect.apply(put, s3, ['reflected', '4']); });`,
    's3:PutObject Bucket=bound Key=1',
    's3:PutObject Bucket=passed Key=2',
    's3:PutObject Bucket=reflected Key=4',
    's3:PutObject Bucket=spread Key=3',
  ),
  one(
    'destructuring, optional chaining, tags, labels and switches',
    `const { client: s3, names: [, second = 'none', ...others] } = { client: new S3() as S3 | undefined, names: ['a', 'b', 'c'] };
      const tag = (_: TemplateStringsArray, Key: string) => s3?.headObject({ Bucket: 'tag', Key });
      app.lambdaFunction('f', (event: any) => { outer: for (;;) { for (;;) { switch (event.kind) { case 1: s3?.putObject({ Bucket: second, Key: others[0]! }); break outer; default: void tag\`\${'k'}\`; continue outer; } } } });`,
    's3:HeadObject Bucket=tag Key=k',
    's3:PutObject Bucket=b|none Key=c',
  ),
  one(
    'recursion, and functions that call each other',
    `const s3 = new S3();
      const walk = (keys: string[], depth = 0): any => (depth > 3 ? s3.getObject({ Bucket: 'b', Key: 'deep' }) : even(keys.slice(1), depth + 1));
      function even(keys: string[], depth: number): any { return keys.length ? odd(keys, depth) : walk(keys, depth); }
      function odd(keys: string[], depth: number): any { return even(keys.filter(Boolean), depth - 1); }
      app.lambdaFunction('f', () => walk(['a', 'b']));`,
    's3:GetObject Bucket=b Key=deep',
  ),
  one(
    'commands by name, and a registry with symbols',
    `const commands = { get: GetObjectCommand, put: PutObjectCommand } as const; const CLIENT = Symbol('client');
      const registry = { [CLIENT]: new S3Client(), [Symbol.for('x')]: 1 };
      app.lambdaFunction('f', (event: { kind: 'get' | 'put' }) => registry[CLIENT].send(new commands[event.kind]({ Bucket: 'b', Key: 'k' }) as any));`,
    's3:GetObject Bucket=b Key=k',
    's3:PutObject Bucket=b Key=k',
  ),
  one(
    'decorators',
    `const s3 = new S3();
      const audited = (_target: any, _key: string, descriptor: PropertyDescriptor) => { const inner = descriptor.value; descriptor.value = async function (...args: any[]) { await s3.putObject({ Bucket: 'audit', Key: 'k' }); return inner.apply(this, args); }; return descriptor; };
      class Service { @audited read(Key: string) { return s3.getObject({ Bucket: 'b', Key }); } remove() { return s3.deleteObject({ Bucket: 'b', Key: 'k' }); } }
      app.lambdaFunction('f', () => new Service().read('x'));`,
    's3:GetObject Bucket=b Key=x',
    's3:PutObject Bucket=audit Key=k',
  ),
  one(
    'this in callbacks, frozen objects and getters',
    `const repo = Object.freeze({ s3: new S3(), get bucket() { void this.s3.headBucket({ Bucket: 'head' }); return 'b'; }, saveAll(keys: string[]) { return keys.map((Key) => this.s3.putObject({ Bucket: this.bucket, Key })); } });
      app.lambdaFunction('f', () => repo.saveAll(['k']));`,
    's3:HeadBucket Bucket=head',
    's3:PutObject Bucket=b Key=k',
  ),
  {
    name: 'CommonJS modules',
    given: {
      'app.ts': `import store, { put } from './store.cjs'; import * as all from './store.cjs'; const again = require('./store.cjs');
        app.lambdaFunction('a', () => put('k')); app.lambdaFunction('b', () => store.get('k')); app.lambdaFunction('c', () => all.remove()); app.lambdaFunction('d', () => again.get('d')); app.lambdaFunction('e', async () => (await import('./store.cjs')).default.put('e'));`,
      'store.cjs': `const { S3Client, PutObjectCommand, GetObjectCommand, ...rest } = require('@aws-sdk/client-s3'); const s3 = new S3Client();
        exports.put = (Key) => s3.send(new PutObjectCommand({ Bucket: 'b', Key })); exports.get = (Key) => s3.send(new GetObjectCommand({ Bucket: 'b', Key })); module.exports.remove = () => s3.send(new rest.DeleteObjectCommand({ Bucket: 'b' }));`,
    },
    want: {
      a: ['s3:PutObject Bucket=b Key=k'],
      b: ['s3:GetObject Bucket=b Key=k'],
      c: ['s3:DeleteObject Bucket=b'],
      d: ['s3:GetObject Bucket=b Key=d'],
      e: ['s3:PutObject Bucket=b Key=e'],
    },
  },
  {
    name: 'classes of TypeScript as older compilers write them',
    given: {
      'app.ts': `import { Child } from './old.cjs'; app.lambdaFunction('f', () => new Child('b').put('k'));`,
      'old.cjs': `"use strict"; Object.defineProperty(exports, "__esModule", { value: true });
        var __extends = (this && this.__extends) || (function () { var extendStatics = function (d, b) { extendStatics = Object.setPrototypeOf || ({ __proto__: [] } instanceof Array && function (d, b) { d.__proto__ = b; }) || function (d, b) { for (var p in b) if (Object.prototype.hasOwnProperty.call(b, p)) d[p] = b[p]; }; return extendStatics(d, b); };
          return function (d, b) { extendStatics(d, b); function __() { this.constructor = d; } d.prototype = b === null ? Object.create(b) : (__.prototype = b.prototype, new __()); }; })();
        var client_s3_1 = require("@aws-sdk/client-s3");
        var Parent = /** @class */ (function () { function Parent(bucket) { this.bucket = bucket; this.s3 = new client_s3_1.S3Client({}); } Parent.prototype.put = function (key) { return this.s3.send(new client_s3_1.PutObjectCommand({ Bucket: this.bucket, Key: key })); }; return Parent; }());
        var Child = (function (_super) { __extends(Child, _super); function Child() { return _super !== null && _super.apply(this, arguments) || this; } return Child; }(Parent)); exports.Child = Child;`,
    },
    want: { f: ['s3:PutObject Bucket=b Key=k'] },
  },
  one(
    'classes that extend those of the SDK',
    `class Own extends S3Client { constructor() { super({ region: 'eu-west-1' }); } save(Key: string) { return this.send(new Named(Key)); } }
      class Named extends PutObjectCommand { constructor(Key: string) { super({ Bucket: 'b', Key }); } }
      app.lambdaFunction('f', () => new Own().save('k'));`,
    's3:PutObject Bucket=b Key=k in eu-west-1',
  ),
  one(
    'functions of Node around a client, and storage that is asynchronous',
    `import { promisify } from 'node:util'; import { AsyncLocalStorage } from 'node:async_hooks'; const storage = new AsyncLocalStorage<S3>();
      const later = promisify((key: string, done: () => void) => { new S3().headObject({ Bucket: 'b', Key: 'h' }).then(done); });
      app.lambdaFunction('f', async () => { await later('x'); return storage.run(new S3(), async () => storage.getStore()!.putObject({ Bucket: 'b', Key: 'k' })); });`,
    's3:HeadObject Bucket=b Key=h',
    's3:PutObject Bucket=b Key=k',
  ),
  {
    name: 'middleware, for the functions that it is registered for',
    given: `import { ConvertToMiddleware } from 'tschalice'; ${s3} const s3 = new S3();
      app.middleware('http', async (event, next) => { await s3.getObject({ Bucket: 'http' }); return next(event); });
      app.registerMiddleware(ConvertToMiddleware((handler) => async (event, context) => { await s3.putObject({ Bucket: 'all' }); return handler(event, context); }));
      app.middleware('sqs', async () => s3.deleteObject({ Bucket: 'sqs' }));
      app.lambdaFunction('f', () => 1); app.get('/x', () => 2);`,
    want: { f: ['s3:PutObject Bucket=all'], '/x': ['s3:GetObject Bucket=http', 's3:PutObject Bucket=all'] },
  },
  {
    name: 'names that are joined, or have a default',
    given: `${s3} const s3 = new S3(); const { TABLE = 'fallback', OTHER: other } = process.env; const sorted = ['b', 'a']; sorted.sort();
      app.lambdaFunction('f', () => s3.headBucket({ Bucket: ['a', process.env.STAGE, 'c'].join('-') })); app.lambdaFunction('g', () => s3.headBucket({ Bucket: sorted.join('-') }));
      app.lambdaFunction('h', () => s3.headBucket({ Bucket: TABLE })); app.lambdaFunction('i', () => s3.headBucket({ Bucket: other }));
      app.lambdaFunction('k', (event) => { const { K = 'd' } = event.x ? process.env : {}; return s3.headBucket({ Bucket: K }); });
      app.lambdaFunction('j', () => ((Bucket = 'c') => s3.headBucket({ Bucket }))(process.env.B));`,
    want: {
      f: ['s3:HeadBucket Bucket=a-$STAGE-c'],
      g: ['s3:HeadBucket Bucket=?'],
      h: ['s3:HeadBucket Bucket=$TABLE??fallback'],
      i: ['s3:HeadBucket Bucket=$OTHER'],
      j: ['s3:HeadBucket Bucket=$B??c'],
      k: ['s3:HeadBucket Bucket=d|$K??d'],
    },
  },
  {
    name: 'names that are made of others',
    given: `${s3} const s3 = new S3(); const parts = 'a/b/c'.split('/'); const [first, , third] = parts; const find = 'a'; let long = 'aa'; for (;;) long = long.replaceAll('a', 'aaaaaaaaaa');
      app.lambdaFunction('f', () => s3.headBucket({ Bucket: 'Orders'.toLowerCase() })); app.lambdaFunction('g', () => s3.headBucket({ Bucket: \`Orders-\${process.env.STAGE}\`.toUpperCase() }));
      app.lambdaFunction('h', () => s3.headBucket({ Bucket: 'a_b_c'.replaceAll('_', '-') })); app.lambdaFunction('i', () => s3.headBucket({ Bucket: 'a_b_c'.replace('_', '-') }));
      app.lambdaFunction('j', () => s3.headBucket({ Bucket: first + third })); app.lambdaFunction('k', () => s3.headBucket({ Bucket: parts[1] }));
      app.lambdaFunction('l', (event) => s3.headBucket({ Bucket: 'a-b'.replace(event.x ? find : 'b', 'c') })); app.lambdaFunction('m', () => s3.headBucket({ Bucket: 'a-b'.replace(/a/, 'c') }));
      app.lambdaFunction('n', () => 'a'.replace('a', () => { s3.headBucket({ Bucket: 'n' }); return ''; })); app.lambdaFunction('o', (event) => s3.headBucket({ Bucket: 'a-b'.replace(event.x, 'c') }));
      app.lambdaFunction('p', () => s3.headBucket({ Bucket: long })); app.lambdaFunction('q', (event) => s3.headBucket({ Bucket: 'a-b'.split(event.x)[0] }));
      app.lambdaFunction('r', () => s3.headBucket({ Bucket: process.env.STAGE.toLowerCase() })); app.lambdaFunction('s', () => s3.headBucket({ Bucket: 'a_b_c'.replace('_', process.env.STAGE) }));
      app.lambdaFunction('t', () => s3.headBucket({ Bucket: '_b_'.replaceAll('_', process.env.STAGE) })); app.lambdaFunction('u', () => s3.headBucket({ Bucket: 'ab'.replace('_', process.env.STAGE) }));`,
    want: {
      f: ['s3:HeadBucket Bucket=orders'],
      g: ['s3:HeadBucket Bucket=Orders-$STAGE.toUpperCase()'],
      h: ['s3:HeadBucket Bucket=a-b-c'],
      i: ['s3:HeadBucket Bucket=a-b_c'],
      j: ['s3:HeadBucket Bucket=ac'],
      k: ['s3:HeadBucket Bucket=b'],
      l: ['s3:HeadBucket Bucket=a-c|c-b'],
      m: ['s3:HeadBucket Bucket=c-b'],
      n: ['s3:HeadBucket Bucket=n'],
      o: ['s3:HeadBucket Bucket=?'],
      p: [`s3:HeadBucket Bucket=aa|${'a'.repeat(20)}|${'a'.repeat(200)}|?`],
      q: ['s3:HeadBucket Bucket=?'],
      r: ['s3:HeadBucket Bucket=$STAGE.toLowerCase()'],
      s: ['s3:HeadBucket Bucket=a_b_c.replace(_, $STAGE)'],
      t: ['s3:HeadBucket Bucket=_b_.replaceAll(_, $STAGE)'],
      u: ['s3:HeadBucket Bucket=ab.replace(_, $STAGE)'],
    },
  },
  {
    name: 'methods of texts that are not known as characters, or that give nothing which is known',
    given: `${s3} const s3 = new S3(); const { A, B } = process.env; const cut = (text, start) => text.slice(start);
      const add = (text, end) => text.concat('-', end); let grown = A; for (;;) grown = grown.padEnd(3, B).slice(1);
      app.lambdaFunction('f', () => s3.headBucket({ Bucket: A.slice(2).concat(B) })); app.lambdaFunction('g', (event) => s3.headBucket({ Bucket: cut(A, event.start) }));
      app.lambdaFunction('h', () => s3.headBucket({ Bucket: add('h', A) })); app.lambdaFunction('i', () => s3.headBucket({ Bucket: add('i', 'x') }));
      app.lambdaFunction('j', () => s3.headBucket({ Bucket: A.split(/[,;]/)[1] })); app.lambdaFunction('k', () => s3.headBucket({ Bucket: 'a'.repeat(2000) }));
      app.lambdaFunction('l', () => s3.headBucket({ Bucket: 'aaaa'.replace(/(a+)+$/, '') })); app.lambdaFunction('m', () => s3.headBucket({ Bucket: 'ab'.repeat(-1) }));
      app.lambdaFunction('n', () => s3.headBucket({ Bucket: A.replace(/-/g, () => '_') })); app.lambdaFunction('o', () => s3.headBucket({ Bucket: 'I'.toLocaleLowerCase('tr') }));
      app.lambdaFunction('p', () => s3.headBucket({ Bucket: grown })); app.lambdaFunction('q', (event) => s3.headBucket({ Bucket: 'abc'.slice(event.from, 2) }));`,
    want: {
      f: ['s3:HeadBucket Bucket=$A.slice(2)$B'],
      g: ['s3:HeadBucket Bucket=?'],
      h: ['s3:HeadBucket Bucket=h-$A'],
      i: ['s3:HeadBucket Bucket=i-x'],
      j: ['s3:HeadBucket Bucket=$A.split(/…/)[1]'],
      k: ['s3:HeadBucket Bucket=?'],
      l: ['s3:HeadBucket Bucket=?'],
      m: ['s3:HeadBucket Bucket=?'],
      n: ['s3:HeadBucket Bucket=$A.replace(/…/, ?)'],
      o: ['s3:HeadBucket Bucket=?'],
      p: [`s3:HeadBucket Bucket=${[3, 2, 1].map((times) => `$A${'.padEnd(3, $B).slice(1)'.repeat(times)}`).join('|')}|?|$A`],
      q: ['s3:HeadBucket Bucket=?'],
    },
  },
  {
    name: 'lists that are joined, and lists that are changed before something is taken from them',
    given: `${s3} const s3 = new S3(); const { A } = process.env; const list = (...more) => ['a', A, ...more];
      app.lambdaFunction('f', () => { const parts = ['a', A, undefined]; return s3.headBucket({ Bucket: parts.join('-') }); });
      app.lambdaFunction('g', () => { const parts = ['a', 'b']; parts.push('c'); return s3.headBucket({ Bucket: parts.join('-') }); });
      app.lambdaFunction('h', () => { const parts = ['a', 'b']; parts[1] = 'c'; return s3.headBucket({ Bucket: parts.join('-') }); });
      app.lambdaFunction('i', () => { const parts = ['a', 'b']; parts.shift(); return s3.headBucket({ Bucket: parts[0] }); });
      app.lambdaFunction('j', () => { const parts = A.split('/'); parts.reverse(); return s3.headBucket({ Bucket: parts[0] }); });
      app.lambdaFunction('k', () => { const parts = A.split('/'); parts.pop(); return s3.headBucket({ Bucket: parts.pop() }); });
      app.lambdaFunction('l', () => s3.headBucket({ Bucket: A.split('/').pop() + 'a/b'.split('/').at(-1) }));
      app.lambdaFunction('m', () => s3.headBucket({ Bucket: list('b').join() }));`,
    want: {
      f: ['s3:HeadBucket Bucket=a-$A-'],
      g: ['s3:HeadBucket Bucket=?'],
      h: ['s3:HeadBucket Bucket=?'],
      i: ['s3:HeadBucket Bucket=a|b'],
      j: ['s3:HeadBucket Bucket=$A.split(/)[0]|$A.split(/)[0…]'],
      k: ['s3:HeadBucket Bucket=$A.split(/)[0…]'],
      l: ['s3:HeadBucket Bucket=$A.split(/)[-1]b'],
      m: ['s3:HeadBucket Bucket=?'],
    },
  },
  {
    name: 'what a batch has left over, which is of the same tables',
    given: `import { BatchWriteItemCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb'; import { BatchGetCommand, DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'; const db = new DynamoDBClient(); const documents = DynamoDBDocumentClient.from(db);
      app.lambdaFunction('f', async () => { let items: any = { t: [{}] }; while (items !== undefined) { const { UnprocessedItems } = await db.send(new BatchWriteItemCommand({ RequestItems: items })); items = UnprocessedItems; } });
      app.lambdaFunction('g', async () => { let got = await documents.send(new BatchGetCommand({ RequestItems: { t: { Keys: [] } } })); while (got.UnprocessedKeys) got = await documents.send(new BatchGetCommand({ RequestItems: got.UnprocessedKeys })); return got.Responses!.t!.map(({ id }) => id); });`,
    want: { f: ['dynamodb:BatchWriteItem RequestItems={t=[{}]}'], g: ['dynamodb:BatchGetItem RequestItems={t={Keys=[]}}'] },
  },
];
