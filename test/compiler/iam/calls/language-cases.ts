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
    name: 'dead code',
    given: `${s3} const s3 = new S3Client();
      export const unused = () => s3.send(new DeleteObjectCommand({ Bucket: 'b' }));
      class Repo { put() { return s3.send(new PutObjectCommand({ Bucket: 'b' })); } remove() { return unused(); } }
      const table = { unused, put: () => new Repo().put() };
      app.lambdaFunction('f', () => table.put());`,
    want: { f: ['s3:PutObject Bucket=b'] },
  },
];
