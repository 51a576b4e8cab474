import type { CallsCase } from './calls-case.js';

const s3 = "import { S3, S3Client, GetObjectCommand, PutObjectCommand, DeleteObjectCommand, CopyObjectCommand } from '@aws-sdk/client-s3';\n";

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
    name: 'dead code',
    given: `${s3} const s3 = new S3Client();
      export const unused = () => s3.send(new DeleteObjectCommand({ Bucket: 'b' }));
      class Repo { put() { return s3.send(new PutObjectCommand({ Bucket: 'b' })); } remove() { return unused(); } }
      const table = { unused, put: () => new Repo().put() };
      app.lambdaFunction('f', () => table.put());`,
    want: { f: ['s3:PutObject Bucket=b'] },
  },
];
