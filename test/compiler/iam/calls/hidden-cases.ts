import type { CallsCase } from './calls-case.js';

/** Code that runs without a call of it, or that is not there to be seen. */
export const hiddenCases: readonly CallsCase[] = [
  {
    name: 'what is added to a stack of middleware',
    given: `import { S3Client, PutObjectCommand, HeadObjectCommand } from '@aws-sdk/client-s3'; const s3 = new S3Client(); const other = new S3Client();
s3.middlewareStack.add((next) => async (args) => { await other.send(new HeadObjectCommand({ Bucket: 'mw', Key: 'x' })); return next(args); }, { step: 'build' });
s3.middlewareStack.use({ applyToStack: (stack) => { stack.add((next) => async (args) => { await other.send(new HeadObjectCommand({ Bucket: 'plugin', Key: 'x' })); return next(args); }, { step: 'build' }); } });
app.lambdaFunction('f', async (e) => { await s3.send(new PutObjectCommand({ Bucket: 'b', Key: 'x' })); });
app.lambdaFunction('g', async (e) => { await other.send(new PutObjectCommand({ Bucket: 'g', Key: 'x' })); });`,
    want: {
      f: ['s3:HeadObject Bucket=mw Key=x', 's3:HeadObject Bucket=plugin Key=x', 's3:PutObject Bucket=b Key=x'],
      g: ['s3:PutObject Bucket=g Key=x'],
    },
  },
  {
    name: 'what a function made of texts gets',
    given: `import { S3Client, PutObjectCommand } from '@aws-sdk/client-s3'; const s3 = new S3Client();
app.lambdaFunction('given', () => new Function('client', 'Command', 'return client.send(new Command({}))')(s3, PutObjectCommand));
app.lambdaFunction('global', () => Function('return this')());`,
    want: { given: ['? client-passed-on s3', 's3:PutObject ?'], global: [] },
  },
  {
    name: 'conversions to a text, a number or JSON',
    given: `import { S3 } from '@aws-sdk/client-s3'; const s3 = new S3();
const w = (Bucket) => { s3.headBucket({ Bucket }); return 'x'; };
class A { toString() { return w('ts'); } } class B { valueOf() { return w('vo'); } } class C { [Symbol.toPrimitive]() { return w('tp'); } } class D { toJSON() { return w('tj'); } } class E { static [Symbol.hasInstance]() { return w('hi'); } }
app.lambdaFunction('template', () => \`\${new A()}\`);
app.lambdaFunction('plus', () => 'a' + new A());
app.lambdaFunction('String', () => String(new A()));
app.lambdaFunction('minus', () => (new B() as any) - 1);
app.lambdaFunction('unary', () => +(new B() as any));
app.lambdaFunction('less', () => (new B() as any) < 1);
app.lambdaFunction('prim', () => \`\${new C()}\`);
app.lambdaFunction('json', () => JSON.stringify({ a: new D() }));
app.lambdaFunction('returned', () => ({ a: [new D()] }));
app.lambdaFunction('key', () => ({} as any)[new A() as any]);
app.lambdaFunction('loose', () => (new A() as any) == 'x');
app.lambdaFunction('join', () => [new A()].join());
app.lambdaFunction('instance', () => ({} instanceof (E as any)));
app.lambdaFunction('in', () => ((new A() as any) in {}));
app.lambdaFunction('Number', () => Number(new B()));
app.lambdaFunction('Math', () => Math.max(new B() as any));
app.lambdaFunction('console', () => console.log('%s', new A()));
app.lambdaFunction('set', () => { const o: any = {}; o[new A() as any] = 1; });
app.lambdaFunction('none', () => 1);`,
    want: {
      template: ['s3:HeadBucket Bucket=ts'],
      plus: ['s3:HeadBucket Bucket=ts'],
      String: ['s3:HeadBucket Bucket=ts'],
      minus: ['s3:HeadBucket Bucket=vo'],
      unary: ['s3:HeadBucket Bucket=vo'],
      less: ['s3:HeadBucket Bucket=vo'],
      prim: ['s3:HeadBucket Bucket=tp'],
      json: ['s3:HeadBucket Bucket=tj'],
      returned: ['s3:HeadBucket Bucket=tj'],
      key: ['s3:HeadBucket Bucket=ts'],
      loose: ['s3:HeadBucket Bucket=ts'],
      join: ['s3:HeadBucket Bucket=ts'],
      instance: ['s3:HeadBucket Bucket=hi'],
      in: ['s3:HeadBucket Bucket=ts'],
      Number: ['s3:HeadBucket Bucket=vo'],
      Math: ['s3:HeadBucket Bucket=vo'],
      console: ['s3:HeadBucket Bucket=ts'],
      set: ['s3:HeadBucket Bucket=ts'],
      none: [],
    },
  },
  {
    name: 'iteration, awaiting, tags and disposal',
    given: `import { S3 } from '@aws-sdk/client-s3'; const s3 = new S3();
const w = (Bucket) => { s3.headBucket({ Bucket }); return 'x'; };
class I { *[Symbol.iterator]() { w('it'); yield 1; } } class AI { async *[Symbol.asyncIterator]() { w('ai'); yield 1; } }
class T { then(ok) { w('then'); ok(1); } } class R { [Symbol.asyncDispose]() { w('ad'); } [Symbol.dispose]() { w('d'); } }
class Hand { i = 0; [Symbol.iterator]() { return { next: () => { w('next'); return { done: true, value: 1 }; }, return: () => { w('return'); return {} as any; } }; } }
const tag = (s, ...v) => { w('tag'); return v[0]; };
app.lambdaFunction('spread', () => [...new I()]);
app.lambdaFunction('args', () => Math.max(...(new I() as any)));
app.lambdaFunction('destruct', () => { const [a] = new I() as any; return a; });
app.lambdaFunction('forof', () => { for (const a of new I()) return a; });
app.lambdaFunction('from', () => Array.from(new I() as any));
app.lambdaFunction('map', () => new Map(new I() as any));
app.lambdaFunction('set', () => new Set(new I() as any));
app.lambdaFunction('all', () => Promise.all(new I() as any));
app.lambdaFunction('forawait', async () => { for await (const a of new AI()) return a; });
app.lambdaFunction('hand', () => { for (const a of new Hand() as any) break; });
app.lambdaFunction('await', async () => await (new T() as any));
app.lambdaFunction('resolve', async () => Promise.resolve(new T()));
app.lambdaFunction('returned', async () => new T());
app.lambdaFunction('returnedplain', () => new T());
app.lambdaFunction('thenreturn', () => Promise.resolve(1).then(() => new T()));
app.lambdaFunction('pall', () => Promise.all([new T()]));
app.lambdaFunction('tagged', () => tag\`a\${1}\`);
app.lambdaFunction('using', async () => { await using r = new R(); });
app.lambdaFunction('usingsync', () => { using r = new R() as any; });
app.lambdaFunction('yieldstar', () => { function* g() { yield* new I(); } return [...g()]; });
app.lambdaFunction('none', () => 1);`,
    want: {
      spread: ['s3:HeadBucket Bucket=it'],
      args: ['s3:HeadBucket Bucket=it'],
      destruct: ['s3:HeadBucket Bucket=it'],
      forof: ['s3:HeadBucket Bucket=it'],
      from: ['s3:HeadBucket Bucket=it'],
      map: ['s3:HeadBucket Bucket=it'],
      set: ['s3:HeadBucket Bucket=it'],
      all: ['s3:HeadBucket Bucket=it'],
      forawait: ['s3:HeadBucket Bucket=ai'],
      hand: ['s3:HeadBucket Bucket=next', 's3:HeadBucket Bucket=return'],
      await: ['s3:HeadBucket Bucket=then'],
      resolve: ['s3:HeadBucket Bucket=then'],
      returned: ['s3:HeadBucket Bucket=then'],
      returnedplain: ['s3:HeadBucket Bucket=then'],
      thenreturn: ['s3:HeadBucket Bucket=then'],
      pall: ['s3:HeadBucket Bucket=then'],
      tagged: ['s3:HeadBucket Bucket=tag'],
      using: ['s3:HeadBucket Bucket=ad', 's3:HeadBucket Bucket=d'],
      usingsync: ['s3:HeadBucket Bucket=ad', 's3:HeadBucket Bucket=d'],
      yieldstar: ['s3:HeadBucket Bucket=it'],
      none: [],
    },
  },
  {
    name: 'text that runs as code',
    given: `import { S3 } from '@aws-sdk/client-s3'; import vm from 'node:vm'; import { runInNewContext, Script } from 'node:vm'; const s3 = new S3();
app.lambdaFunction('eval', (e) => eval(e.code));
app.lambdaFunction('indirect', (e) => (0, eval)(e.code));
app.lambdaFunction('Function', (e) => new Function('s3', e.code)(s3));
app.lambdaFunction('Function2', (e) => Function(e.code)());
app.lambdaFunction('vm', (e) => vm.runInThisContext(e.code));
app.lambdaFunction('vm2', (e) => runInNewContext(e.code, { s3 }));
app.lambdaFunction('script', (e) => new Script(e.code).runInThisContext());
app.lambdaFunction('ctor', (e) => (async () => 1).constructor(e.code)());
app.lambdaFunction('lodash', () => Function('return this')());
app.lambdaFunction('none', () => 1);`,
    want: {
      lodash: [],
      eval: ['? unseen-code'],
      indirect: ['? unseen-code'],
      Function: ['? client-passed-on s3', '? unseen-code'],
      Function2: ['? unseen-code'],
      vm: ['? unseen-code'],
      vm2: ['? unseen-code'],
      script: ['? unseen-code'],
      ctor: ['? unseen-code'],
      none: [],
    },
  },
  {
    name: 'getters that writing JSON reads',
    given: `import { S3 } from '@aws-sdk/client-s3'; const s3 = new S3();
      const one = { get size() { return s3.headBucket({ Bucket: 'size' }); } }; const other = { get ['name']() { return s3.headBucket({ Bucket: 'name' }); } };
      app.lambdaFunction('written', () => JSON.stringify([one])); app.lambdaFunction('returned', () => ({ other })); app.lambdaFunction('none', () => typeof one);`,
    want: { written: ['s3:HeadBucket Bucket=size'], returned: ['s3:HeadBucket Bucket=name'], none: [] },
  },
];
