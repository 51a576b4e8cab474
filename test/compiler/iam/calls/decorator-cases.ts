import type { CallsCase } from './calls-case.js';

const s3 = `import { S3 } from '@aws-sdk/client-s3'; const s3 = new S3();
`;

/** Decorators of the standard, which the bundler turns into calls of its own functions. */
export const decoratorCases: readonly CallsCase[] = [
  decorated(
    'methods, each with its own wrapper',
    `const after = (work: () => unknown) => (method: any, _context: any) => function (this: any, ...given: any[]) { work(); return method.apply(this, given); };
      class A { @after(() => s3.getObject({ Bucket: 'a' })) one(Bucket: string) { return s3.putObject({ Bucket }); } two() { return s3.headObject({ Bucket: 'two' }); }
        @after(() => s3.getObject({ Bucket: 's' })) static three() { return 3; } @after(() => s3.getObject({ Bucket: 'p' })) #four() { return 4; } four() { return this.#four(); } }
      app.lambdaFunction('one', () => new A().one('b')); app.lambdaFunction('two', () => new A().two()); app.lambdaFunction('three', () => A.three()); app.lambdaFunction('four', () => new A().four());`,
    {
      one: ['s3:GetObject Bucket=a', 's3:PutObject Bucket=b'],
      two: ['s3:HeadObject Bucket=two'],
      three: ['s3:GetObject Bucket=s'],
      four: ['s3:GetObject Bucket=p'],
    },
  ),
  decorated(
    'accessors and fields, each with its own value',
    `const first = (make: () => any) => (_value: any, _context: any): any => () => make();
      const lazy = (make: () => any) => (_target: any, _context: any): any => ({ get: make, init: (value: any) => value });
      class A { @first(() => ({ go: () => s3.getObject({ Bucket: 'f' }) })) field: any; @lazy(() => ({ go: () => s3.putObject({ Bucket: 'l' }) })) accessor later: any;
        @first(() => ({ go: () => s3.headObject({ Bucket: 'p' }) })) #own: any; own() { return this.#own.go(); } @(<any>((_v: any, _c: any) => undefined)) accessor plain = { go: () => s3.copyObject({ Bucket: 'plain' }) }; }
      app.lambdaFunction('field', () => new A().field.go()); app.lambdaFunction('later', () => new A().later.go()); app.lambdaFunction('own', () => new A().own()); app.lambdaFunction('plain', () => (new A().plain as any).go());`,
    { field: ['s3:GetObject Bucket=f'], later: ['s3:PutObject Bucket=l'], own: ['s3:HeadObject Bucket=p'], plain: ['s3:CopyObject Bucket=plain'] },
  ),
  decorated(
    'getters and setters',
    `const around = (work: () => unknown) => (method: any, _context: any) => function (this: any, value?: any) { work(); return method.call(this, value); };
      class A { @around(() => s3.getObject({ Bucket: 'g' })) get value() { return 1; } @around(() => s3.putObject({ Bucket: 's' })) set value(_given: number) { s3.headObject({ Bucket: 'h' }); } }
      app.lambdaFunction('get', () => new A().value); app.lambdaFunction('set', () => { new A().value = 1; });`,
    { get: ['s3:GetObject Bucket=g'], set: ['s3:HeadObject Bucket=h', 's3:PutObject Bucket=s'] },
  ),
  decorated(
    'classes, and what runs when one is ready or an object is made',
    `const all = new Map<any, any>(); const kept = (name: string) => (type: any, context: any) => { context.addInitializer(() => all.set(name, new type())); };
      const replaced = (type: any, _context: any): any => class extends type { more() { return s3.headObject({ Bucket: 'more' }); } };
      const bound = (_method: any, context: any) => { context.addInitializer(function (this: any) { this[context.name] = this[context.name].bind(this); this.start = () => s3.copyObject({ Bucket: 'start' }); }); };
      @kept('a') class A { go() { return s3.getObject({ Bucket: 'a' }); } } @kept('b') @replaced class B { go() { return s3.putObject({ Bucket: 'b' }); } }
      class C { @bound go() { return 1; } }
      app.lambdaFunction('a', () => all.get('a').go()); app.lambdaFunction('b', () => all.get('b').go()); app.lambdaFunction('more', () => (new B() as any).more()); app.lambdaFunction('start', () => (new C() as any).start());
      app.lambdaFunction('none', () => new A());`,
    { a: ['s3:GetObject Bucket=a'], b: ['s3:PutObject Bucket=b'], more: ['s3:HeadObject Bucket=more'], start: ['s3:CopyObject Bucket=start'], none: [] },
  ),
];

function decorated(name: string, code: string, want: CallsCase['want']): CallsCase {
  // What it holds is not read; with it, decorators are those of the standard.
  return { name, given: { 'app.ts': s3 + code, tsconfig: '{}' }, want };
}
