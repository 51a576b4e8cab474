import type { CallsCase } from './calls-case.js';

const s3 = `import { S3, S3Client, PutObjectCommand } from '@aws-sdk/client-s3'; const s3 = new S3();
`;

function numbers(count: number, text: (index: number) => string): string {
  return Array.from({ length: count }, (_one, index) => text(index)).join('');
}

/** More values at one place than are told apart: what is left out counts as not known, and nothing that leads to calls is left out. */
export const manyCases: readonly CallsCase[] = [
  {
    name: 'names of buckets',
    given: `${s3} const names = [${numbers(21, (index) => `'b${index}',`)}]; const few = names.slice(0, 2);
      app.lambdaFunction('loop', async () => { for (const Bucket of names) await s3.headBucket({ Bucket }); });
      app.lambdaFunction('index', async (event) => { const Bucket = names[event.index]; await s3.headBucket({ Bucket }); });
      app.lambdaFunction('joined', async (event) => { await s3.headBucket({ Bucket: 'x-' + names[event.index] }); });
      app.lambdaFunction('one', async () => { await s3.headBucket({ Bucket: names[2] }); });`,
    want: { loop: ['s3:HeadBucket Bucket=?'], index: ['s3:HeadBucket Bucket=?'], joined: ['s3:HeadBucket Bucket=?'], one: ['s3:HeadBucket Bucket=b2'] },
  },
  {
    name: 'objects that get a function later',
    given: `${s3} const all: any[] = [${numbers(30, (index) => `{ name: '${index}' },`)}];
      const fill = () => { for (const one of all) one.run = () => s3.putObject({ Bucket: one.name }); }; fill();
      app.lambdaFunction('first', () => all[2].run()); app.lambdaFunction('last', () => all[29].run()); app.lambdaFunction('any', (event) => all[event.index].run());`,
    want: { first: ['s3:PutObject Bucket=?'], last: ['s3:PutObject Bucket=?'], any: ['s3:PutObject Bucket=?'] },
  },
  {
    name: 'objects that get a function by another way',
    given: `${s3} const all: any[] = [${numbers(30, (index) => `{ name: '${index}' },`)}]; const pick = (index: number) => all[index];
      all[29].inner = { run: () => s3.putObject({ Bucket: 'b' }) };
      app.lambdaFunction('any', (event) => pick(event.index).inner.run());`,
    want: { any: ['s3:PutObject Bucket=b'] },
  },
  {
    name: 'handlers in a table that a function fills',
    given: `${s3} const table: any[] = []; const register = (name: string, handler: () => unknown) => { table.push({ name, handler }); };
      ${numbers(30, (index) => `register('${index}', () => ${index}); `)} register('last', () => s3.putObject({ Bucket: 'b' }));
      app.lambdaFunction('loop', async () => { for (const one of table) await one.handler(); });
      app.lambdaFunction('find', async (event) => table.find(({ name }) => name === event.name).handler());`,
    want: { loop: ['s3:PutObject Bucket=b'], find: ['s3:PutObject Bucket=b'] },
  },
  {
    name: 'methods of a client',
    given: `${s3} const names = [${numbers(20, (index) => `'head${letter(index)}',`)} 'putObject'];
      app.lambdaFunction('f', (event) => (s3 as any)[names[event.index]]({ Bucket: 'b' }));`,
    want: { f: ['? computed-operation s3', ...Array.from({ length: 20 }, (_one, index) => `s3:Head${letter(index)} Bucket=b`)] },
  },
];

function letter(index: number): string {
  return String.fromCodePoint(97 + index);
}
